import type { Scalar } from './scalar';

/**
 * A complex number a + bi with the operations of `Scalar`.
 *
 * @example
 * import { Complex } from 'nabla';
 * const i = new Complex(0, 1);
 * i.times(i).value; // → -1
 * @source R. Smith, Algorithm 116: complex division, 1962; curriculum 01
 */
export class Complex implements Scalar<Complex> {
  constructor(
    /** The real part a. */
    readonly value: number,
    /** The imaginary part b. */
    readonly imaginary = 0,
  ) {}

  plus(other: Complex | number): Complex {
    const { value, imaginary } = toComplex(other);
    return new Complex(this.value + value, this.imaginary + imaginary);
  }

  minus(other: Complex | number): Complex {
    const { value, imaginary } = toComplex(other);
    return new Complex(this.value - value, this.imaginary - imaginary);
  }

  times(other: Complex | number): Complex {
    const { value: c, imaginary: d } = toComplex(other);
    const { value: a, imaginary: b } = this;
    return new Complex(a * c - b * d, a * d + b * c);
  }

  /** Smith's formula, which divides by the larger part first, so that squares do not overflow. */
  over(other: Complex | number): Complex {
    const { value: c, imaginary: d } = toComplex(other);
    const { value: a, imaginary: b } = this;
    if (Math.abs(c) >= Math.abs(d)) {
      const ratio = d / c;
      const divisor = c + d * ratio;
      return new Complex((a + b * ratio) / divisor, (b - a * ratio) / divisor);
    }
    const ratio = c / d;
    const divisor = c * ratio + d;
    return new Complex((a * ratio + b) / divisor, (b * ratio - a) / divisor);
  }

  /** Whole powers multiply; others are exp(k log z), which for negative real z leaves the real line. */
  power(exponent: number): Complex {
    if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
      let result = new Complex(1);
      for (let k = 0; k < Math.abs(exponent); k++) result = result.times(this);
      return exponent < 0 ? new Complex(1).over(result) : result;
    }
    return this.log().times(exponent).exp();
  }

  exp(): Complex {
    const length = Math.exp(this.value);
    return new Complex(length * Math.cos(this.imaginary), length * Math.sin(this.imaginary));
  }

  log(): Complex {
    return new Complex(
      Math.log(Math.hypot(this.value, this.imaginary)),
      Math.atan2(this.imaginary, this.value),
    );
  }

  /** The root with real part at least 0, computed without subtracting nearly equal numbers. */
  sqrt(): Complex {
    const { value: a, imaginary: b } = this;
    if (a === 0 && b === 0) return new Complex(0);
    const larger = Math.sqrt((Math.hypot(a, b) + Math.abs(a)) / 2);
    const smaller = b / (2 * larger);
    if (a >= 0) return new Complex(larger, smaller);
    // On the branch cut the sign of zero tells the side, as it does for `log`.
    const isBelow = b < 0 || Object.is(b, -0);
    return new Complex(Math.abs(smaller), isBelow ? -larger : larger);
  }

  sin(): Complex {
    const { value: a, imaginary: b } = this;
    return new Complex(Math.sin(a) * Math.cosh(b), Math.cos(a) * Math.sinh(b));
  }

  cos(): Complex {
    const { value: a, imaginary: b } = this;
    return new Complex(Math.cos(a) * Math.cosh(b), -Math.sin(a) * Math.sinh(b));
  }

  /** tanh(a + bi) = (tanh a (1 + t²) + i t (1 − tanh² a)) / (1 + t² tanh² a), t = tan b. */
  tanh(): Complex {
    const real = Math.tanh(this.value);
    const t = Math.tan(this.imaginary);
    const divisor = 1 + t * t * real * real;
    return new Complex((real * (1 + t * t)) / divisor, (t * (1 - real) * (1 + real)) / divisor);
  }
}

function toComplex(x: Complex | number): Complex {
  return typeof x === 'number' ? new Complex(x) : x;
}

import * as wasm from './wasm-assembler';

/** Parameters: addresses of the scores, their end and the signs; then the locals. */
const [SCORES, END, SIGNS, X, N, R, SIGN] = [0, 1, 2, 3, 4, 5, 6];

/** 1.5·2⁵²: added to a small number, it leaves the nearest whole number in the low bits. */
const ROUNDER = 6_755_399_441_055_744;
/** ln 2 in two parts; the first has so few bits that its products with whole numbers up to 1024 are exact. */
const LN2_HIGH = 0.693_147_180_369_123_8;
const LN2_LOW = 1.908_214_929_270_587_7e-10;
/** Beyond ±708, e^x leaves the range of normal doubles; σ is 0 or 1 to 300 digits there. */
const LIMIT = 708;
/** The Taylor series of e^r to r¹³/13!: for |r| ≤ ½ ln 2 what is left is below 4e-18. */
const TERMS = 13;

const constant = (value: number) => wasm.splat(wasm.f64(value));

/**
 * e^x for two doubles: x = n ln 2 + r with a whole n, e^x = 2ⁿe^r. Adding n to the exponent's bits, from bit 52 on, multiplies by 2ⁿ.
 * W. Cody, W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6.
 */
const EXPONENTIAL_OF_X: wasm.Bytes = [
  ...wasm.set(
    N,
    wasm.vectorAdd(wasm.vectorMultiply(wasm.get(X), constant(Math.LOG2E)), constant(ROUNDER)),
  ),
  ...wasm.set(R, wasm.vectorSubtract(wasm.get(N), constant(ROUNDER))),
  ...wasm.set(
    R,
    wasm.vectorSubtract(
      wasm.vectorSubtract(wasm.get(X), wasm.vectorMultiply(wasm.get(R), constant(LN2_HIGH))),
      wasm.vectorMultiply(wasm.get(R), constant(LN2_LOW)),
    ),
  ),
  ...wasm.set(X, wasm.integerAdd(taylorOfR(), wasm.integerShift(wasm.get(N), 52))),
];

/** 1 + r(1 + r/2(1 + r/3(…))), as Horner has it: each coefficient 1/k! is added before the next multiplication. */
function taylorOfR(): wasm.Bytes {
  let factorial = 1;
  const coefficients = Array.from({ length: TERMS + 1 }, (_, k) => {
    factorial *= Math.max(1, k);
    return constant(1 / factorial);
  });
  return coefficients.reduceRight((sum, coefficient) =>
    wasm.vectorAdd(coefficient, wasm.vectorMultiply(wasm.get(R), sum)),
  );
}

const advance = (pointer: number) =>
  wasm.set(pointer, wasm.i32Add(wasm.get(pointer), wasm.i32(16)));

/** score ← s·σ(s·score) = s/(1 + e^(−s·score)), two at a time. */
export const SIGMOID_SLOPES: wasm.KernelFunction = {
  name: 'sigmoidSlopes',
  parameters: 3,
  locals: new Array<number>(4).fill(wasm.V128),
  body: wasm.doWhile(
    [
      ...wasm.set(SIGN, wasm.vectorLoad(wasm.get(SIGNS))),
      ...wasm.set(
        X,
        wasm.vectorSubtract(
          wasm.vectorZero,
          wasm.vectorMultiply(wasm.get(SIGN), wasm.vectorLoad(wasm.get(SCORES))),
        ),
      ),
      ...wasm.set(
        X,
        wasm.vectorMost(constant(-LIMIT), wasm.vectorLeast(constant(LIMIT), wasm.get(X))),
      ),
      ...EXPONENTIAL_OF_X,
      ...wasm.vectorStore(
        wasm.get(SCORES),
        wasm.vectorDivide(wasm.get(SIGN), wasm.vectorAdd(constant(1), wasm.get(X))),
      ),
      ...advance(SCORES),
      ...advance(SIGNS),
    ],
    wasm.i32Less(wasm.get(SCORES), wasm.get(END)),
  ),
};

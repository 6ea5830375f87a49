import { crossEntropyLoss, linearRisk, seededRandom, sharedRisk, squaredLoss } from 'nabla';
import { describe, expect, it } from 'vitest';

// The built library: its threads run a built file.
const random = seededRandom(4);
const n = 3 * 2048 + 7;
const x = Array.from({ length: n }, () => [random.normal(), random.normal(), random.normal()]);
const y = x.map(() => random.integer(2));

describe('sharedRisk', () => {
  it.each([
    [squaredLoss, 2],
    [squaredLoss, 3],
    [crossEntropyLoss, 2],
  ])('gives what linearRisk gives, round after round', (loss, threads) => {
    const plain = linearRisk(loss, x, y, { l2: 0.1 });
    const shared = sharedRisk(loss, x, y, { l2: 0.1, threads });
    for (let round = 0; round < 20; round++) {
      const theta = [random.normal(), random.normal(), random.normal(), random.normal()];
      const expected = plain.gradient(theta);
      shared.gradient(theta).forEach((slope, j) => {
        expect(slope).toBeCloseTo(expected[j], 11);
      });
      expect(shared.cost(theta)).toBeCloseTo(plain.cost(theta), 10);
    }
    shared.close();
  });

  it('refuses losses that threads do not know, and a single thread', () => {
    const own = { ...squaredLoss, name: 'my own' };
    expect(() => sharedRisk(own, x, y)).toThrow('but not "my own"; use packedRisk for it');
    const impostor = { ...squaredLoss };
    expect(() => sharedRisk(impostor, x, y)).toThrow('is not the library');
    expect(() => sharedRisk(squaredLoss, x, y, { threads: 1 })).toThrow('threads must be');
  });
});

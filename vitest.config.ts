import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Each of these files has a browser, a server and kernels for itself, which is enough for two cores. */
const browser = 'test/browser/**/*.test.ts';
/** A busy machine is slow, and what is awaited comes all the same: only what never comes may fail. */
const patient = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
};

/** What takes minutes begins first: at the end it would run alone. */
const long = /(every-lesson|browser\/lessons)\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...usual.filter(isLong), ...usual.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...patient,
          name: 'code',
          include: ['test/**/*.test.ts'],
          exclude: [browser],
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...patient,
          name: 'browser',
          include: [browser],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** Each of these files has a browser, a server and kernels for itself, which is enough for two cores. */
const browser = 'test/browser/**/*.test.ts';
/** A busy machine is slow, and what is awaited comes all the same: only what never comes may fail. */
const patient = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
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

import { defaultLimits } from '../../../app/course/grading/limits.js';
import { findSandbox, type SandboxKind } from '../../../app/course/grading/sandbox.js';

/** The sandbox of this machine; null where there is none. Continuous integration must have one. */
export const sandboxHere: Exclude<SandboxKind, 'none'> | null = look();

function look() {
  try {
    return findSandbox(defaultLimits);
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    console.warn('The tests of grading need a sandbox and are skipped.', error);
    return null;
  }
}

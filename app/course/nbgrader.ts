import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findingText } from './lint/finding.js';
import { lintLesson } from './lint/lint.js';
import { stub, textStub } from './student.js';

/**
 * Makes a course folder for nbgrader: its configuration file, and each lesson as an assignment in
 * `source/`. From there `nbgrader generate_assignment 04-gradient-descent` and so on work as usual;
 * the kernel `tslab` has to be installed in that Jupyter.
 *
 * Throws an Error with all findings when a lesson breaks nbgrader's rules.
 *
 * @returns the files that were written
 */
export async function exportNbgrader(files: readonly string[], out: string): Promise<string[]> {
  const findings: string[] = [];
  for (const file of files) {
    const found = lintLesson(file, await readFile(file, 'utf8'));
    findings.push(...found.map((finding) => findingText(file, finding)));
  }
  if (findings.length > 0)
    throw new Error(['nbgrader would stop at these:', ...findings].join('\n'));
  await mkdir(out, { recursive: true });
  const config = join(out, 'nbgrader_config.py');
  await writeFile(config, nbgraderConfig());
  const copies = await Promise.all(
    files.map(async (file) => {
      const folder = join(out, 'source', basename(file, '.ipynb'));
      await mkdir(folder, { recursive: true });
      await copyFile(file, join(folder, basename(file)));
      return join(folder, basename(file));
    }),
  );
  return [config, ...copies];
}

/** The settings that differ from nbgrader's own for lessons in TypeScript. */
export function nbgraderConfig(): string {
  return `# nbgrader's settings for the Nabla course. Run nbgrader in this folder.
c = get_config()

c.CourseDirectory.course_id = "nabla"

# Solutions and hidden tests stand between comment lines; nbgrader looks for these words in a line.
c.ClearSolutions.begin_solution_delimeter = "BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "END SOLUTION"
c.ClearHiddenTests.begin_test_delimeter = "BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "END HIDDEN TESTS"

# What students find in place of a solution. The key is the language of the kernel.
c.ClearSolutions.code_stub = {
    "typescript": ${JSON.stringify(stub)},
}
c.ClearSolutions.text_stub = ${JSON.stringify(textStub)}

# Seconds for one cell.
c.ExecutePreprocessor.timeout = 60
`;
}

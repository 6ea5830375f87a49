import type { Cell } from './notebook.js';

/** What can stand between markers: what students write themselves, and tests that they do not see. */
export type Region = 'SOLUTION' | 'HIDDEN TESTS';

/** The line that begins or ends a region in a cell: a comment, in code or in a text. */
export function marker({ cell_type }: Cell, side: 'BEGIN' | 'END', region: Region): string {
  return cell_type === 'code' ? `// ${side} ${region}` : `<!-- ${side} ${region} -->`;
}

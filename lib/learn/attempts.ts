/** Titles of the checks that have run in this session, passed or not. */
const titles = new Set<string>();

/** Remembers that a check has run. @internal */
export function rememberCheck(title: string): void {
  titles.add(title);
}

/** Whether a check that stands in one of these cells has run in this session. @internal */
export function wasChecked(cells: readonly string[]): boolean {
  // A title with a quotation mark is written with a backslash before it.
  const texts = cells.map((source) => source.replaceAll('\\', ''));
  return [...titles].some((title) => texts.some((text) => text.includes(title)));
}

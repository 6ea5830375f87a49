const dark = matchMedia('(prefers-color-scheme: dark)');

let onPaper = false;

export function isDark(): boolean {
  return dark.matches && !onPaper;
}

/** Paper is white, whatever the screen is. */
export function setPaper(on: boolean): void {
  onPaper = on;
}

/** Calls `react` whenever the system changes between light and dark. Returns how to stop. */
export function onSchemeChange(react: () => void): () => void {
  dark.addEventListener('change', react);
  return () => dark.removeEventListener('change', react);
}

const less = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the system was asked for less motion. */
export function movesLess(): boolean {
  return less.matches;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  return dark.matches;
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

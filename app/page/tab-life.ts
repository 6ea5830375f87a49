/* A tab holds a lock as long as it lives; a browser that ends, or that unloads a tab, lets go of it. */

const lockOf = (tab: string) => `nabla.tab:${tab}`;

/** Pages that do not come from this machine have no locks. */
const locks: LockManager | undefined = navigator.locks;

export function holdTab(tab: string): void {
  void locks?.request(lockOf(tab), () => new Promise(() => undefined));
}

/** Does something with what a tab left, when the tab is gone and as the only one that does; it lasts until it is done. */
export async function whenGone(tab: string, run: () => Promise<void>): Promise<void> {
  await (locks ? locks.request(lockOf(tab), run) : run());
}

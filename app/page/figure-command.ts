/** The only things that a figure's controls may ask of Plotly: a figure may come from anyone. */
const METHODS = ['animate', 'restyle', 'relayout', 'update'] as const;
type Method = (typeof METHODS)[number];

/** What a step of a slider or a button does. */
export interface Command {
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** Reads what a step or a button does; what does nothing, or nothing that is allowed, is no command. */
export function parseCommand(method: unknown, args: unknown): Command | undefined {
  const known = METHODS.find((each) => each === (method ?? 'restyle'));
  return known && Array.isArray(args) ? { method: known, args } : undefined;
}

/** The frame that a command jumps to, where it is one. */
export function frameOf(command: Command | undefined): string | undefined {
  if (command?.method !== 'animate') return undefined;
  const [frames] = command.args;
  const [name, ...more] = Array.isArray(frames) ? frames : [frames];
  return more.length === 0 && typeof name === 'string' ? name : undefined;
}

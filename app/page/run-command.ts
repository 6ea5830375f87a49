import { isRecord } from '../is-record';
import type { Command } from './figure-command';
import type { Plotly, PlotlyPlace } from './plotly-type';
import { movesLess } from './scheme';

/** Does it as Plotly's own controls do; a movement that another one cuts short is no failure. */
export async function run(plotly: Plotly, place: PlotlyPlace, command: Command): Promise<void> {
  const args = structuredClone(command.method === 'animate' ? paced(command.args) : command.args);
  try {
    await plotly[command.method](place, ...args);
  } catch (error) {
    if (error) console.warn(error);
  }
}

/** Who asked the system for less motion sees the frames, and nothing that glides between them. */
function paced([frames, options, ...more]: readonly unknown[]): readonly unknown[] {
  if (!movesLess()) return [frames, options, ...more];
  const own = isRecord(options) ? options : {};
  return [frames, { ...own, transition: { duration: 0 } }, ...more];
}

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The address that a started course prints; the course goes on, and what it prints later is let go. */
export async function printedAddress(output: Readable): Promise<URL> {
  const lines = createInterface({ input: output });
  const address = await new Promise<URL>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /http:\S+/.exec(line);
      if (found) resolve(new URL(found[0]));
    });
    lines.on('close', () => reject(new Error('The course ended before it printed its address.')));
  });
  output.resume();
  return address;
}

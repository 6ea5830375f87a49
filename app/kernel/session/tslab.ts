import { randomUUID } from 'node:crypto';
import { versionOf } from '../version.js';
import type { Output } from './output.js';

/** The media types of tslab's display functions, by their names. */
const mediaTypes = {
  javascript: 'text/javascript',
  html: 'text/html',
  markdown: 'text/markdown',
  latex: 'text/latex',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  text: 'text/plain',
} as const;

/** What cells get from `import … from 'tslab'`: the same functions as in tslab's own kernel. */
export function tslabModule(output: Output): object {
  const display = (id?: string) => {
    let shown = false;
    const raw = (mediaType: string, content: string | Uint8Array) => {
      const text = typeof content === 'string' ? content : Buffer.from(content).toString('base64');
      const transient = id === undefined ? {} : { display_id: id };
      output.display({ data: { [mediaType]: text }, transient }, { update: shown });
      shown = id !== undefined;
    };
    const named = Object.entries(mediaTypes).map(([name, mediaType]) => [
      name,
      (content: string | Uint8Array) => raw(mediaType, content),
    ]);
    return { raw, ...Object.fromEntries(named) };
  };
  return {
    display: display(),
    newDisplay: () => display(randomUUID()),
    versions: {
      tslab: versionOf('nabla'),
      typescript: versionOf('typescript'),
      node: process.version,
    },
  };
}

import { isRecord } from '../is-record';
import { textInUtf8 } from '../utf8';
import { recordsIn } from './api';
import { parsed } from './parsed';

/** What the server takes in one request, less what is written around it. */
const MAX_BYTES = 60 * 1024 * 1024;

/**
 * Reads a notebook from this computer.
 *
 * @throws Error with one sentence about what is wrong with it, and what to do
 */
export async function readNotebookFile(file: File): Promise<unknown> {
  const refuse = (reason: string) => new Error(`"${file.name}" was not added: ${reason}`);
  if (!/\.ipynb$/i.test(file.name)) throw refuse('the name of a notebook ends in .ipynb.');
  if (file.size > MAX_BYTES) {
    throw refuse('it has more than 60 MB; clear its outputs, save it and try again.');
  }
  const bytes = await file.arrayBuffer().catch(() => {
    throw refuse('the browser cannot read it; check that it is a file that you may open.');
  });
  const text = textInUtf8(bytes);
  if (text === undefined) throw refuse('it is not text in UTF-8; save it as UTF-8 and try again.');
  const value = parsed(text);
  const reason = faultOf(value);
  if (reason !== undefined) throw refuse(reason);
  return isRecord(value) && !isRecord(value.metadata) ? { ...value, metadata: {} } : value;
}

function faultOf(value: unknown): string | undefined {
  const again = 'get it again from where it comes from';
  if (value === undefined)
    return `its text is not JSON, so it is damaged or no notebook; ${again}.`;
  if (!isRecord(value)) return `it is JSON, but no notebook; ${again}.`;
  if (!Array.isArray(value.cells) && !('worksheets' in value)) {
    return `it has no cells, so it is no notebook; ${again}.`;
  }
  if (!Array.isArray(value.cells) || value.nbformat !== 4) {
    return 'it is not in notebook format 4; open it in Jupyter, save it there and try again.';
  }
  const kinds = ['code', 'markdown', 'raw'];
  const good = recordsIn(value.cells).filter(({ cell_type }) => kinds.includes(String(cell_type)));
  return good.length < value.cells.length
    ? `some of its cells are not those of a notebook; ${again}.`
    : undefined;
}

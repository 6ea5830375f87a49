import type { JsonRecord } from '../../is-record.js';
import type { HistoryEntry } from '../history.js';
import type { Answer } from '../kernel.js';

/** The session's cells: the last few, a range of lines, or those that match a pattern. */
export const history: Answer = ({ content }, kernel) => {
  const { entries } = kernel.history;
  const found = select(entries, content);
  return {
    status: 'ok',
    history: found.map(({ session, line, input, output }) => [
      session,
      line,
      content.output === true ? [input, output ?? null] : input,
    ]),
  };
};

function select(entries: readonly HistoryEntry[], content: JsonRecord): readonly HistoryEntry[] {
  const { hist_access_type: access, n, start, stop, session, pattern, unique } = content;
  const last = (some: readonly HistoryEntry[]) =>
    typeof n === 'number' ? some.slice(Math.max(0, some.length - n)) : some;
  if (access === 'tail') return last(entries);
  if (access === 'search') {
    const matches = globPattern(typeof pattern === 'string' ? pattern : '*');
    const matching = entries.filter(({ input }) => matches.test(input));
    return last(unique === true ? latestOfEach(matching) : matching);
  }
  // Session 0 is the running one, -1 the one before it, of which nothing is kept.
  const isThis = session === undefined || session === 0 || session === entries[0]?.session;
  const from = typeof start === 'number' ? start : 1;
  const to = typeof stop === 'number' ? stop : Number.POSITIVE_INFINITY;
  return isThis ? entries.filter(({ line }) => line >= from && line < to) : [];
}

/** `*` stands for any text and `?` for any character. */
function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

function latestOfEach(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.filter(
    ({ input }, index) => !entries.slice(index + 1).some((later) => later.input === input),
  );
}

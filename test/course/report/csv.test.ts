import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../../app/course/report/csv.js';
import { readRoster } from '../../../app/course/report/roster.js';

describe('writeCsv', () => {
  it('quotes what needs it', () => {
    expect(writeCsv([['a,b', 'say "x"', ' c', 1.5, null]])).toBe(
      '"a,b","say ""x""'.concat('"," c",1.5,\r\n'),
    );
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', ' =1', '＝1'])(
    'makes %j a text, which a spreadsheet would run as a formula',
    (text) => expect(readCsv(writeCsv([[text]]))[0]?.[0]).toBe(`'${text}`),
  );

  it('has no control character in it', () => {
    expect(writeCsv([['a\u0000b\tc\r\nd']])).toBe('a b c d\r\n');
  });

  it('is read back as it was written', () => {
    const field = fc.string().filter((text) => !/^\s*[=+\-@＝＋－＠]|\p{Cc}/u.test(text));
    const row = fc.array(field, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows);
      }),
    );
  });
});

describe('readRoster', () => {
  it('finds its columns by the titles that platforms give them', () => {
    const moodle =
      '\uFEFFIdentifier,"Full name","Email address"\nParticipant 12,"Ada, L.",ada@x.org\n';
    expect(readRoster(moodle)).toEqual([{ student: '12', name: 'Ada, L.', email: 'ada@x.org' }]);
    expect(readRoster('student\nann\n\nbob\n').map(({ student }) => student)).toEqual([
      'ann',
      'bob',
    ]);
  });

  it('says which column it misses', () => {
    expect(() => readRoster('first,last\nAda,L\n')).toThrow(
      'columns are first, last; one must be called "student"',
    );
  });
});

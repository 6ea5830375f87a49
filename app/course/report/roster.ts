import { readCsv } from './csv.js';

/** A student of the class. */
export interface Enrolled {
  readonly student: string;
  readonly name: string;
  readonly email: string;
}

/** Titles that class lists of the usual platforms give to a column. */
const titles = {
  student: ['student', 'id', 'identifier', 'username', 'login', 'sis login id', 'id number'],
  name: ['name', 'full name', 'student name'],
  email: ['email', 'email address', 'e-mail'],
};

/**
 * Reads a class list: a table with a column for the student's key (`student`, `username`, `ID` …) and,
 * where there are such columns, `name` and `email`.
 */
export function readRoster(text: string): Enrolled[] {
  const [header = [], ...rows] = readCsv(text);
  const plain = header.map((title) => title.trim().toLowerCase());
  const column = (names: readonly string[]) => plain.findIndex((title) => names.includes(title));
  const key = column(titles.student);
  if (key < 0) {
    throw new Error(
      `The roster's columns are ${header.join(', ') || 'missing'}; one must be called "student", "username" or "id".`,
    );
  }
  const [name, email] = [column(titles.name), column(titles.email)];
  return rows
    .map((row) => ({
      student: (row[key] ?? '').trim().replace(/^Participant /, ''),
      name: row[name] ?? '',
      email: row[email] ?? '',
    }))
    .filter(({ student }) => student !== '');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path and the working directory',
  EACCES: 'permission was denied',
  EISDIR: 'it is a folder, not a file',
};

/** An error that says in a sentence what is wrong with a file. */
export function fileProblem(where: string, path: string, cause: unknown): Error {
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const reason = REASONS[code] ?? String(cause);
  return new Error(`${where}: cannot use "${path}": ${reason}.`, { cause });
}

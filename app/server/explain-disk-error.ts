import { codeOf } from '../disk-error.js';
import { UnreadableFile } from '../plain-file.js';
import { Refusal } from './refusal.js';

/** Says in words what the disk refused; other errors come back as they are. */
export function explainDiskError(error: unknown, path: string): unknown {
  if (error instanceof UnreadableFile) {
    return new Refusal(409, `"${path}" cannot be used: it is a link or no file at all.`);
  }
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal(403, `There is no permission to change "${path}".`);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal(
        507,
        `The disk is full: "${path}" was not saved, and the old file is whole.`,
      );
    case 'ENAMETOOLONG':
      return new Refusal(400, 'The name is too long for this disk; choose a shorter one.');
    case 'EEXIST':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ENOTEMPTY':
      return new Refusal(409, `Another file or folder is in the place of "${path}".`);
    case 'EINVAL':
      return new Refusal(400, `"${path}" is no place for it.`);
    case 'ENOENT':
      return new Refusal(404, `"${path}" is not there any more.`);
    default:
      return error;
  }
}

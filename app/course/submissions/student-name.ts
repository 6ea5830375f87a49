/** Who a submission is from, as far as its file or folder name says. */
export interface StudentName {
  /** The key of the submission: a login, an LMS's number, or the plain name of the file or folder. */
  readonly student: string;
  /** The person's name, where an LMS wrote it into the file name. */
  readonly name: string;
  /** Canvas marks late submissions in the file name. */
  readonly markedLate: boolean;
}

const moodle = /^(.+)_(\d+)_assignsubmission_(?:file|onlinetext)_?$/;
const canvas = /^([^_]+)_(LATE_)?(\d+)_(\d+)_/i;

/** Reads the name of a file or folder in a folder of submissions, with the extension cut off. */
export function studentName(base: string): StudentName {
  const inMoodle = moodle.exec(base);
  if (inMoodle) {
    return { student: inMoodle[2] ?? base, name: inMoodle[1] ?? '', markedLate: false };
  }
  const inCanvas = canvas.exec(base);
  if (inCanvas) {
    const [, name = '', late, student = base] = inCanvas;
    return { student, name, markedLate: late !== undefined };
  }
  return { student: base, name: '', markedLate: false };
}

/** A file name that is safe on every system, whatever the student's key holds. */
export function safeFileName(student: string): string {
  const plain = student.normalize('NFC').replace(/[^\p{L}\p{N}.@+-]+/gu, '_');
  return plain.replace(/^[.]+/, '_').slice(0, 80) || '_';
}

import { element } from './dom';

/** Gives the student a file, as a download. */
export function giveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element('a', { href: address, download: name }).click();
  // The browser has taken the file by the time that the next task runs.
  setTimeout(() => URL.revokeObjectURL(address));
}

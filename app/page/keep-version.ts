import { messageOf } from '../message-of';
import { saveAsFile } from './download';
import { keepCopy } from './kept-copies';
import { tellKeptAs } from './kept-notice';
import { clearNotice, showNotice } from './notices';

/** Keeps a version of the page's that gave way; as long as that fails, the page holds it. */
export async function keepVersion(path: string, version: unknown): Promise<void> {
  try {
    tellKeptAs(await keepCopy(path, version));
    clearNotice('kept-failed');
  } catch (error) {
    const text = `Your version could not be kept beside the lesson: ${messageOf(error)} It is still in this page.`;
    showNotice('kept-failed', text, [
      { label: 'Try again', run: () => keepVersion(path, version) },
      { label: 'Download it', run: () => saveAsFile(path, version) },
    ]);
  }
}

import { createRequire } from 'node:module';
import american from 'dictionary-en';
import british from 'dictionary-en-gb';

interface Speller {
  correct(word: string): boolean;
}

// nspell has no types of its own.
const nspell: (dictionary: { aff: Uint8Array; dic: Uint8Array }) => Speller = createRequire(
  import.meta.url,
)('nspell');

/** American and British English: the course writes both "optimizer" and "licence". */
export const spellers: readonly Speller[] = [nspell(american), nspell(british)];

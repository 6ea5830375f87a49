import { textInUtf8 } from '../../utf8.js';

/** The text of a file in whatever encoding it is, and the name of an encoding that is not UTF-8. */
export function readText(bytes: Uint8Array): {
  readonly text: string;
  readonly encoding: string | null;
} {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first !== 0 && second === 0) return decoded(bytes, 'utf-16le');
  const text = textInUtf8(bytes);
  return text === undefined ? decoded(bytes, 'windows-1252') : { text, encoding: null };
}

function decoded(bytes: Uint8Array, encoding: string) {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

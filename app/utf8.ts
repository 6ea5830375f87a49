/** The text that bytes hold in UTF-8, without a byte order mark; nothing where they hold something else. */
export function textInUtf8(bytes: Uint8Array | ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

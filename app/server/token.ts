import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as text that fits in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing about either text, not even its length. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isRecord } from '../is-record.js';

const require = createRequire(import.meta.url);

/** The version that a package's own package.json states. */
export function versionOf(packageName: string): string {
  const text = readFileSync(require.resolve(`${packageName}/package.json`), 'utf8');
  const value: unknown = JSON.parse(text);
  const version = isRecord(value) ? value.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}

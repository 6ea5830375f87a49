import type ts = require('typescript');

import type { JsonRecord } from '../../is-record.js';
import { completeness } from '../engine/completeness.js';
import type { Engine } from '../engine/engine.js';
import { explain } from './explanation.js';

/** Answers what editors ask about code that is being written. */
export class Questions {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  answer(type: string, content: JsonRecord): JsonRecord {
    const code = String(content.code ?? '');
    const position = typeof content.cursor_pos === 'number' ? content.cursor_pos : [...code].length;
    const offset = utf16Offset(code, position);
    if (type === 'is_complete_request') return { ...completeness(code) };
    if (type === 'complete_request') return this.#complete(code, offset);
    return this.#inspect(code, offset);
  }

  /** The documentation of a name, to be shown in the client's pager. */
  page(name: string): JsonRecord {
    const { found, data } = this.#inspect(name, name.length);
    const unknown = { 'text/plain': `Nothing is known about ${name}.` };
    const payload = [{ source: 'page', data: found === true ? data : unknown, start: 0 }];
    return { status: 'ok', payload, user_expressions: {} };
  }

  #complete(code: string, offset: number): JsonRecord {
    const start = offset - (/[\p{ID_Continue}$]*$/u.exec(code.slice(0, offset))?.[0].length ?? 0);
    const end = offset + (/^[\p{ID_Continue}$]*/u.exec(code.slice(offset))?.[0].length ?? 0);
    const prefix = code.slice(start, offset).toLowerCase();
    const isMember = /\.\s*$/.test(code.slice(0, start));
    const { service, cellFile } = this.#load(
      code,
      isMember ? undefined : code.slice(start, offset),
    );
    const found = service.getCompletionsAtPosition(cellFile, offset, {}) ?? { entries: [] };
    const entries = found.entries
      .filter(({ name }) => name.toLowerCase().startsWith(prefix) && !name.startsWith('__'))
      .sort((a, b) => compare(a.sortText, b.sortText) || compare(a.name, b.name));
    const span = { start: codePoints(code, start), end: codePoints(code, end) };
    return {
      status: 'ok',
      matches: entries.map(({ name }) => name),
      cursor_start: span.start,
      cursor_end: span.end,
      metadata: {
        _jupyter_types_experimental: entries.map(({ name, kind }) => ({
          text: name,
          type: kind,
          ...span,
        })),
      },
    };
  }

  #inspect(code: string, offset: number): JsonRecord {
    const { service, cellFile } = this.#load(code);
    const found = explain(service, cellFile, Math.min(offset, code.length));
    if (!found) return { status: 'ok', found: false, data: {}, metadata: {} };
    const { signature, documentation, tags } = found;
    const plain = [signature, documentation, tags.join('\n')].filter((part) => part !== '');
    const markdown = ['```typescript', signature, '```', documentation, tags.join('  \n')];
    return {
      status: 'ok',
      found: true,
      data: { 'text/plain': plain.join('\n\n'), 'text/markdown': markdown.join('\n') },
      metadata: {},
    };
  }

  #load(code: string, unfinished?: string): { service: ts.LanguageService; cellFile: string } {
    this.#engine.load(code, unfinished);
    return this.#engine.compiler;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Jupyter counts characters, JavaScript counts UTF-16 units: an emoji is one and two. */
function utf16Offset(code: string, characters: number): number {
  return [...code].slice(0, characters).join('').length;
}

function codePoints(code: string, offset: number): number {
  return [...code.slice(0, offset)].length;
}

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A browser's store, as far as it is used. */
class Store {
  [key: string]: unknown;
  getItem = (key: string) => (typeof this[key] === 'string' ? this[key] : null);
  removeItem = (key: string) => delete this[key];
  setItem = (key: string, text: string) => {
    this[key] = text;
  };
}

let store: Store;
/** How the server answers at a path; 0 for not at all. */
let answering: (path: string) => number;
let asked: string[];
const answer = { chosen: [0], typed: '', right: true };
const waiting = () => Object.keys(store).filter((key) => key.startsWith('nabla.unsent'));
const study = () => import('../../app/page/study.js');

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(console, 'warn').mockReturnValue();
  store = new Store();
  asked = [];
  answering = () => 204;
  vi.stubGlobal('localStorage', store);
  vi.stubGlobal('fetch', async (path: string) => {
    const name = path.split('/').at(-1) ?? '';
    asked.push(name);
    const status = answering(name);
    if (status === 0) throw new TypeError('Failed to fetch');
    return new Response(null, { status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('an answer that the server refuses for good is dropped, and is not remembered', async () => {
  const { rememberAnswer } = await study();
  for (const status of [400, 409, 415, 431]) {
    answering = () => status;
    expect(await rememberAnswer('bad', answer)).toBe(false);
    expect(waiting()).toEqual([]);
  }
});

it('an answer that fails waits, and holds up no other', async () => {
  const { rememberAnswer, fetchStudy } = await study();
  answering = (name) => (name === 'slow' ? 503 : 204);
  expect(await rememberAnswer('slow', answer)).toBe(true);
  expect(await rememberAnswer('next', answer)).toBe(true);
  expect(waiting()).toHaveLength(1);
  answering = () => 204;
  asked = [];
  await fetchStudy().catch(() => undefined);
  expect(asked).toEqual(['slow', 'study']);
  expect(waiting()).toEqual([]);
});

it('an answer to a question whose name no question has is not sent', async () => {
  const { rememberAnswer } = await study();
  for (const id of ['x'.repeat(20_000), '\ud800', '']) {
    expect(await rememberAnswer(id, answer)).toBe(false);
  }
  expect(asked).toEqual([]);
});

it('without room in the browser the server is told all the same, now or later', async () => {
  const { rememberAnswer, fetchStudy } = await study();
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  store.setItem = full;
  store.getItem = full;
  expect(await rememberAnswer('told', answer)).toBe(true);
  answering = () => 0;
  expect(await rememberAnswer('later', answer)).toBe(false);
  answering = () => 204;
  asked = [];
  await fetchStudy().catch(() => undefined);
  expect(asked).toEqual(['later', 'study']);
});

it('what is damaged in the browser is left as it is', async () => {
  store.setItem('nabla.unsent:1', '[{"path"');
  const { rememberAnswer } = await study();
  expect(await rememberAnswer('good', answer)).toBe(true);
  expect(asked).toEqual(['good']);
  expect(store.getItem('nabla.unsent:1')).toBe('[{"path"');
});

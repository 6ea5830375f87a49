import { isRecord } from '../is-record';
import { messageOf } from '../message-of';
import type { Place, QuizAnswer, RememberedAnswer } from '../study';
import { RequestError, recordsIn, request, textIn } from './api';

export interface Study {
  readonly last: Place | null;
  /** By the question's id, which in a stranger's lesson may be any text. */
  readonly answers: ReadonlyMap<string, RememberedAnswer>;
  /** What is wrong with the record itself, in a sentence; empty when nothing is. */
  readonly trouble: string;
}

/** What is on its way to the server. */
let pending: Promise<void> = Promise.resolve();

/** What the server remembers of this student beside the lessons themselves, with all that this page told it. */
export async function fetchStudy(): Promise<Study> {
  await sendUnsent();
  const body = await request('/api/nabla/study');
  const study = isRecord(body) ? body : {};
  const answers = Object.entries(isRecord(study.answers) ? study.answers : {});
  return {
    last: isRecord(study.last)
      ? { file: textIn(study.last, 'file'), cell: textIn(study.last, 'cell') }
      : null,
    trouble: textIn(study, 'trouble'),
    answers: new Map(answers.map(([id, answer]) => [id, parseAnswer(answer)])),
  };
}

export function rememberPlace(place: Place): Promise<void> {
  return put('/api/nabla/study/last', place);
}

export function rememberAnswer(question: string, answer: QuizAnswer): Promise<void> {
  return put(`/api/nabla/study/answers/${encodeURIComponent(question)}`, answer);
}

function parseAnswer(value: unknown): RememberedAnswer {
  const answer = isRecord(value) ? value : {};
  const count = (name: string) => (typeof answer[name] === 'number' ? answer[name] : 0);
  return {
    chosen: Array.isArray(answer.chosen) ? answer.chosen.map(Number) : [],
    typed: textIn(answer, 'typed'),
    right: answer.right === true,
    times: count('times'),
    timesRight: count('timesRight'),
    due: textIn(answer, 'due'),
  };
}

/** What the server has not been told yet, in the browser, where it outlives the page: a path and what is put there. */
const UNSENT = 'nabla.unsent';

interface Told {
  readonly path: string;
  readonly value: object;
}

/** Remembering is a comfort: when it fails, studying goes on, and the server is told when it is there again. */
function put(path: string, value: object): Promise<void> {
  // The server takes what it is told twice for once: the time says so.
  store([...unsent(), { path, value: { ...value, at: new Date().toISOString() } }]);
  return sendUnsent();
}

/** Tells the server what it missed. What is on its way arrives although the page is left. */
export function sendUnsent(): Promise<void> {
  pending = pending.then(sendAll).catch((error) => console.warn(messageOf(error)));
  return pending;
}

async function sendAll(): Promise<void> {
  for (const told of unsent()) {
    const body = JSON.stringify(told.value);
    await request(told.path, { method: 'PUT', headers: JSON_TYPE, body, keepalive: true }).catch(
      (error) => {
        if (!isSenseless(error)) throw error;
        console.warn(messageOf(error));
      },
    );
    store(unsent().filter((each) => JSON.stringify(each) !== JSON.stringify(told)));
  }
}

/** What the server does not take today it does not take tomorrow. */
function isSenseless(error: unknown): boolean {
  return error instanceof RequestError && [400, 404, 405, 413].includes(error.status);
}

const JSON_TYPE = { 'content-type': 'application/json' };

function unsent(): Told[] {
  const kept: unknown = JSON.parse(localStorage.getItem(UNSENT) ?? '[]');
  return recordsIn(kept).flatMap(({ path, value }) =>
    typeof path === 'string' && isRecord(value) ? [{ path, value }] : [],
  );
}

/** Of many places only the last one counts, and a store does not grow for ever. */
function store(all: readonly Told[]): void {
  const isPlace = ({ path }: Told) => path.endsWith('/last');
  const places = all.filter(isPlace).slice(-1);
  const kept = [...all.filter((each) => !isPlace(each)), ...places].slice(-500);
  localStorage.setItem(UNSENT, JSON.stringify(kept));
}

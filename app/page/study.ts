import type { Place, QuizAnswer, RememberedAnswer } from '../study';
import { isRecord, messageOf, request, textIn } from './api';

export interface Study {
  readonly last: Place | null;
  /** By the question's id, which in a stranger's lesson may be any text. */
  readonly answers: ReadonlyMap<string, RememberedAnswer>;
}

/** What is on its way to the server. */
let pending: Promise<unknown> = Promise.resolve();

/** What the server remembers of this student beside the lessons themselves, with all that this page told it. */
export async function fetchStudy(): Promise<Study> {
  await pending;
  const body = await request('/api/nabla/study');
  const study = isRecord(body) ? body : {};
  const answers = Object.entries(isRecord(study.answers) ? study.answers : {});
  return {
    last: isRecord(study.last)
      ? { file: textIn(study.last, 'file'), cell: textIn(study.last, 'cell') }
      : null,
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

/** Remembering is a comfort: when it fails, studying goes on. What is on its way arrives although the page is left. */
function put(path: string, value: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(value);
  const told = request(path, { method: 'PUT', headers, body, keepalive: true }).then(
    () => undefined,
    (error) => console.warn(messageOf(error)),
  );
  pending = Promise.all([pending, told]);
  return told;
}

import { isRecord } from '../is-record';
import type { Place, QuizAnswer, RememberedAnswer } from '../study';
import { request, textIn } from './api';
import { sendUnsent, tell } from './unsent';

export interface Study {
  readonly last: Place | null;
  /** By the question's id, which in a stranger's lesson may be any text. */
  readonly answers: ReadonlyMap<string, RememberedAnswer>;
  /** What is wrong with the record itself, in a sentence; empty when nothing is. */
  readonly trouble: string;
}

/** More than any question's id or number has; a server takes no more. */
const LONGEST = 200;

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

/** Remembering is a comfort: when it fails, studying goes on. */
export async function rememberPlace(place: Place): Promise<void> {
  await tell('/api/nabla/study/last', place, 'last');
}

/** Returns whether the answer is remembered. A stranger's lesson may have a question that no answer can be sent for. */
export async function rememberAnswer(question: string, answer: QuizAnswer): Promise<boolean> {
  if (question.length > LONGEST || !/^\P{Surrogate}+$/u.test(question)) return false;
  const typed = answer.typed.slice(0, LONGEST);
  const path = `/api/nabla/study/answers/${encodeURIComponent(question)}`;
  return tell(path, { ...answer, typed });
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

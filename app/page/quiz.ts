import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';

export interface Choice {
  readonly text: string;
  readonly correct: boolean;
  readonly explanation: string;
}

export interface Question {
  readonly id: string;
  readonly prompt: string;
  readonly kind: 'single' | 'multiple' | 'true-false' | 'numeric';
  readonly choices: readonly Choice[];
  /** Numeric questions only. */
  readonly answer: number;
  readonly tolerance: number;
  readonly explanation: string;
}

const KINDS = ['single', 'multiple', 'true-false', 'numeric'] as const;

/** Reads the questions of a quiz; what is not a question is left out. */
export function parseQuestions(value: unknown): Question[] {
  return recordsIn(isRecord(value) ? value.questions : undefined).flatMap((question) => {
    const kind = KINDS.find((each) => each === question.kind);
    if (!kind) return [];
    return [
      {
        id: textIn(question, 'id'),
        prompt: textIn(question, 'prompt'),
        kind,
        choices: recordsIn(question.choices).map(parseChoice),
        answer: Number(question.answer),
        tolerance: typeof question.tolerance === 'number' ? question.tolerance : 0,
        explanation: textIn(question, 'explanation'),
      },
    ];
  });
}

function parseChoice(choice: Fields): Choice {
  return {
    text: textIn(choice, 'text'),
    correct: choice.correct === true,
    explanation: textIn(choice, 'explanation'),
  };
}

/** A number as people write it: a comma is a decimal point, a minus may be the typographic one, fractions count. */
export function parseNumber(text: string): number {
  const clean = text.trim().replace('−', '-').replace(',', '.');
  const fraction = /^(-?[\d.]+)\s*\/\s*([\d.]+)$/.exec(clean);
  if (fraction) return Number(fraction[1]) / Number(fraction[2]);
  return clean === '' ? Number.NaN : Number(clean);
}

/** Whether exactly the right choices were made, or the number is within its tolerance. */
export function isRight(question: Question, chosen: ReadonlySet<number>, typed: string): boolean {
  if (question.kind === 'numeric') {
    return Math.abs(parseNumber(typed) - question.answer) <= question.tolerance + Number.EPSILON;
  }
  return question.choices.every((choice, i) => choice.correct === chosen.has(i));
}

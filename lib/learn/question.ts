/** One answer that can be ticked. */
export interface Choice {
  readonly text: string;
  readonly correct: boolean;
  /** Why it is right or wrong. */
  readonly explanation: string;
}

interface QuestionBase {
  /** Unique in the course; begins with the lesson's number, for example "04-q1". */
  readonly id: string;
  /** Markdown with $mathematics$. */
  readonly prompt: string;
  /** Where its reason stands: the id of the cell that holds the heading of a numbered section of the lesson. */
  readonly section: string;
  readonly tags: readonly string[];
  readonly difficulty: 1 | 2 | 3;
}

/** A question with choices: exactly one is right, or for 'multiple' at least one. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'single' | 'multiple' | 'true-false';
  readonly choices: readonly Choice[];
}

/** A question whose answer is a number, right when it is within `tolerance` of `answer`. */
export interface NumericQuestion extends QuestionBase {
  readonly kind: 'numeric';
  readonly answer: number;
  readonly tolerance: number;
  readonly explanation: string;
}

export type Question = ChoiceQuestion | NumericQuestion;

/** The questions of one lesson, as a file in `data/questions/` holds them. */
export interface QuestionFile {
  readonly lesson: string;
  readonly questions: readonly Question[];
}

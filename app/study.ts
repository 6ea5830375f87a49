/* What is remembered of a student's work beside the lessons themselves: as the server keeps it and the page reads it. */

/** Where the student was last: a lesson's file and the id of a cell in it. */
export interface Place {
  readonly file: string;
  readonly cell: string;
}

/** An answer to a question, as it is given. */
export interface QuizAnswer {
  /** Indexes of the choices that were made. */
  readonly chosen: readonly number[];
  /** What was typed, for a number. */
  readonly typed: string;
  readonly right: boolean;
}

/** How often a question was answered, and when it should be asked again. */
export interface Recall {
  readonly times: number;
  readonly timesRight: number;
  /** From when on it should be asked again, as an ISO date and time. */
  readonly due: string;
}

/** The last answer to a question, and what it says about when to ask again. */
export type RememberedAnswer = QuizAnswer & Recall;

export interface Study {
  readonly last: Place | null;
  /** By the question's id. */
  readonly answers: Readonly<Record<string, RememberedAnswer>>;
}

export { check } from './check';
export { CheckFailed } from './check-failed';
export type { Numbers } from './closeness';
export type { CheckItem, Expect, NearOptions } from './expect';
export { hint } from './hint';
export { loadQuestions } from './load-questions';
export { parseQuestions } from './parse-questions';
export type {
  Choice,
  ChoiceQuestion,
  NumericQuestion,
  Question,
  QuestionFile,
} from './question';
export { quiz } from './quiz';
export { solution } from './solution';

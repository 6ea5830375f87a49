/**
 * The student's side of a grading, inside a sandbox: runs the answers in the course's own engine and
 * serves calls to them. It is given no test, no expected value and no secret, so there is nothing here
 * to steal; whatever the answers do to this process is theirs to live with.
 */
import { Engine } from '../../kernel/engine/engine.js';
import { lessonFolder } from './lesson-folder.js';
import { serveAnswers } from './serve-answers.js';

await serveAnswers(new Engine(lessonFolder));

/**
 * The student's process as an image of V8's memory (a startup snapshot): TypeScript is loaded, and the
 * library's types are read, once for all submissions. Bundled into one file by the build, because that
 * is what snapshots are made of; `image.ts` makes the image and `student-process.ts` does without one.
 */
import { startupSnapshot } from 'node:v8';
import { Engine } from '../../kernel/engine/engine.js';
import { lessonFolder } from './lesson-folder.js';
import { neededCells } from './needed-cells.js';
import { serveAnswers } from './serve-answers.js';

const engine = new Engine(lessonFolder);
const typical = "import { derivative } from 'nabla';\nderivative((x) => x ** 2, 1);";
engine.compile(typical, 'typical');
neededCells([{ source: typical }], []);

startupSnapshot.setDeserializeMainFunction(() => {
  void serveAnswers(engine);
});

import { readQuestionBank } from '../course/question-bank.js';
import type { Assets } from './assets.js';
import type { Folder } from './folder.js';
import { json } from './reply.js';
import type { Router } from './router.js';

/**
 * The page for reviewing, and the questions that it asks.
 *
 * @param bank the folder with the questions; without one there is nothing to review
 */
export function addReviewRoutes(
  router: Router,
  folder: Folder,
  assets: Assets,
  bank: string | undefined,
): void {
  router
    .add('GET', '/review', ({ request }) => assets.reply(request, 'review.html'))
    .add('GET', '/api/nabla/questions', async () =>
      json({ lessons: bank === undefined ? [] : await readQuestionBank(bank, folder.root) }),
    );
}

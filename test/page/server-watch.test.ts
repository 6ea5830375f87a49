import { expect, it } from 'vitest';
import { stateOf } from '../../app/page/server-watch.js';

it.each([
  [200, 'here'],
  [401, 'anew'],
  [403, 'anew'],
  [404, 'gone'],
  [429, 'here'],
  [500, 'here'],
  [503, 'here'],
])('a server that answers %i is %s', (status, state) => {
  expect(stateOf(status)).toBe(state);
});

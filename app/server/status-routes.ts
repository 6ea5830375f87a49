import type { Kernels } from './kernels.js';
import { json } from './reply.js';
import type { Router } from './router.js';

/** What Jupyter's clients ask a server about itself and its one user. */
export function addStatusRoutes(router: Router, kernels: Kernels): void {
  const started = new Date().toISOString();
  router
    .add('GET', '/api', () => json({ version: '2.14.0' }))
    .add('GET', '/api/status', () =>
      json({
        started,
        last_activity: new Date(
          Math.max(Date.parse(started), ...kernels.list().map((k) => k.lastActivity.getTime())),
        ).toISOString(),
        kernels: kernels.list().length,
        connections: kernels.list().reduce((sum, kernel) => sum + kernel.connections, 0),
      }),
    )
    .add('GET', '/api/me', () =>
      json({
        identity: {
          username: 'student',
          name: 'Student',
          display_name: 'Student',
          initials: 'S',
          avatar_url: null,
          color: null,
        },
        permissions: {},
      }),
    );
}

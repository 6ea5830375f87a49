import { optionalText, readJson } from './body.js';
import { type Kernels, kernelModel } from './kernels.js';
import { Refusal } from './refusal.js';
import { json, nothing } from './reply.js';
import type { Router } from './router.js';

const KERNEL = 'tslab';

const spec = {
  name: KERNEL,
  spec: {
    argv: [],
    display_name: 'TypeScript',
    language: 'typescript',
    interrupt_mode: 'message',
    env: {},
    metadata: {},
  },
  resources: {},
};

/** Jupyter's interfaces to kernels and to what can be started. */
export function addKernelRoutes(router: Router, kernels: Kernels): void {
  router
    .add('GET', '/api/kernelspecs', () =>
      json({ default: KERNEL, kernelspecs: { [KERNEL]: spec } }),
    )
    .add('GET', '/api/kernelspecs/:name', ({ params }) => {
      checkKernelName(params.name);
      return json(spec);
    })
    .add('GET', '/api/kernels', () => json(kernels.list().map(kernelModel)))
    .add('POST', '/api/kernels', async ({ request }) => {
      const body = await readJson(request);
      checkKernelName(optionalText(body, 'name'));
      return json(kernelModel(await kernels.start(optionalText(body, 'path'))), 201);
    })
    .add('GET', '/api/kernels/:id', ({ params }) => json(kernelModel(kernels.get(params.id ?? ''))))
    .add('DELETE', '/api/kernels/:id', async ({ params }) => {
      await kernels.shutdown(params.id ?? '');
      return nothing;
    })
    .add('POST', '/api/kernels/:id/interrupt', async ({ params }) => {
      await kernels.get(params.id ?? '').interrupt();
      return nothing;
    })
    .add('POST', '/api/kernels/:id/restart', async ({ params }) => {
      const kernel = kernels.get(params.id ?? '');
      await kernel.restart();
      return json(kernelModel(kernel));
    });
}

/** @throws Refusal 404 for another kernel than the one there is */
export function checkKernelName(name: string | undefined): void {
  if (name !== undefined && name !== '' && name !== KERNEL) {
    throw new Refusal(404, `There is no kernel "${name}" here; lessons run on "${KERNEL}".`);
  }
}

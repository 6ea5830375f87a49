import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ServiceManager } from '@jupyterlab/services';
import { clearNotice, showNotice } from './notices';
import type { ServerWatch } from './server-watch';

const GONE =
  'The course is not running. What you type stays here; start the course again in the terminal, and it is saved.';
const ANEW =
  'The course was started again. Open the new address from the terminal in another tab; what you typed here is then saved.';
const ENDED =
  'The kernel of this lesson has ended. Your text and results are here; its variables are not.';

/** Tells the student when the server or the kernel is gone, and takes up the connection when they are back. */
export function followKernel(
  panel: NotebookPanel,
  services: ServiceManager,
  server: ServerWatch,
): void {
  const { sessionContext: session } = panel;
  const offerStart = () => {
    const gone =
      !session.isReady || !session.session?.kernel || session.session.kernel.status === 'dead';
    if (!gone || session.kernelDisplayStatus === 'initializing') return clearNotice('kernel');
    showNotice('kernel', ENDED, [{ label: 'Start a new kernel', run: start }]);
  };
  const start = async () => {
    clearNotice('kernel');
    await session.changeKernel({ name: 'tslab' });
  };
  const takeUp = async () => {
    await Promise.all([services.kernels.refreshRunning(), services.sessions.refreshRunning()]);
    const kernel = session.session?.kernel;
    if (kernel && kernel.connectionStatus !== 'connected')
      await kernel.reconnect().catch(() => undefined);
    offerStart();
  };
  server.changed.connect((_, state) => {
    if (state === 'here') {
      clearNotice('server');
      void takeUp();
    } else showNotice('server', state === 'gone' ? GONE : ANEW);
  });
  session.statusChanged.connect(offerStart);
  session.sessionChanged.connect(offerStart);
  session.connectionStatusChanged.connect((_, status) => {
    if (status !== 'connected') void server.ask();
  });
}

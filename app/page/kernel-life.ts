import type { ISessionContext } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ServiceManager } from '@jupyterlab/services';
import { pause } from './calm';
import { clearNotice, closing, showNotice } from './notices';
import type { ServerWatch } from './server-watch';
import { sendUnsent } from './unsent';

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
      void sendUnsent();
      void takeUp();
    } else showNotice('server', state === 'gone' ? GONE : ANEW);
  });
  tellOfNewKernel(panel);
  void session.ready.then(() => tellOfOldRun(session, services));
  session.statusChanged.connect(offerStart);
  session.sessionChanged.connect(offerStart);
  session.connectionStatusChanged.connect((_, status) => {
    if (status !== 'connected') void server.ask();
  });
}

const REPLACED =
  'The kernel ended by itself, and a new one was started. Variables are gone: run the cells again from the top.';

/** Says that the kernel was replaced where JupyterLab opens a dialog that says no more. */
function tellOfNewKernel(panel: NotebookPanel): void {
  const { sessionContext: session } = panel;
  // biome-ignore lint/complexity/useLiteralKeys: the field is private, and there is no setting for its dialog.
  session.statusChanged.disconnect(panel['_onSessionStatusChanged'], panel);
  session.statusChanged.connect((_, status) => {
    if (status !== 'autorestarting') return;
    showNotice('new-kernel', REPLACED, [closing('new-kernel')]);
  });
}

const OLD_RUN =
  'A cell that was started before this page was opened is still running. What it prints now is not shown: stop it, or run it again when it is done.';
/** What the page itself asks of a kernel when it connects is done in less. */
const SHORT_WORK_MS = 1_500;

/** A page that comes to a kernel at work cannot tell to which cell its outputs belong. */
async function tellOfOldRun(session: ISessionContext, services: ServiceManager): Promise<void> {
  await pause(SHORT_WORK_MS);
  await services.kernels.refreshRunning();
  const id = session.session?.kernel?.id;
  const kernel = [...services.kernels.running()].find((each) => each.id === id);
  const runsHere = [...document.querySelectorAll('.jp-InputPrompt')].some(
    ({ textContent }) => textContent === '[*]:',
  );
  if (kernel?.execution_state !== 'busy' || runsHere) return;
  const clear = () => {
    if (session.session?.kernel?.status !== 'idle') return;
    session.statusChanged.disconnect(clear);
    clearNotice('old-run');
  };
  session.statusChanged.connect(clear);
  const stop = () => session.session?.kernel?.interrupt();
  showNotice('old-run', OLD_RUN, [{ label: 'Stop it', run: stop }]);
}

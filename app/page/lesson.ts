import '@jupyterlab/notebook/style/index.css';
import '@jupyterlab/completer/style/index.css';
import '@jupyterlab/tooltip/style/index.css';
import './style/lesson.css';
import './style/print.css';
import { NotebookActions } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';
import { type Fields, isRecord } from '../is-record';
import { messageOf } from '../message-of';
import { textIn } from './api';
import { fillBar, homeLink } from './bar';
import { addCellMenu } from './cell-menu';
import { nameCells } from './cell-names';
import { createCommands } from './commands';
import { addCompletion } from './completion';
import { connect } from './connection';
import { fillContents } from './contents-nav';
import { byId, element } from './dom';
import { keepDrafts } from './drafts';
import { addExerciseActions } from './exercise-actions';
import { keepFocus } from './focus-keeper';
import { followRename, nameOf } from './follow-rename';
import { tellKept } from './kept-dialog';
import { followKernel } from './kernel-life';
import { LessonTitle } from './lesson-title';
import { addLockSigns } from './lock-sign';
import { neighbourLinks } from './neighbours';
import { closing, showNotice } from './notices';
import { openNotebook } from './open-notebook';
import { followPlace } from './place';
import { loadPlotlyAhead } from './plotly-ahead';
import { reportRuns } from './run-report';
import { setRunning } from './running';
import { SaveIndicator } from './save-state';
import { Saving } from './saving';
import { ServerWatch } from './server-watch';
import { addShortcuts } from './shortcuts';
import { writeOnDoubleClick } from './text-cells';

const place = byId('notebook');
const path = decodeURIComponent(location.pathname.replace(/^\/lessons\//, ''));

try {
  await openLesson(path);
} catch (error) {
  console.error(error);
  document.title = 'This lesson did not open – Nabla';
  byId('contents').remove();
  byId('bar').replaceChildren(homeLink(), element('p', { class: 'title' }, path));
  place.replaceChildren(
    element(
      'section',
      { class: 'failure', role: 'alert' },
      element('h1', {}, 'This lesson did not open'),
      element('p', {}, messageOf(error)),
      element('p', {}, element('a', { href: '/' }, 'All lessons')),
    ),
  );
}

async function openLesson(file: string): Promise<void> {
  const { services, drive } = connect();
  // Read before the notebook asks for it, so that a damaged file is explained and not half opened.
  const title = new LessonTitle(titleOf(await drive.readAhead(file), file));
  setRunning();
  const panel = await openNotebook(services, file);
  const server = new ServerWatch();
  const indicator = new SaveIndicator(panel);
  const saving = new Saving(panel, server, indicator, drive);
  const commands = createCommands(panel, addCompletion(panel), saving);
  followKernel(panel, services, server);
  fillBar(byId('bar'), panel, commands, indicator, title);
  const contents = element('div');
  byId('contents').replaceChildren(contents);
  void neighbourLinks(file).then((links) => byId('contents').append(links));
  fillContents(contents, panel);
  place.replaceChildren();
  panel.toolbar.hide();
  Widget.attach(panel, place);
  // The cells are no feed: more of them do not come while one reads.
  place.querySelector('[role=feed]')?.setAttribute('role', 'group');
  new ResizeObserver(() => panel.update()).observe(place);
  addShortcuts(commands);
  addCellMenu(panel.content.node, commands);
  keepFocus(panel, commands);
  keepDrafts(panel, saving);
  writeOnDoubleClick(panel);
  reportRuns(panel);
  followPlace(panel);
  followRename(panel, drive, title);
  addExerciseActions(panel);
  addLockSigns(panel);
  nameCells(panel);
  tellKept(file, saving);
  void panel.sessionContext.ready.then(loadPlotlyAhead);
  NotebookActions.focusActiveCell(panel.content, { preventScroll: true });
}

function titleOf({ content }: Contents.IModel, file: string): string {
  const metadata = isRecord(content) && isRecord(content.metadata) ? content.metadata : {};
  warnOfOtherKernel(metadata);
  const own = isRecord(metadata.nabla) ? metadata.nabla : {};
  return nameOf(file, textIn(own, 'title'));
}

/** Any notebook opens here, and here its cells are TypeScript. */
function warnOfOtherKernel(metadata: Fields): void {
  const spec = isRecord(metadata.kernelspec) ? metadata.kernelspec : {};
  const name = textIn(spec, 'name');
  if (name === '' || name === 'tslab') return;
  const written = textIn(spec, 'display_name') || name;
  const text = `This notebook was written for the kernel "${written}". Here its cells run as TypeScript, and may fail.`;
  showNotice('kernel-name', text, [closing('kernel-name')]);
}

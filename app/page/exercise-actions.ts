import { type Cell, CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { PanelLayout, Widget } from '@lumino/widgets';
import { isRecord, messageOf } from './api';
import { element } from './dom';
import { originalOf, solutionOf } from './original';

/** Under the cell of every exercise: to start over, and, after an attempt, to see a solution. */
export function addExerciseActions(panel: NotebookPanel): void {
  const done = new WeakSet<Cell>();
  const refresh = () => {
    for (const cell of panel.content.widgets) {
      if (done.has(cell) || !isAnswer(cell)) continue;
      done.add(cell);
      void addActions(panel, cell);
    }
  };
  panel.content.model?.cells.changed.connect(() => queueMicrotask(refresh));
  refresh();
}

/** The parts of a cell out of sight are made later, and the actions come under them. */
async function addActions(panel: NotebookPanel, cell: CodeCell): Promise<void> {
  await cell.ready;
  if (cell.isDisposed || !(cell.layout instanceof PanelLayout)) return;
  cell.layout.addWidget(new Actions(panel, cell));
}

/** The cell of an answer is marked as nbgrader marks solutions. */
function isAnswer(cell: Cell): cell is CodeCell {
  return cell instanceof CodeCell && marksOf(cell).solution === true;
}

function marksOf(cell: Cell): Readonly<Record<string, unknown>> {
  const marks: unknown = cell.model.getMetadata('nbgrader');
  return isRecord(marks) ? marks : {};
}

class Actions extends Widget {
  private readonly place = element('div', { class: 'nabla-Exercise-solution' });

  constructor(
    private readonly panel: NotebookPanel,
    private readonly cell: CodeCell,
  ) {
    super();
    this.addClass('nabla-Exercise');
    const button = (label: string, run: () => Promise<void>) =>
      element('button', { type: 'button', onclick: () => void this.trying(run) }, label);
    this.node.append(
      button('Start this exercise over', () => this.startOver()),
      button('Show a solution', () => this.showSolution()),
      this.place,
    );
  }

  private async trying(run: () => Promise<void>): Promise<void> {
    await run().catch((error: unknown) => this.say(messageOf(error)));
  }

  /** The old answer comes back with "undo" in the cell. */
  private async startOver(): Promise<void> {
    const source = await originalOf(this.panel.context.path, this.cell.model.id);
    this.cell.model.sharedModel.setSource(source);
    this.place.replaceChildren();
  }

  private async showSolution(): Promise<void> {
    if (!this.attempted()) {
      this.say('Try it first: run the check below your answer, then the solution is shown here.');
      return;
    }
    const source = await solutionOf(this.panel.context.path, this.cell.model.id);
    const renderer = this.panel.content.rendermime.createRenderer('text/markdown');
    const data = { 'text/markdown': `\`\`\`\`ts\n${source}\n\`\`\`\`` };
    await renderer.renderModel(this.panel.content.rendermime.createModel({ data }));
    this.place.replaceChildren(renderer.node);
  }

  /** Whether the check of this exercise has been run: the first check behind the answer. */
  private attempted(): boolean {
    const cells = this.panel.content.widgets;
    const behind = cells.slice(cells.indexOf(this.cell) + 1);
    const check = behind.find((each) => marksOf(each).grade === true);
    return check instanceof CodeCell && check.model.outputs.length > 0;
  }

  private say(text: string): void {
    this.place.replaceChildren(element('p', { role: 'status' }, text));
  }
}

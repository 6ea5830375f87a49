import { type Cell, CodeCell } from '@jupyterlab/cells';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { PanelLayout, Widget } from '@lumino/widgets';
import { messageOf } from '../message-of';
import { marksOf } from './cell-marks';
import { element } from './dom';
import { forEachCell } from './each-cell';
import { originalOf, solutionOf } from './original';
import { beginUndoStep } from './shared-source';

/** Under the cell of every exercise: to check the answer, to start over, and, after an attempt, to see a solution. */
export function addExerciseActions(panel: NotebookPanel): void {
  forEachCell(panel, (cell) => {
    if (isAnswer(cell) && cell.layout instanceof PanelLayout) {
      cell.layout.addWidget(new Actions(panel, cell));
    }
  });
}

/** The cell of an answer is marked as nbgrader marks solutions. */
function isAnswer(cell: Cell): cell is CodeCell {
  return cell instanceof CodeCell && marksOf(cell).solution === true;
}

class Actions extends Widget {
  private readonly word = element('p', { class: 'nabla-Exercise-word', role: 'status' });
  private readonly place = element('div', {
    class: 'nabla-Exercise-solution',
    role: 'group',
    'aria-label': 'A solution',
  });
  private readonly showing: HTMLButtonElement;

  constructor(
    private readonly panel: NotebookPanel,
    private readonly cell: CodeCell,
  ) {
    super();
    this.addClass('nabla-Exercise');
    const button = (label: string, run: () => Promise<void>) =>
      element('button', { type: 'button', onclick: () => void this.trying(run) }, label);
    this.showing = button('Show a solution', () => this.showSolution());
    this.place.hidden = true;
    this.node.append(
      button('Check my answer', () => this.checkAnswer()),
      button('Start this exercise over', () => this.startOver()),
      this.showing,
      this.word,
      this.place,
    );
  }

  private async trying(run: () => Promise<void>): Promise<void> {
    this.word.textContent = '';
    await run().catch((error: unknown) => this.say(messageOf(error)));
  }

  /** Runs the answer and, when it runs, its checks. */
  private async checkAnswer(): Promise<void> {
    const { content: notebook, sessionContext: session } = this.panel;
    const checks = this.checks();
    await session.ready;
    await NotebookActions.runCells(notebook, [this.cell, ...checks], session);
    checks[0]?.node.scrollIntoView({ block: 'nearest' });
  }

  private async startOver(): Promise<void> {
    const { sharedModel } = this.cell.model;
    const answer = sharedModel.getSource();
    const source = await originalOf(this.panel.context.path, this.cell.model.id);
    beginUndoStep(sharedModel);
    sharedModel.setSource(source);
    this.place.hidden = true;
    const bringBack = () => {
      sharedModel.setSource(answer);
      this.word.textContent = '';
    };
    this.word.replaceChildren(
      'The exercise is as it was in the beginning. ',
      element('button', { type: 'button', onclick: bringBack }, 'Bring my answer back'),
    );
  }

  private async showSolution(): Promise<void> {
    if (!(await this.attempted())) {
      this.say(
        'Try it first: write an answer, run it and the check below it. Then a solution is shown here.',
      );
      return;
    }
    const source = await solutionOf(this.panel.context.path, this.cell.model.id);
    const renderer = this.panel.content.rendermime.createRenderer('text/markdown');
    const data = { 'text/markdown': `\`\`\`\`ts\n${source}\n\`\`\`\`` };
    await renderer.renderModel(this.panel.content.rendermime.createModel({ data }));
    const close = element(
      'button',
      { type: 'button', onclick: () => this.hideSolution() },
      'Close',
    );
    const heading = element('p', { class: 'heading' }, element('strong', {}, 'A solution'), close);
    this.place.replaceChildren(heading, renderer.node);
    this.place.hidden = false;
  }

  private hideSolution(): void {
    this.place.hidden = true;
    this.showing.focus();
  }

  /** Whether there is an answer of one's own, and it was run, and then its check. */
  private async attempted(): Promise<boolean> {
    const { model } = this.cell;
    const [check] = this.checks();
    const ran = model.executionCount;
    if (!check || ran === null || model.isDirty) return false;
    const checked = check.model.outputs.length > 0 && (check.model.executionCount ?? 0) > ran;
    const stub = await originalOf(this.panel.context.path, model.id);
    return checked && model.sharedModel.getSource().trim() !== stub.trim();
  }

  /** The checks of this exercise: those between its answer and the next one. */
  private checks(): CodeCell[] {
    const cells = this.panel.content.widgets;
    const behind = cells.slice(cells.indexOf(this.cell) + 1);
    const next = behind.findIndex(isAnswer);
    return behind
      .slice(0, next < 0 ? behind.length : next)
      .filter((each): each is CodeCell => each instanceof CodeCell && marksOf(each).grade === true);
  }

  private say(text: string): void {
    this.word.textContent = text;
  }
}

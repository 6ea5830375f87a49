import { element } from './dom';

/** The name of what is open: in the bar, and on the browser's tab, which also says whether cells run. */
export class LessonTitle {
  readonly node = element('p', { class: 'title' });
  private runs = false;

  constructor(private name: string) {
    this.show();
  }

  rename(name: string): void {
    this.name = name;
    this.show();
  }

  /** Marks the tab as Jupyter marks a cell that runs. */
  setRunning(runs: boolean): void {
    this.runs = runs;
    this.show();
  }

  private show(): void {
    this.node.textContent = this.name;
    this.node.title = this.name;
    document.title = `${this.runs ? '[*] ' : ''}${this.name} – Nabla`;
  }
}

import { messageOf } from '../message-of';
import { addFiles } from './add-notebooks';
import { element } from './dom';
import { takeDrops } from './drop';
import { lessonAddress } from './lesson-list';
import { ownItem } from './own-item';
import type { OwnList, Word } from './own-list';
import { fetchOwn, makeEmpty } from './own-notebooks';

/** The student's own notebooks on the home page. */
export class OwnSection implements OwnList {
  private readonly list = element('div', { class: 'own-list' });
  private readonly words = element('div', { class: 'own-words', role: 'status' });
  private shown = '';

  constructor(place: HTMLElement) {
    const picker = element('input', {
      type: 'file',
      accept: '.ipynb',
      multiple: true,
      hidden: true,
    });
    picker.addEventListener('change', async () => {
      const files = [...(picker.files ?? [])];
      picker.value = '';
      await this.add(files);
    });
    const button = (label: string, onclick: () => unknown) =>
      element('button', { type: 'button', onclick }, label);
    place.append(
      element('h2', { id: 'own-heading' }, 'Your notebooks'),
      element(
        'div',
        { class: 'own-ways' },
        button('New notebook', () => this.trying(openNew)),
        button('Add a notebook from this computer…', () => picker.click()),
        picker,
      ),
      element('div', { id: 'notices', role: 'status' }),
      this.words,
      this.list,
    );
    takeDrops(place, (files) => void this.add(files));
    // Who comes back from a notebook sees it where it belongs now.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.refresh();
    });
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) void this.refresh();
    });
  }

  async refresh(focused?: string): Promise<void> {
    await this.trying(async () => {
      const notebooks = await fetchOwn();
      const described = JSON.stringify(notebooks);
      if (described !== this.shown) {
        const key = keyOf(document.activeElement);
        this.list.replaceChildren(
          notebooks.length === 0
            ? element('p', { class: 'quiet' }, NONE)
            : element('ul', {}, ...notebooks.map((notebook) => ownItem(notebook, this))),
        );
        if (key !== undefined) this.focus(key);
      }
      this.shown = described;
    });
    if (focused !== undefined) this.focus(focused);
  }

  say(...words: readonly Word[]): void {
    this.words.replaceChildren(
      ...words.map(({ text, fault }) => element('p', fault ? { class: 'fault' } : {}, text)),
    );
  }

  async trying(run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.say({ text: messageOf(error), fault: true });
    }
  }

  private async add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const { words, last } = await addFiles(files);
    await this.refresh(last);
    this.say(...words);
  }

  private focus(key: string): void {
    const controls = this.list.querySelectorAll<HTMLElement>('[data-key]');
    [...controls].find((each) => keyOf(each) === key)?.focus();
  }
}

const NONE =
  'None yet. Make one to try things out, or add one from this computer: also by dropping its file here.';

async function openNew(): Promise<void> {
  location.assign(lessonAddress(await makeEmpty()));
}

function keyOf(control: Element | null): string | undefined {
  return control instanceof HTMLElement ? control.dataset.key : undefined;
}

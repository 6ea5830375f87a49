import { element } from './dom';

/** Says in a sign and words whether a choice is right, and whether it was made. */
export class QuizMark {
  readonly node = element('span', { class: 'mark' });

  /** @param chosen left out where nothing is chosen but a number is typed */
  show(right: boolean, chosen?: boolean): void {
    const sign = element('span', { 'aria-hidden': 'true' }, right ? '✓ ' : '✗ ');
    this.node.className = `mark ${right ? 'right' : 'wrong'}${chosen === false ? '' : ' chosen'}`;
    this.node.replaceChildren(sign, wordsOf(right, chosen));
  }

  clear(): void {
    this.node.className = 'mark';
    this.node.replaceChildren();
  }
}

function wordsOf(right: boolean, chosen: boolean | undefined): string {
  if (chosen) return right ? 'Your choice: right' : 'Your choice: not right';
  if (chosen === undefined) return right ? 'Right' : 'Not right';
  return right ? 'Correct answer' : 'Not right';
}

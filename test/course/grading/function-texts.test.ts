import { describe, expect, it } from 'vitest';
import { ReceivedTexts, SentTexts } from '../../../app/course/grading/function-texts.js';

describe('functions as texts', () => {
  it('arrive as functions, and come back as what was sent', () => {
    const [sent, received] = [new SentTexts(), new ReceivedTexts()];
    const square = sent.mark((x) => Number(x) ** 2);
    const made = received.functionOf(sent.textOf(square) ?? '');
    expect(made?.(3)).toBe(9);
    expect(sent.functionOf(received.textOf(made ?? square) ?? '')).toBe(square);
  });

  it('are never made by the judge from what the student sends', () => {
    const sent = new SentTexts();
    sent.textOf(sent.mark((x) => x));
    expect(sent.functionOf('() => process.exit()')).toBeUndefined();
  });

  it('are sent only of functions that were marked', () => {
    expect(new SentTexts().textOf((x) => x)).toBeUndefined();
  });
});

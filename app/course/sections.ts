import type { Notebook } from './notebook.js';

/** A part of a lesson under a heading of the second level. */
export interface Section {
  /** The id of the cell with the heading. */
  readonly cell: string;
  readonly title: string;
  /** The heading and all texts below it. */
  readonly text: string;
}

/** The sections that teach: those whose headings are numbered, as `## 4 · What is a gradient?`. */
export function sectionsOf(notebook: Notebook): Section[] {
  const sections: { cell: string; title: string; text: string }[] = [];
  for (const { cell_type, id, source } of notebook.cells) {
    if (cell_type !== 'markdown') continue;
    for (const part of source.split(/^(?=##\s)/m)) {
      const title = /^##\s+(.+)/.exec(part)?.[1];
      if (title !== undefined) sections.push({ cell: id, title: title.trim(), text: part });
      else if (sections.length > 0) {
        const last = sections[sections.length - 1];
        if (last) last.text += `\n${part}`;
      }
    }
  }
  return sections.filter(({ title }) => /^\d/.test(title));
}

/**
 * The section whose texts have most in common with a question: each word counts by how rare it is among the
 * sections (its inverse document frequency), and more in a heading.
 */
export function closestSection(words: string, sections: readonly Section[]): Section | undefined {
  const bags = sections.map(({ text }) => countWords(text));
  const headings = sections.map(({ title }) => countWords(title));
  const asked = countWords(words);
  const scores = bags.map((bag, i) => {
    const length = [...bag.values()].reduce((sum, count) => sum + count, 0);
    return [...asked].reduce((score, [word, times]) => {
      const holding = bags.filter((each) => each.has(word)).length;
      if (holding === 0) return score;
      const rarity = Math.log((1 + bags.length) / holding);
      const count = (bag.get(word) ?? 0) / Math.sqrt(length) + (headings[i]?.has(word) ? 1 : 0);
      return score + Math.sqrt(times) * rarity * count;
    }, 0);
  });
  const best = Math.max(...scores);
  return best > 0 ? sections[scores.indexOf(best)] : undefined;
}

/** Words of three letters and more, in the singular, with how often each occurs; commands of LaTeX are no words. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const prose = text.replace(/\\\w+/g, ' ').toLowerCase();
  for (const word of prose.match(/\p{Letter}{3,}/gu) ?? []) {
    const stem = word.replace(/(ies|s)$/, (ending) => (ending === 'ies' ? 'y' : ''));
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

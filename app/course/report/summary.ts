import type { Exercise } from '../assignment.js';
import { barChart } from './bar-chart.js';
import { type Grade, maximum, sum } from './grade.js';
import { escapeHtml, page } from './html.js';

/** The page about the whole class: how scores are spread, which exercises are hard, typical mistakes. */
export function summaryPage(
  title: string,
  exercises: readonly Exercise[],
  grades: readonly Grade[],
): string {
  const handedIn = grades.filter(({ status }) => status !== 'not submitted');
  const body = [
    `<h1>${escapeHtml(title)}: the class</h1>`,
    overview(exercises, grades, handedIn),
    '<h2>How the scores are spread</h2>',
    scoreChart(exercises, handedIn),
    '<h2>The hardest exercises first</h2>',
    exerciseChart(exercises, handedIn),
    '<h2>Typical mistakes</h2>',
    mistakes(exercises, handedIn),
    '<h2>To look at</h2>',
    unusual(grades),
  ];
  return page(`${title}: the class`, body.join('\n'));
}

function overview(
  exercises: readonly Exercise[],
  grades: readonly Grade[],
  handedIn: readonly Grade[],
): string {
  const totals = handedIn.map(({ total }) => total).sort((a, b) => a - b);
  const rows: [string, string | number][] = [
    ['Submissions', handedIn.length],
    ['In the roster and not handed in', grades.length - handedIn.length],
    ['Late', handedIn.filter(({ late }) => late).length],
    ['Points to be had', maximum(exercises)],
    ['Mean', totals.length === 0 ? '–' : (sum(totals) / totals.length).toFixed(2)],
    ['Median', median(totals)],
  ];
  const cells = rows.map(
    ([name, value]) => `<tr><th>${name}</th><td class="number">${value}</td></tr>`,
  );
  return `<table>${cells.join('')}</table>`;
}

function median(sorted: readonly number[]): string | number {
  if (sorted.length === 0) return '–';
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return ((low ?? 0) + (high ?? 0)) / 2;
}

function scoreChart(exercises: readonly Exercise[], grades: readonly Grade[]): string {
  const max = maximum(exercises);
  const bins = Math.min(10, Math.max(1, Math.ceil(max)));
  const counts = new Array<number>(bins).fill(0);
  for (const { total } of grades) {
    const bin = Math.min(bins - 1, Math.floor((total / (max || 1)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edge = (index: number) => Number(((index * max) / bins).toFixed(1));
  return barChart(
    'Number of students by points',
    counts.map((count, index) => ({ label: `${edge(index)} to ${edge(index + 1)}`, value: count })),
  );
}

function exerciseChart(exercises: readonly Exercise[], grades: readonly Grade[]): string {
  const rates = exercises.flatMap(({ id, points, manual }, index) => {
    if (manual || grades.length === 0) return [];
    const solved = grades.filter(({ scores }) => scores[index] === points).length;
    return [{ label: id, value: Math.round((100 * solved) / grades.length) }];
  });
  return barChart(
    'Per cent of students who solved it',
    rates.sort((a, b) => a.value - b.value),
  );
}

function mistakes(exercises: readonly Exercise[], grades: readonly Grade[]): string {
  const sections = exercises.map(({ id }) => {
    const counts = new Map<string, number>();
    for (const { verdicts } of grades) {
      const verdict = verdicts.find((candidate) => candidate.id === id);
      if (!verdict || verdict.passed) continue;
      const what = verdict.hidden
        ? 'Only a hidden test failed.'
        : (verdict.message ?? 'It failed.');
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    const rows = [...counts]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, 5)
      .map(([what, n]) => `<tr><td class="number">${n}</td><td>${escapeHtml(what)}</td></tr>`);
    return rows.length === 0 ? '' : `<h3>${escapeHtml(id)}</h3><table>${rows.join('')}</table>`;
  });
  return sections.join('\n') || '<p>None.</p>';
}

function unusual(grades: readonly Grade[]): string {
  const rows = grades
    .filter(({ status, notes }) => status !== 'graded' || notes.length > 0)
    .map(
      ({ student, status, notes }) =>
        `<tr><td>${escapeHtml(student)}</td><td>${status}</td><td>${escapeHtml(notes.join(' | '))}</td></tr>`,
    );
  return rows.length === 0 ? '<p>Nothing.</p>' : `<table>${rows.join('')}</table>`;
}

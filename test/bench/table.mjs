/**
 * One row of a benchmark.
 * @typedef {object} Row
 * @property {string} what what was measured
 * @property {number[]} samples one number a run
 * @property {string} unit such as 's', 'ms' or 'MB'
 * @property {string} [aim] what it should be
 */

/** The middle of some numbers. @param {number[]} samples */
export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints rows as a Markdown table with the median, the spread and the number of runs. @param {Row[]} rows */
export function printTable(rows) {
  console.log('| what | median | min – max | runs | aim |\n|---|---|---|---|---|');
  for (const { what, samples, unit, aim = '' } of rows) {
    const spread = `${digits(Math.min(...samples))} – ${digits(Math.max(...samples))}`;
    console.log(
      `| ${what} | ${digits(median(samples))} ${unit} | ${spread} | ${samples.length} | ${aim} |`,
    );
  }
  console.log();
}

function digits(value) {
  return value.toPrecision(3).replace(/e\+?/, ' · 10^');
}

import { escapeHtml } from '../plot/html';
import type { CheckItem } from './expect';

/** How a check went, as the page's renderer reads it. */
export interface CheckResult {
  readonly title: string;
  readonly passed: boolean;
  readonly items: readonly CheckItem[];
}

/** A check's result by MIME type. @internal */
export function checkBundle(result: CheckResult): { [mimeType: string]: unknown } {
  return {
    'application/vnd.nabla.check+json': result,
    'text/html': checkHtml(result),
    'text/plain': checkText(result),
  };
}

function checkHtml({ title, passed, items }: CheckResult): string {
  const rows = items.map((item) => `<li>${escapeHtml(itemText(item))}</li>`).join('');
  return `<p><strong>${escapeHtml(headline(title, passed))}</strong></p><ul>${rows}</ul>`;
}

function checkText({ title, passed, items }: CheckResult): string {
  return [headline(title, passed), ...items.map((item) => `  ${itemText(item)}`)].join('\n');
}

function headline(title: string, passed: boolean): string {
  return `${title}: ${passed ? 'passed' : 'not yet right'}`;
}

function itemText({ label, passed, message = '' }: CheckItem): string {
  return passed ? `✓ ${label}` : `✗ ${label}: ${message}`;
}

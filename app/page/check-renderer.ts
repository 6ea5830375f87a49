import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';
import { element } from './dom';

const MIME_TYPE = 'application/vnd.nabla.check+json';

/** The card of an exercise's check: what passed, and for what did not, what came and where to look. */
class CheckCard extends Widget implements IRenderMime.IRenderer {
  constructor() {
    super();
    this.addClass('nabla-Check');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const data = model.data[MIME_TYPE];
    const check: Fields = isRecord(data) ? data : {};
    const items = recordsIn(check.items);
    const passed = items.filter((item) => item.passed === true).length;
    this.toggleClass('nabla-mod-passed', check.passed === true);
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', `Check: ${textIn(check, 'title')}`);
    this.node.replaceChildren(
      element(
        'p',
        { class: 'nabla-Check-title' },
        element('strong', {}, textIn(check, 'title')),
        element('span', {}, summary(check.passed === true, passed, items.length)),
      ),
      element('ul', {}, ...items.map(itemOf)),
    );
  }
}

function summary(allPassed: boolean, passed: number, all: number): string {
  return allPassed ? 'Passed' : `${passed} of ${all} passed`;
}

function itemOf(item: Fields): HTMLElement {
  const passed = item.passed === true;
  const message = textIn(item, 'message');
  return element(
    'li',
    { class: passed ? 'passed' : 'failed' },
    element('span', { class: 'sign', role: 'img', 'aria-label': passed ? 'Passed' : 'Not yet' }),
    element('span', { class: 'label' }, textIn(item, 'label')),
    ...(message && !passed ? [element('span', { class: 'message' }, message)] : []),
  );
}

export const checkRendererFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [MIME_TYPE],
  defaultRank: 10,
  createRenderer: () => new CheckCard(),
};

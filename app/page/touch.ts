import { element } from './dom';

const coarse = matchMedia('(pointer: coarse)');

/** Whether the page is used with fingers in the first place. */
export function isTouched(): boolean {
  return coarse.matches;
}

/**
 * Lets a finger scroll the page over a figure: Plotly would take every touch for a drag. A solid figure is turned
 * after a tap on it, until one taps elsewhere.
 */
export function leaveTouchesToPage(place: HTMLElement, solid: () => boolean): () => void {
  const held = () => place.classList.contains('nabla-mod-held');
  for (const event of ['touchstart', 'touchmove', 'touchend'] as const) {
    const keep = (touch: Event) => {
      if (!held()) touch.stopPropagation();
    };
    place.addEventListener(event, keep, { capture: true, passive: true });
  }
  place.addEventListener('click', () => {
    if (solid() && isTouched()) place.classList.add('nabla-mod-held');
  });
  const letGo = ({ target }: Event) => {
    if (target instanceof Node && !place.contains(target)) place.classList.remove('nabla-mod-held');
  };
  document.addEventListener('pointerdown', letGo);
  return () => document.removeEventListener('pointerdown', letGo);
}

/** How to turn a solid figure with a finger; seen where there is no mouse. */
export function turnHint(): HTMLElement {
  return element('p', { class: 'nabla-Figure-hint' }, 'Tap the figure to turn it.');
}

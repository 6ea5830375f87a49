import { element } from './dom';

const place = element('p', { class: 'announcer', role: 'status' });
document.body.append(place);

/** Tells those who listen to the page what others see happen in it. */
export function announce(text: string): void {
  place.textContent = text;
}

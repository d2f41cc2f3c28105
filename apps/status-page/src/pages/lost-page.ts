import type { Asked } from '../resource.js';
import { markup } from '../words/markup.js';
import { laidOut } from './layout.js';
import { pageLink } from './links.js';
import { TEXTS } from './texts.js';

/** What somebody reads who asks for something that is not there: goes with a 404. */
export function lostPage(asked: Omit<Asked, 'params'>): string {
  const whole = { ...asked, params: {} };
  const texts = TEXTS[asked.language];
  const content = markup`<h1>${texts.lost}</h1><p>${texts.lostWords}</p><p class="more"><a href="${pageLink(whole, '/')}">${texts.backToNow}</a></p>`;
  return laidOut(whole, { path: '/lost', title: texts.lost, content });
}

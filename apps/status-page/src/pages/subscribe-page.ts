import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { type Choice, componentChoice } from './component-choice.js';
import { icon } from './icons.js';
import { laidOut } from './layout.js';
import { pageLink } from './links.js';
import { SUBSCRIBER_TEXTS, type SubscriberFault } from './subscriber-texts.js';
import { trap } from './trap.js';

/** What was typed into the form, and what is wrong with it. */
export interface Typed extends Choice {
  readonly address: string;
  readonly fault: SubscriberFault;
}

const NOTHING = { address: '', all: true, components: [], fault: null } as const;

/** What is wrong, where nobody can miss it. */
export const faultNotice = (words: string): Markup =>
  markup`<p class="notice" role="alert" id="fault">${icon('degraded_performance')}<span>${words}</span></p>`;

/** The form by which somebody subscribes; sent back with what they typed where it cannot be taken. */
export function subscribePage(asked: Asked, typed: Typed | typeof NOTHING = NOTHING): string {
  const { language } = asked;
  const texts = SUBSCRIBER_TEXTS[language];
  const isWrong = typed.fault === 'address';
  const described = markup` aria-describedby="${isWrong ? 'hint fault' : 'hint'}"${isWrong && markup` aria-invalid="true"`}`;
  const content = markup`<h1>${texts.title}</h1>
<p>${texts.lead}</p>
${typed.fault && faultNotice(texts.faults[typed.fault])}
<form method="post" action="${pageLink(asked, '/subscribe')}">
<p class="field"><label for="address">${texts.address}</label><input type="text" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" id="address" name="address" maxlength="2000" required value="${typed.address}"${described}></p>
<p class="hint" id="hint">${texts.hint}</p>
${trap(asked)}
${componentChoice(asked, typed)}
<p><button type="submit">${texts.send}</button></p>
</form>
<p class="more small quiet">${texts.feeds}</p>`;
  return laidOut(asked, { path: '/subscribe', title: texts.title, content });
}

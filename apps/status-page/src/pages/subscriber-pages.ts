import { LANGUAGES, type Subscription } from '#contracts';
import type { Asked } from '../resource.js';
import { markup } from '../words/markup.js';
import { componentChoice } from './component-choice.js';
import { laidOut } from './layout.js';
import { pageLink } from './links.js';
import { faultNotice } from './subscribe-page.js';
import { SUBSCRIBER_TEXTS, type SubscriberFault, type SubscriberOutcome } from './subscriber-texts.js';

/** Where the page of a link lies. */
const pathOf = (kind: 'confirm' | 'leave' | 'manage', { params }: Asked): string =>
  `/${kind}/${encodeURIComponent(params.token ?? '')}`;

/** One button: what opens links by itself, as scanners of mail do, confirms nothing and leaves nothing. */
export function buttonPage(asked: Asked, kind: 'confirm' | 'leave'): string {
  const { title, words, button } = SUBSCRIBER_TEXTS[asked.language][kind];
  const path = pathOf(kind, asked);
  const content = markup`<h1>${title}</h1><p>${words}</p>
<form method="post" action="${pageLink(asked, path)}"><p><button type="submit">${button}</button></p></form>`;
  return laidOut(asked, { path, title, content });
}

/** What came of a form or a link. */
export function outcomePage(asked: Asked, outcome: SubscriberOutcome): string {
  const texts = SUBSCRIBER_TEXTS[asked.language];
  const { title, words } = texts.outcomes[outcome];
  const content = markup`<h1>${title}</h1><p>${words}</p><p class="more"><a href="${pageLink(asked, '/subscribe')}">${texts.toForm}</a></p>`;
  return laidOut(asked, { path: '/subscribe', title, content });
}

/** Where a subscriber changes what they are told, leaves, or has everything erased. */
export function managePage(asked: Asked, subscription: Subscription, told: 'saved' | SubscriberFault | null): string {
  const { language } = asked;
  const texts = SUBSCRIBER_TEXTS[language];
  const path = pathOf('manage', asked);
  const { components } = subscription;
  const form = (inside: ReturnType<typeof markup>) =>
    markup`<form method="post" action="${pageLink(asked, path)}">${inside}</form>`;
  const options = LANGUAGES.map(
    (one) =>
      markup`<option value="${one}" lang="${one}"${one === subscription.language && markup` selected`}>${texts.languages[one]}</option>`,
  );
  const content = markup`<h1>${texts.manage.title}</h1>
${told === 'saved' && markup`<p role="status"><strong>${texts.manage.saved}</strong></p>`}${told !== null && told !== 'saved' && faultNotice(texts.faults[told])}
${form(markup`${componentChoice(asked, { all: components.length === 0, components })}
<p><label for="language">${texts.language}</label><select id="language" name="language">${options}</select></p>
<p><button type="submit" name="action" value="save">${texts.manage.save}</button></p>`)}
<h2>${texts.leave.title}</h2><p>${texts.leave.words}</p>
${form(markup`<p><button type="submit" class="plain" name="action" value="leave">${texts.leave.button}</button></p>`)}
<p class="more">${texts.manage.eraseWords}</p>
${form(markup`<p><button type="submit" class="plain" name="action" value="erase">${texts.manage.erase}</button></p>`)}`;
  return laidOut(asked, { path, title: texts.manage.title, content });
}

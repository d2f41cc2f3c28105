import {
  COMPONENT_STATE_NAMES,
  type Language,
  PUBLICATION_STATUS_NAMES,
  type Publication,
  type PublicationEntry,
} from '#contracts';
import type { Asked } from '../resource.js';
import { isOpen } from '../standing/public-copy.js';
import { type Markup, markup } from '../words/markup.js';
import { named, told } from '../words/said.js';
import { duration, time } from '../words/spoken.js';
import { icon, stateTag } from './icons.js';
import { affectedLink, pageLink } from './links.js';
import { IMPACT_NAMES, TEXTS } from './texts.js';

function entry({ status, at, changedAt, words }: PublicationEntry, language: Language): Markup {
  const corrected =
    changedAt > at && markup`<span class="quiet">(${TEXTS[language].corrected} ${time(changedAt, language)})</span>`;
  return markup`<li><p class="when"><strong>${PUBLICATION_STATUS_NAMES[status][language]}</strong> ${time(at, language)} ${corrected}</p>${told(words, language)}</li>`;
}

/** What was said, the latest first. */
export const publicationEntries = ({ entries }: Publication, language: Language): Markup =>
  markup`<ol class="entries" reversed>${entries.toReversed().map((one) => entry(one, language))}</ol>`;

/** What it affects of what is shown. */
export function affectedList({ components }: Publication, { copy, language }: Asked): Markup | null {
  const rows = components.flatMap(({ component, state }) => {
    const shown = copy.components.find(({ key, visible }) => key === component && visible);
    return shown
      ? [markup`<li>${named(shown.name, language)} ${stateTag(state, COMPONENT_STATE_NAMES[state][language])}</li>`]
      : [];
  });
  if (rows.length === 0) return null;
  return markup`<div class="affected"><p class="quiet">${TEXTS[language].affected}</p><ul>${rows}</ul></div>`;
}

/** That it was false, and why. */
export function withdrawal({ withdrawn }: Publication, language: Language): Markup | null {
  if (!withdrawn) return null;
  const { whyWithdrawn } = TEXTS[language];
  return markup`<div class="notice">${icon('degraded_performance')}<div><p><strong>${whyWithdrawn}</strong> ${time(withdrawn.at, language)}</p>${told(withdrawn.reason, language)}</div></div>`;
}

/** In a line: where it stands, how bad it is, since when. */
export function aboutPublication(it: Publication, language: Language): Markup {
  const texts = TEXTS[language];
  const status = it.withdrawn ? texts.withdrawn : PUBLICATION_STATUS_NAMES[it.status][language];
  const lasted = it.resolvedAt && !it.withdrawn && Date.parse(it.resolvedAt) - Date.parse(it.startedAt);
  return markup`<p class="about"><strong>${status}</strong>${!it.withdrawn && markup`<span>${IMPACT_NAMES[language][it.impact]}</span>`}<span>${texts.began} ${time(it.startedAt, language)}</span>${typeof lasted === 'number' && lasted > 0 && markup`<span>${texts.lasted(duration(lasted, language))}</span>`}</p>`;
}

/** Where somebody says that this affects them; nothing where it is over or was false. */
export const affectedLine = (it: Publication, asked: Asked): Markup | null =>
  isOpen(it)
    ? markup`<p class="more"><a href="${affectedLink(asked, it.id)}">${TEXTS[asked.language].reportHere}</a></p>`
    : null;

/** Something that is going on, with all that was said of it. */
export const publicationCard = (it: Publication, asked: Asked): Markup => markup`<article class="card">
<h3><a href="${pageLink(asked, `/incidents/${it.id}`)}">${named(it.title, asked.language)}</a></h3>
${aboutPublication(it, asked.language)}${affectedList(it, asked)}${publicationEntries(it, asked.language)}${affectedLine(it, asked)}
</article>`;

/** One that is over, in a line of a list. */
export const publicationLine = (it: Publication, asked: Asked): Markup =>
  markup`<li><a href="${pageLink(asked, `/incidents/${it.id}`)}">${named(it.title, asked.language)}</a>${aboutPublication(it, asked.language)}</li>`;

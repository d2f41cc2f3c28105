import { AFFECTED_WORDS, type Publication } from '#contracts';
import type { Asked } from '../resource.js';
import { blocksOf } from '../standing/blocks.js';
import { type Markup, markup } from '../words/markup.js';
import { named, said } from '../words/said.js';
import { laidOut } from './layout.js';
import { affectedLink, pageLink } from './links.js';
import { TEXTS } from './texts.js';
import { trap } from './trap.js';

/** What a form carries along: what shows when it was given out, and the publication from which somebody comes. */
export interface AffectedForm {
  readonly token: string;
  readonly publication: Publication | null;
}

/** All that is shown, in its groups. "Something else" is chosen unless somebody says better. */
function choices({ copy, language }: Asked): Markup {
  const blocks = blocksOf(copy.components).map(({ group, components }) => {
    const options = components.map(({ key, name }) => markup`<option value="${key}">${said(name, language)}</option>`);
    return group ? markup`<optgroup label="${said(group, language)}">${options}</optgroup>` : markup`${options}`;
  });
  return markup`<option value="">${TEXTS[language].reportOther}</option>${blocks}`;
}

/** Where somebody says that something does not work for them, without a script and without saying who they are. */
export function affectedPage(asked: Asked, { token, publication }: AffectedForm): string {
  const { language } = asked;
  const texts = TEXTS[language];
  const about =
    publication &&
    markup`<p class="about">${texts.reportAbout} <strong>${named(publication.title, language)}</strong></p>`;
  const content = markup`<h1>${texts.reportTitle}</h1>${about}
<p>${texts.reportLead}</p>
<form class="card" method="post" action="${pageLink(asked, '/affected')}">
<input type="hidden" name="form" value="${token}">${publication && markup`<input type="hidden" name="publication" value="${publication.id}">`}
<div class="field"><label for="component">${texts.reportComponent}</label>
<select id="component" name="component">${choices(asked)}</select></div>
<div class="field"><label for="words">${texts.reportWords}</label>
<textarea id="words" name="words" maxlength="${AFFECTED_WORDS}" rows="5" aria-describedby="hint"></textarea>
<p class="hint" id="hint">${texts.reportHint}</p></div>
${trap(asked)}
<button type="submit">${texts.reportSend}</button>
</form>`;
  const keeps = publication ? `?publication=${encodeURIComponent(publication.id)}` : '';
  return laidOut(asked, { path: '/affected', title: texts.reportTitle, content, keeps });
}

/** What somebody reads who said so, counted or not. */
export function affectedThanksPage(asked: Asked): string {
  const texts = TEXTS[asked.language];
  const content = markup`<h1>${texts.thanksTitle}</h1><p>${texts.thanksWords}</p><p class="more"><a href="${pageLink(asked, '/')}">${texts.backToNow}</a></p>`;
  return laidOut(asked, { path: '/affected/thanks', title: texts.thanksTitle, content });
}

/** What somebody reads whose form cannot be one of ours. */
export function affectedRefusedPage(asked: Asked): string {
  const texts = TEXTS[asked.language];
  const content = markup`<h1>${texts.refusedTitle}</h1><p>${texts.refusedWords}</p><p class="more"><a href="${affectedLink(asked)}">${texts.toReport}</a></p>`;
  return laidOut(asked, { path: '/affected', title: texts.refusedTitle, content });
}

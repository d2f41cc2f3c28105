import type { Asked } from '../resource.js';
import { blocksOf } from '../standing/blocks.js';
import { daysOf, uptimeOf } from '../standing/days.js';
import { saidSince } from '../standing/said-since.js';
import { type Markup, markup } from '../words/markup.js';
import { named } from '../words/said.js';
import { share } from '../words/spoken.js';
import { DAYS } from './component-list.js';
import { troubled } from './days-drawing.js';
import { TEXTS } from './texts.js';

/** How well each component was there, in figures. */
export function uptimeTable({ copy, now, language }: Asked): Markup | null {
  const texts = TEXTS[language];
  const components = blocksOf(copy.components).flatMap((block) => block.components);
  if (components.length === 0) return null;
  const said = saidSince(copy, now, DAYS);
  const rows = components.map((component) => {
    const days = daysOf(said(component.key), component, now, DAYS);
    const percent = uptimeOf(days, now);
    return markup`<tr><th scope="row">${named(component.name, language)}</th><td>${percent === null ? texts.notShown : share(percent, language)}</td><td>${troubled(days).length}</td></tr>`;
  });
  return markup`<section><h2>${texts.uptimeTitle}</h2><p class="quiet small">${texts.uptimeNote}</p>
<table><thead><tr><th scope="col">${texts.component}</th><th scope="col">${texts.uptimeHead}</th><th scope="col">${texts.troubleHead}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

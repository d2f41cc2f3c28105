import { COMPONENT_STATE_NAMES, type ShownComponent } from '#contracts';
import type { Asked } from '../resource.js';
import { blocksOf } from '../standing/blocks.js';
import { statesNow } from '../standing/component-states.js';
import { daysOf } from '../standing/days.js';
import { saidSince } from '../standing/said-since.js';
import { type Markup, markup } from '../words/markup.js';
import { named, told } from '../words/said.js';
import { drawing, troubleList, uptimeWords } from './days-drawing.js';
import { stateTag } from './icons.js';
import { TEXTS } from './texts.js';

/** How many days a page looks back. */
export const DAYS = 90;

/** All components in their groups: how each is now, and how it was on the last 90 days. */
export function componentList(asked: Asked): Markup | null {
  const { copy, now, language } = asked;
  const texts = TEXTS[language];
  const blocks = blocksOf(copy.components);
  if (blocks.length === 0) return null;
  const states = statesNow(copy);
  const said = saidSince(copy, now, DAYS);
  const line = (component: ShownComponent): Markup => {
    const state = states.get(component.key) ?? 'operational';
    const days = daysOf(said(component.key), component, now, DAYS);
    return markup`<li class="component"><div class="row"><span class="name">${named(component.name, language)}</span>${stateTag(state, COMPONENT_STATE_NAMES[state][language])}</div>
${component.description && markup`<div class="small quiet">${told(component.description, language)}</div>`}${drawing(days, asked)}
<p class="scale"><span>${texts.daysAgo(DAYS - 1)}</span><span>${uptimeWords(days, asked) ?? texts.notShown}</span><span>${texts.today}</span></p>${troubleList(days, asked)}</li>`;
  };
  const hasGroups = blocks.some(({ group }) => group !== null);
  const block = ({ group, components }: (typeof blocks)[number]): Markup => {
    const heading = group ? named(group, language) : hasGroups ? texts.otherComponents : null;
    return markup`<div class="block">${heading && markup`<h3>${heading}</h3>`}<ul>${components.map(line)}</ul></div>`;
  };
  return markup`<section><h2>${texts.components}</h2>${blocks.map(block)}</section>`;
}

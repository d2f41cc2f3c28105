import type { Asked } from '../resource.js';
import { blocksOf } from '../standing/blocks.js';
import { type Markup, markup } from '../words/markup.js';
import { named } from '../words/said.js';
import { SUBSCRIBER_TEXTS } from './subscriber-texts.js';

/** What somebody wishes to be told of: of all, or of some. */
export interface Choice {
  readonly all: boolean;
  readonly components: readonly string[];
}

/** Everything, or some of what is shown; where nothing is shown there is nothing to choose. */
export function componentChoice({ copy, language }: Asked, { all, components }: Choice): Markup {
  const texts = SUBSCRIBER_TEXTS[language];
  const shown = blocksOf(copy.components).flatMap((block) => block.components);
  if (shown.length === 0) return markup`<input type="hidden" name="scope" value="all">`;
  const checked = (is: boolean) => is && markup` checked`;
  const boxes = shown.map(
    ({ key, name }) =>
      markup`<label><input type="checkbox" name="component" value="${key}"${checked(components.includes(key))}>${named(name, language)}</label>`,
  );
  return markup`<fieldset><legend>${texts.which}</legend>
<label><input type="radio" name="scope" value="all"${checked(all)}>${texts.all}</label>
<label><input type="radio" name="scope" value="some"${checked(!all)}>${texts.some}</label>
${boxes}</fieldset>`;
}

import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { TEXTS } from './texts.js';

/** The name of what nobody sees, and a program that fills in everything fills in too. */
export const TRAP = 'website';

/** What nobody sees, for every form. */
export const trap = ({ language }: Pick<Asked, 'language'>): Markup =>
  markup`<div class="trap" aria-hidden="true"><label for="${TRAP}">${TEXTS[language].trap}</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></div>`;

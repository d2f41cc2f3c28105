import { visible } from './visible.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words that stay words in HTML, XML and SVG, in a text or in an attribute; without what cannot be seen. */
export const inMarkup = (text: string): string => visible(text).replace(/[&<>"']/g, (it) => ENTITIES[it]!);

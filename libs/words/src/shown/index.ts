export { inMarkup } from './in-markup.js';
export { PAGE_END, type PageHead, pageBegin } from './page.js';
export { inOneLine, isolated, visible } from './visible.js';

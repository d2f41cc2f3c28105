import type { Language } from '#contracts';
import type { Asked } from '../resource.js';

const folderOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, '') : '';

const inLanguage = (path: string, language: Language): string => `/${language}${path === '/' ? '' : path}`;

/** Where a link leads: within the same host, so that it works too where the page is read at another address than its own. */
export const linkTo = ({ address }: Asked, path: string): string => `${folderOf(address)}${path}`;

/** The same for a page, in the language in which somebody reads. */
export const pageLink = (asked: Asked, path: string, language: Language = asked.language): string =>
  linkTo(asked, inLanguage(path, language));

/** The whole address of a page in one language, for programs. */
export const addressIn = ({ address }: Asked, path: string, language: Language): string =>
  `${address}${inLanguage(path, language)}`;

/** Where somebody says that something affects them: that publication, or none. */
export const affectedLink = (asked: Asked, publication: string | null = null): string =>
  `${pageLink(asked, '/affected')}${publication === null ? '' : `?publication=${encodeURIComponent(publication)}`}`;

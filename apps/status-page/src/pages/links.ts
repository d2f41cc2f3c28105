import type { Language } from '#contracts';
import type { Asked } from '../resource.js';

const within = (address: string): string => (URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, '') : '');

const asked = (query: Readonly<Record<string, string>>): string => {
  const written = new URLSearchParams(query).toString();
  return written && `?${written}`;
};

/**
 * Where a link of a page leads: within the same host, so that it works too where the page is read at another address than its
 * own. Whoever chose a language keeps it.
 */
export function linkTo(
  { address, language, query }: Asked,
  path: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const chosen: Record<string, string> = query.lang === language ? { lang: language } : {};
  return `${within(address)}${path}${asked({ ...chosen, ...more })}`;
}

/** The whole address of a page in one language, for programs. */
export const addressIn = ({ address }: Asked, path: string, language: Language): string =>
  `${address}${path}${asked({ lang: language })}`;

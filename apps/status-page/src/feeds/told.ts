import {
  type Language,
  type Localised,
  MAINTENANCE_STATUS_NAMES,
  type Maintenance,
  PUBLICATION_STATUS_NAMES,
  type Publication,
  type PublicWords,
} from '#contracts';
import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { languageOf, said, told } from '../words/said.js';
import { between, time } from '../words/spoken.js';

/** What readers of a feed get of one publication, or of one piece of planned work. */
export interface Told {
  /** Stays the same wherever the page is read. */
  readonly guid: string;
  readonly address: string;
  readonly title: string;
  readonly language: Language;
  readonly content: Markup;
  readonly publishedAt: string;
  readonly updatedAt: string;
}

const MOST = 50;

const WITHDRAWN: Localised = { en: 'Withdrawn', fr: 'Retiré' };

const entry = (status: string, at: string, words: PublicWords, language: Language): Markup =>
  markup`<p><small>${time(at, language)}</small><br><strong>${status}</strong></p>${told(words, language)}`;

function ofPublication(it: Publication, { language, address }: Asked): Told {
  const { withdrawn, entries } = it;
  const why = withdrawn && entry(WITHDRAWN[language], withdrawn.at, withdrawn.reason, language);
  const before = entries.map(({ status, at, words }) =>
    entry(PUBLICATION_STATUS_NAMES[status][language], at, words, language),
  );
  const title = said(it.title, language);
  return {
    guid: `urn:muster:publication:${it.id}`,
    address: `${address}/incidents/${it.id}`,
    title: withdrawn ? `${WITHDRAWN[language]}${language === 'fr' ? '\u00a0:' : ':'} ${title}` : title,
    language: languageOf(it.title, language),
    content: markup`${why}${before.reverse()}`,
    publishedAt: it.publishedAt,
    updatedAt: it.changedAt,
  };
}

function ofMaintenance(it: Maintenance, { language, address }: Asked): Told {
  const entries = it.entries.map(({ status, at, words }) =>
    entry(MAINTENANCE_STATUS_NAMES[status][language], at, words, language),
  );
  return {
    guid: `urn:muster:maintenance:${it.id}`,
    address: `${address}/maintenances/${it.id}`,
    title: said(it.title, language),
    language: languageOf(it.title, language),
    content: markup`<p>${between(it.scheduledFor, it.scheduledUntil, language)}</p>${entries.reverse()}`,
    publishedAt: it.announcedAt,
    updatedAt: it.changedAt,
  };
}

/** What changed last, first: as much as a feed carries. */
export function toldIn(asked: Asked): Told[] {
  const latest = (one: { readonly changedAt: string }, other: { readonly changedAt: string }) =>
    other.changedAt.localeCompare(one.changedAt);
  const publications = asked.copy.publications.toSorted(latest).slice(0, MOST);
  const maintenances = asked.copy.maintenances.toSorted(latest).slice(0, MOST);
  return [
    ...publications.map((one) => ofPublication(one, asked)),
    ...maintenances.map((one) => ofMaintenance(one, asked)),
  ]
    .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
    .slice(0, MOST);
}

/** What a feed is called. */
export const feedTitle = ({ brand, language }: Asked): string =>
  language === 'fr' ? `${brand.name} – état des services` : `${brand.name} – status`;

/** The address of a feed in the language in which it is read: those who follow it stay with that. */
export const feedAddress = ({ address, language }: Asked, path: string): string => `${address}/${language}${path}`;

/** When a feed changed last. */
export const feedUpdatedAt = (told: readonly Told[], { copy }: Asked): string =>
  told[0]?.updatedAt ?? copy.confirmedAt ?? new Date(0).toISOString();

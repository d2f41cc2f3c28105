import {
  COMPONENT_STATE_NAMES,
  inLanguage,
  LANGUAGES,
  type Language,
  MAINTENANCE_STATUS_NAMES,
  type Maintenance,
  PUBLICATION_STATUS_NAMES,
  type Publication,
  type PublicWords,
  spokenTime,
} from '#contracts';
import type { Content } from '../channel/content.js';
import { asTyped } from '../notice/as-typed.js';
import { oneLine } from '../wording/in-one-line.js';

const [SUBJECT, SHORT] = [200, 300];

const SAID = {
  en: {
    ...{ withdrawn: 'Withdrawn', corrected: 'Corrected', affected: 'Affected', more: 'All of it' },
    ...{ false: 'What we said was not so.', planned: (from: string, to: string) => `Planned from ${from} until ${to}` },
  },
  fr: {
    ...{ withdrawn: 'Retiré', corrected: 'Corrigé', affected: 'Concernés', more: 'Tout lire' },
    ...{
      false: 'Ce que nous avions dit était inexact.',
      planned: (from: string, to: string) => `Prévu du ${from} au ${to}`,
    },
  },
} as const;

/** What surrounds the words. */
export interface NewsFrame {
  /** Where the page is read. */
  readonly address: string;
  readonly organisation: string;
  /** What the public calls each component that is shown; the others are not named. */
  readonly names: ReadonlyMap<string, PublicWords>;
}

interface Said {
  readonly kind: 'publication' | 'maintenance';
  readonly id: string;
  readonly title: PublicWords;
  readonly mark: string;
  readonly words: string;
  readonly lines: readonly string[];
  readonly path: string;
  readonly data: Content['data'];
}

function made(language: Language, { address, organisation }: NewsFrame, said: Said): Content {
  const link = `${address}/${language}${said.path}`;
  const subject = oneLine(`${organisation}: ${inLanguage(said.title, language)} – ${said.mark}`, SUBJECT);
  const body = [`**${said.mark}**`, said.words, ...said.lines, `${SAID[language].more}: ${link}`];
  return {
    ...{ kind: said.kind, language, organisation, incident: null, isDrill: false, thread: said.id },
    ...{ subject, body: body.join('\n\n'), short: oneLine(`${subject}: ${said.words}`, SHORT) },
    data: { ...said.data, link },
  };
}

/** Made in every language, for whoever reads it. */
const inEach = (make: (language: Language) => Content): Record<Language, Content> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, Content>;

function affected({ components }: Publication, language: Language, { names }: NewsFrame): string[] {
  const lines = components.flatMap(({ component, state }) => {
    const name = names.get(component);
    return name ? [`- ${asTyped(inLanguage(name, language))}: ${COMPONENT_STATE_NAMES[state][language]}`] : [];
  });
  return lines.length > 0 ? [[`${SAID[language].affected}:`, '', ...lines].join('\n')] : [];
}

/**
 * What the page says of something that went wrong, to its subscribers; `corrected` is the entry that was put right, where that is
 * the news. Of a publication as the public sees it: all of it goes to programs.
 */
export const publicationNews = (publication: Publication, frame: NewsFrame, corrected?: string) =>
  inEach((language) => {
    const { id, title, entries, withdrawn, changedAt } = publication;
    const said = SAID[language];
    const entry = entries.find((one) => one.id === corrected) ?? entries.at(-1)!;
    const status = PUBLICATION_STATUS_NAMES[entry.status][language];
    const words = withdrawn
      ? `${said.false}\n\n${inLanguage(withdrawn.reason, language)}`
      : inLanguage(entry.words, language);
    const mark = withdrawn
      ? said.withdrawn
      : corrected === undefined
        ? status
        : `${status}, ${said.corrected.toLowerCase()}`;
    return made(language, frame, {
      ...{ kind: 'publication', id, title, mark, words, path: `/incidents/${id}` },
      lines: withdrawn ? [] : affected(publication, language, frame),
      data: { publication, at: changedAt },
    });
  });

/** What the page says of planned work, to its subscribers. */
export const maintenanceNews = (maintenance: Maintenance, frame: NewsFrame) =>
  inEach((language) => {
    const { id, title, status, entries, scheduledFor, scheduledUntil, changedAt } = maintenance;
    const planned = SAID[language].planned(spokenTime(scheduledFor, language), spokenTime(scheduledUntil, language));
    return made(language, frame, {
      ...{ kind: 'maintenance', id, title, mark: MAINTENANCE_STATUS_NAMES[status][language] },
      ...{ words: inLanguage(entries.at(-1)!.words, language), path: `/maintenances/${id}` },
      lines: status === 'scheduled' ? [planned] : [],
      data: { maintenance, at: changedAt },
    });
  });

/** All that a publication ever affected: whoever was told of the beginning is told of the end. */
export const everAffected = ({ entries }: Publication): string[] => [
  ...new Set(entries.flatMap(({ components }) => components.map(({ component }) => component))),
];

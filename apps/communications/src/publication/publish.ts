import {
  type publish as contract,
  drillNotPublished,
  type Incident,
  type InputOf,
  noHoldingStatement,
  PARTS,
  type Publication,
  type PublicImpact,
  type PublicWords,
  publicationStartsLater,
  type ReadyWords,
  type Severity,
} from '#contracts';
import type { Context } from '#persistence';
import { mustGoOn } from '../update/update.js';
import { entryOf, mustBeAllowed, type PublicationEvent, type Verdict } from './publication.js';

/** A clock that is ahead by less is not contradicted. */
const AHEAD_MS = 60_000;

/** How bad it is for the public, where nobody says. */
const IMPACTS: Readonly<Record<Severity, PublicImpact>> = {
  SEV1: 'critical',
  SEV2: 'major',
  SEV3: 'minor',
  SEV4: 'none',
};

/** What the page is called among audiences, in refusals. */
const PAGE_NAME = { en: 'Status page', fr: "Page d'état" };
/** Where a holding statement has no subject: the incident's own title is not for the public. */
const UNTITLED = { en: 'Service disruption', fr: 'Perturbation du service' };

/** What is so around it. */
export interface AroundPublishing {
  readonly verdict: Verdict;
  readonly incident: Incident | null;
  /** The words of the approved holding statement that fits best. */
  readonly holding: ReadyWords | undefined;
}

/** The title and the words of a holding statement. */
function ofHolding(holding: ReadyWords): { title: PublicWords; words: PublicWords } {
  const each = (say: (words: NonNullable<ReadyWords['en']>, language: 'en' | 'fr') => string): PublicWords => ({
    ...(holding.en && { en: say(holding.en, 'en') }),
    ...(holding.fr && { fr: say(holding.fr, 'fr') }),
  });
  return {
    title: each(({ subject }, language) => subject ?? UNTITLED[language]),
    words: each((words) => PARTS.flatMap((part) => words[part] ?? []).join('\n\n')),
  };
}

/** Whether somebody is asked if it still holds: not of what nobody is asked about, nor of what is told only afterwards. */
const isChased = (incident: Incident | null): boolean =>
  incident === null || (incident.kind === 'real' && incident.severity !== 'SEV4');

/**
 * Tells the public. Throws `not-yours-to-publish`, `incident-merged`, `no-holding-statement`, `drill-not-published` and
 * `publication-starts-later`.
 */
export const publish =
  (id: string, given: InputOf<typeof contract>, { verdict, incident, holding }: AroundPublishing) =>
  (context: Context): readonly PublicationEvent[] => {
    const { now } = context;
    mustBeAllowed(verdict);
    if (incident) mustGoOn(incident);
    const { title, words } = said(given, holding);
    if (incident?.kind === 'drill') throw drillNotPublished({ incident: incident.id, title, words });
    const startedAt = startOf(given.startedAt, now);
    const { status, components } = given;
    const impact = given.impact ?? (incident ? IMPACTS[incident.severity] : 'minor');
    const publication: Publication = {
      ...{ id, incident: incident?.id ?? null, title, status, impact, components },
      entries: [entryOf(`${id}.1`, { status, impact, components, words }, now, context)],
      ...{ startedAt, publishedAt: now, changedAt: now },
      ...{ resolvedAt: status === 'resolved' ? now : null, withdrawn: null, sequence: 1 },
    };
    const around = {
      restricted: incident?.visibility === 'restricted',
      beside: given.beside,
      chased: isChased(incident),
    };
    const { decidedByCopy } = verdict;
    return [{ name: 'publication-published', data: { publication, decidedByCopy, ...around } }];
  };

/** What is given, and else what is approved. */
function said({ title, words }: InputOf<typeof contract>, holding: ReadyWords | undefined) {
  if (title && words) return { title, words };
  if (!holding) throw noHoldingStatement({ audienceName: PAGE_NAME });
  const approved = ofHolding(holding);
  return { title: title ?? approved.title, words: words ?? approved.words };
}

function startOf(given: string | undefined, now: string): string {
  if (given === undefined) return now;
  const startedAt = new Date(given).toISOString();
  if (Date.parse(startedAt) > Date.parse(now) + AHEAD_MS) throw publicationStartsLater({ startedAt, now });
  return startedAt < now ? startedAt : now;
}

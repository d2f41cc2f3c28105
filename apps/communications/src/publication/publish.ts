import {
  type publish as contract,
  drillNotPublished,
  type Incident,
  type InputOf,
  type Publication,
  publicationStartsLater,
} from '#contracts';
import type { Context } from '#persistence';
import { entryOf, mustBeAllowed, type PublicationEvent, type Verdict } from './publication.js';

/** A clock that is ahead by less is not contradicted. */
const AHEAD_MS = 60_000;

/** What is so around it. */
export interface AroundPublishing {
  readonly verdict: Verdict;
  readonly incident: Pick<Incident, 'id' | 'kind' | 'visibility'> | null;
}

/** Tells the public. Throws `not-yours-to-publish`, `drill-not-published` and `publication-starts-later`. */
export const publish =
  (id: string, { title, startedAt, ...says }: InputOf<typeof contract>, { verdict, incident }: AroundPublishing) =>
  (context: Context): readonly PublicationEvent[] => {
    const { now } = context;
    mustBeAllowed(verdict);
    if (incident?.kind === 'drill') throw drillNotPublished({ incident: incident.id });
    const began = startedAt === undefined ? now : new Date(startedAt).toISOString();
    if (Date.parse(began) > Date.parse(now) + AHEAD_MS) throw publicationStartsLater({ startedAt: began, now });
    const { status, impact, components } = says;
    const publication: Publication = {
      ...{ id, incident: incident?.id ?? null, title, status, impact, components },
      entries: [entryOf(`${id}.1`, says, now, context)],
      ...{ startedAt: began < now ? began : now, publishedAt: now, changedAt: now },
      ...{ resolvedAt: status === 'resolved' ? now : null, withdrawn: null, sequence: 1 },
    };
    const restricted = incident?.visibility === 'restricted';
    const { decidedByCopy } = verdict;
    return [{ name: 'publication-published', data: { publication, decidedByCopy, restricted } }];
  };

import { NO_INCIDENT, PUBLICATION_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import type { KeptPublication, PublicationEvent } from './publication.js';
import { dueAt } from './publication-clock.js';

/** What is kept beside what the public reads. */
function keptBeside(before: KeptPublication | undefined, { name, data }: PublicationEvent) {
  // A reminder did not always say it.
  const restricted = data.restricted ?? before!.restricted;
  const reminded = name === 'publication-due' ? data.hours : 0;
  if (name === 'publication-published') return { restricted, reminded, chased: data.chased, beside: data.beside };
  return { restricted, reminded, chased: before!.chased, beside: before!.beside };
}

const isOpen = ({ resolvedAt, withdrawn }: KeptPublication): boolean => resolvedAt === null && withdrawn === null;

/** What the public reads of what went wrong. Its events carry it whole. */
export const publicationAggregate: Aggregate<KeptPublication, PublicationEvent> = {
  service: 'communications',
  name: 'publications',
  shape: 1,
  events: PUBLICATION_EVENTS as never,
  evolve: (before, event) => ({ ...event.data.publication, ...keptBeside(before, event) }),
  place: ({ incident, restricted }) => ({ incident: incident ?? NO_INCIDENT, restricted }),
  // Of two who press at the same time one publishes; the other is told so.
  uniques: (publication): Record<string, string> =>
    publication.incident && !publication.beside && isOpen(publication) ? { openFor: publication.incident } : {},
  dueAt,
};

import { NO_INCIDENT, PUBLICATION_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import type { KeptPublication, PublicationEvent } from './publication.js';
import { dueAt } from './publication-clock.js';

/** What the public reads of what went wrong. Its events carry it whole. */
export const publicationAggregate: Aggregate<KeptPublication, PublicationEvent> = {
  service: 'communications',
  name: 'publications',
  shape: 1,
  events: PUBLICATION_EVENTS as never,
  evolve: (before, event) => ({
    ...event.data.publication,
    restricted: event.name === 'publication-published' ? event.data.restricted : before!.restricted,
    reminded: event.name === 'publication-due' ? event.data.hours : 0,
  }),
  place: ({ incident, restricted }) => ({ incident: incident ?? NO_INCIDENT, restricted }),
  dueAt,
};

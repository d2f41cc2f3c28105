import type { Context } from '#persistence';
import { around } from '../update/given-update.js';
import type { Deciding, KeptPublication, PublicationDecision, PublicationEvent } from './publication.js';
import { publicationAggregate } from './publication-aggregate.js';
import { publish } from './publish.js';

export const ADA = { id: 'p-ada', name: 'Ada' };

const BEGAN = Date.parse('2026-03-01T03:00:00.000Z');

/** A time so many minutes after it was published. */
export const at = (minutes: number): string => new Date(BEGAN + minutes * 60_000).toISOString();

/** Somebody who may. */
export const deciding = (more: Partial<Deciding> = {}): Deciding => ({
  ...{ verdict: { allowed: true, whoMay: 'Ada', decidedByCopy: false }, restricted: false, ...more },
});

type Given = Parameters<typeof publish>[1];
type Around = Parameters<typeof publish>[2];

/** What somebody asks to be published, of an incident of SEV1 unless it is said. */
export const publishing =
  (given: Partial<Given> = {}, more: Partial<Around> = {}) =>
  (context: Context): readonly PublicationEvent[] =>
    publish(
      'pub-1',
      {
        ...{ title: { en: 'Orders fail' }, words: { en: 'We are looking.' }, status: 'investigating', beside: false },
        ...{ components: [{ component: 'checkout', state: 'partial_outage' }], ...given },
      },
      { verdict: deciding().verdict, incident: around().incident, holding: undefined, ...more },
    )(context);

/** The publication after some events. */
export const after = (before: KeptPublication | undefined, events: readonly PublicationEvent[]): KeptPublication =>
  events.reduce<KeptPublication | undefined>(
    (state, event) => publicationAggregate.evolve(state, event, { at: at(0), by: ADA }),
    before,
  )!;

/** One that is published. */
export const published = (given: Partial<Given> = {}, more: Partial<Around> = {}): KeptPublication =>
  after(undefined, publishing(given, more)({ now: at(0), by: ADA }));

/** The same after somebody decided something, so many minutes later. */
export const done = (before: KeptPublication, decide: PublicationDecision, minutes = 1): KeptPublication =>
  after(before, decide(before, { now: at(minutes), by: ADA }));

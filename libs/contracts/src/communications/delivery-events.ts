import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { type DeliveryCounts, deliveryCounts, dispatch } from './delivery.js';

const about = {
  message: z.string(),
  update: z.string(),
  audience: z.string(),
  audienceName: localised,
} as const;

const sum = (...counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((all, count = 0) => all + count, 0);

/** What people call the results of a sending, those that there are, with their numbers. */
const SPOKEN: readonly (readonly [of: (counts: DeliveryCounts) => number, en: string, fr: string])[] = [
  [({ sent, delivered, posted }) => sum(sent, delivered, posted), 'reached', 'atteints'],
  [({ failed }) => sum(failed), 'failed', 'en échec'],
  [({ bounced }) => sum(bounced), 'bounced', 'rejetés'],
  [({ 'to-post': toPost }) => sum(toPost), 'to be posted by hand', 'à publier à la main'],
  [({ queued, sending }) => sum(queued, sending), 'tried again later', 'à réessayer'],
  [({ withheld }) => sum(withheld), 'withheld', 'retenus'],
  [({ superseded }) => sum(superseded), 'replaced by a newer one', 'remplacés par un plus récent'],
];

/** Such as "98 reached, 2 failed". */
export function spokenCounts(counts: DeliveryCounts) {
  const there = SPOKEN.map(([of, en, fr]) => ({ count: of(counts), en, fr })).filter(({ count }) => count > 0);
  const said = (language: 'en' | 'fr') => there.map((one) => `${one.count} ${one[language]}`).join(', ');
  return { en: said('en') || 'nobody to be told', fr: said('fr') || 'personne à prévenir' };
}

/** Deliveries that somebody has to look at. */
export const notReached = ({ failed, bounced }: DeliveryCounts): number => sum(failed, bounced);

export const dispatchBegun = defineEvent({
  service: 'communications',
  name: 'dispatch-begun',
  version: 1,
  summary: 'A message begins its way to all who get it.',
  data: z.object({ dispatch }),
  wording: null,
});

export const dispatchPlanned = defineEvent({
  service: 'communications',
  name: 'dispatch-planned',
  version: 1,
  summary: 'Every delivery of a message is stored and queued.',
  data: z.object({ ...about, recipients: z.int() }),
  wording: null,
});

export const updateDelivered = defineEvent({
  service: 'communications',
  name: 'update-delivered',
  version: 1,
  summary:
    'What became of a sending: told when nothing of it is under way any more, or only what is tried again much later.',
  data: z.object({
    ...about,
    counts: deliveryCounts,
    maybeTwice: z.int().describe('how many were under way when a process died, and may have come twice'),
    sentBy: personReference,
  }),
  notifies: ({ data: { counts, sentBy } }) =>
    notReached(counts) > 0 && sentBy.id.startsWith('p-') ? [{ person: sentBy, urgent: true }] : [],
  wording: ({ data: { audienceName, counts, maybeTwice } }) => {
    const spoken = spokenCounts(counts);
    const twice = {
      en: maybeTwice > 0 ? ` (${maybeTwice} perhaps twice)` : '',
      fr: maybeTwice > 0 ? ` (dont ${maybeTwice} peut-être deux fois)` : '',
    };
    return {
      en: `The update to ${audienceName.en} went out: ${spoken.en}${twice.en}.`,
      fr: `Le message à : ${audienceName.fr} est parti : ${spoken.fr}${twice.fr}.`,
    };
  },
});

export const deliveriesRetried = defineEvent({
  service: 'communications',
  name: 'deliveries-retried',
  version: 1,
  summary: 'Somebody has deliveries that failed tried again.',
  data: z.object({ ...about, count: z.int() }),
  wording: ({ data: { audienceName, count }, by }) => ({
    en: `${by.name} has ${count === 1 ? 'one delivery' : `${count} deliveries`} to ${audienceName.en} tried again.`,
    fr: `${by.name} fait réessayer ${count === 1 ? 'un envoi' : `${count} envois`} à : ${audienceName.fr}.`,
  }),
});

export const deliveryPosted = defineEvent({
  service: 'communications',
  name: 'delivery-posted',
  version: 1,
  summary: 'Somebody posted by hand what Muster cannot send, and says where it is.',
  data: z.object({ ...about, delivery: z.string(), where: z.string(), link: z.string() }),
  wording: ({ data: { audienceName, where, link }, by }) => ({
    en: `${by.name} posted the update to ${audienceName.en} on ${where}: ${link}`,
    fr: `${by.name} a publié le message à : ${audienceName.fr} sur ${where} : ${link}`,
  }),
});

export const DELIVERY_EVENTS = [
  dispatchBegun,
  dispatchPlanned,
  updateDelivered,
  deliveriesRetried,
  deliveryPosted,
] as const;

import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { PROBLEM_REASON_NAMES, problem } from './problem.js';

const decidedByCopy = z.boolean().optional();
/** Every event carries the whole problem as it is after it. */
const whole = {
  problem,
  noted: z.record(z.string(), z.int()).optional().describe('how far each of its incidents had come'),
};

export const problemOpened = defineEvent({
  service: 'problems',
  name: 'problem-opened',
  version: 1,
  summary: 'The problem behind an incident was opened. From now on it has a roster of its own.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { problem: it }, by }) => {
    const { en, fr } = PROBLEM_REASON_NAMES[it.because];
    const [first] = it.incidents;
    return {
      en: `${by.name} opened ${it.id} behind ${first?.id} (${en}): ${it.title}.`,
      fr: `${by.name} a ouvert ${it.id} derrière ${first?.id} (${fr}) : ${it.title}.`,
    };
  },
});

export const incidentLinked = defineEvent({
  service: 'problems',
  name: 'incident-linked',
  version: 1,
  summary: 'The problem stands behind one more incident.',
  data: z.object({ incident: z.string(), decidedByCopy, ...whole }),
  isKey: () => true,
  wording: ({ data: { incident, problem: it }, by }) => ({
    en: `${by.name} found ${it.id} behind ${incident} too.`,
    fr: `${by.name} a trouvé ${it.id} aussi derrière ${incident}.`,
  }),
});

export const incidentUnlinked = defineEvent({
  service: 'problems',
  name: 'incident-unlinked',
  version: 1,
  summary: 'The problem does not stand behind that incident after all.',
  data: z.object({ incident: z.string(), decidedByCopy, ...whole }),
  wording: ({ data: { incident, problem: it }, by }) => ({
    en: `${by.name} says that ${it.id} is not behind ${incident}.`,
    fr: `${by.name} dit que ${it.id} n'est pas derrière ${incident}.`,
  }),
});

export const linkedIncidentNoted = defineEvent({
  service: 'problems',
  name: 'linked-incident-noted',
  version: 1,
  summary: 'What is known of one of its incidents has changed. Keep the latest.',
  data: z.object(whole),
  wording: null,
});

export const problemRenamed = defineEvent({
  service: 'problems',
  name: 'problem-renamed',
  version: 1,
  summary: 'The problem has another title.',
  data: z.object({ from: z.string(), decidedByCopy, ...whole }),
  wording: ({ data: { problem: it }, by }) => ({
    en: `${by.name} calls ${it.id} “${it.title}” now.`,
    fr: `${by.name} nomme désormais ${it.id} « ${it.title} ».`,
  }),
});

export const workaroundSaid = defineEvent({
  service: 'problems',
  name: 'workaround-said',
  version: 1,
  summary: 'The problem is a known error now, with a workaround; or it has none any more.',
  data: z.object({ decidedByCopy, ...whole }),
  isKey: () => true,
  wording: ({ data: { problem: it }, by }) =>
    it.workaround
      ? {
          en: `${by.name} says how to live with ${it.id} until it is mended: “${it.workaround.words}”`,
          fr: `${by.name} dit comment vivre avec ${it.id} jusqu'à sa correction : « ${it.workaround.words} »`,
        }
      : {
          en: `${by.name} took the workaround of ${it.id} back.`,
          fr: `${by.name} a retiré le contournement de ${it.id}.`,
        },
});

export const problemWasClosed = defineEvent({
  service: 'problems',
  name: 'problem-closed',
  version: 1,
  summary: 'The problem was closed.',
  data: z.object({ words: z.string().nullable(), decidedByCopy, ...whole }),
  isKey: () => true,
  wording: ({ data: { problem: it, words }, by }) => ({
    en: `${by.name} closed ${it.id}${words === null ? '.' : `: “${words}”`}`,
    fr: `${by.name} a clos ${it.id}${words === null ? '.' : ` : « ${words} »`}`,
  }),
});

export const problemReopened = defineEvent({
  service: 'problems',
  name: 'problem-reopened',
  version: 1,
  summary: 'A closed problem was opened again: by hand, or because it came back.',
  data: z.object({ words: z.string().nullable(), incident: z.string().nullable(), decidedByCopy, ...whole }),
  isKey: () => true,
  wording: ({ data: { problem: it, words, incident }, by }) => {
    const said = words === null ? '.' : `: “${words}”`;
    const dit = words === null ? '.' : ` : « ${words} »`;
    return incident === null
      ? { en: `${by.name} reopened ${it.id}${said}`, fr: `${by.name} a rouvert ${it.id}${dit}` }
      : {
          en: `${it.id} is open again: ${incident} has the same cause${said}`,
          fr: `${it.id} est de nouveau ouvert : ${incident} a la même cause${dit}`,
        };
  },
});

/** Every event of the problem itself. */
export const PROBLEM_EVENTS = [
  problemOpened,
  incidentLinked,
  incidentUnlinked,
  linkedIncidentNoted,
  problemRenamed,
  workaroundSaid,
  problemWasClosed,
  problemReopened,
] as const;

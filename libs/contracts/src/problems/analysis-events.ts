import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { type Language, listed } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { CONFIDENCE_NAMES, FINDING_KIND_NAMES, factor, factorEdge, finding } from './analysis.js';

/** Every event carries the factor or finding whole as it is after it, and whose it is. */
const of = { problem: z.string(), restricted: z.boolean(), decidedByCopy: z.boolean().optional() };
const earlier = z.array(z.string()).optional().describe('root causes that were marked before it was opened again');
const quoted = (all: readonly string[], language: Language): string =>
  listed(
    all.map((one) => (language === 'fr' ? `« ${one} »` : `“${one}”`)),
    language,
  );
const ofFactor = z.object({ ...of, factor });
const ofFinding = z.object({ ...of, finding });

const event = <Name extends string, Data extends z.ZodType>(
  definition: Omit<Parameters<typeof defineEvent<Name, Data>>[0], 'service' | 'version'>,
) => defineEvent<Name, Data>({ service: 'problems', version: 1, ...definition });

export const analysisOpened = event({
  name: 'analysis-opened',
  summary: 'A root cause is looked for from now on, or again.',
  data: z.object({ ...of, since: z.iso.datetime() }),
  wording: null,
});

export const factorProposed = event({
  name: 'factor-proposed',
  summary: 'Somebody says that something contributed, or a service knew of it.',
  data: ofFactor.extend({
    taken: z.string().nullable().describe('what a service knew of it by, so that it comes once'),
  }),
  wording: ({ data: { factor: it, problem }, by }) =>
    it.from === null
      ? {
          en: `${by.name} proposes ${it.id} as a factor of ${problem}: “${it.what}”`,
          fr: `${by.name} propose ${it.id} comme facteur de ${problem} : « ${it.what} »`,
        }
      : {
          en: `${it.id} is proposed as a factor of ${problem}, from what ${it.proposedBy.name} had said (${it.from}): “${it.what}”`,
          fr: `${it.id} est proposé comme facteur de ${problem}, d'après ce que ${it.proposedBy.name} avait dit (${it.from}) : « ${it.what} »`,
        },
});

export const factorReworded = event({
  name: 'factor-reworded',
  summary: 'What is said of a factor has changed.',
  data: ofFactor,
  wording: ({ data: { factor: it }, by }) => ({
    en: `${by.name} words ${it.id} otherwise: “${it.what}”`,
    fr: `${by.name} reformule ${it.id} : « ${it.what} »`,
  }),
});

export const factorConfirmed = event({
  name: 'factor-confirmed',
  summary: 'It did contribute.',
  data: ofFactor,
  wording: ({ data: { factor: it }, by }) => ({
    en: `${by.name} confirms that ${it.id} contributed: “${it.what}”`,
    fr: `${by.name} confirme que ${it.id} a contribué : « ${it.what} »`,
  }),
});

export const factorRemoved = event({
  name: 'factor-removed',
  summary: 'It did not contribute after all. Its words stay here.',
  data: ofFactor.extend({ edges: z.array(factorEdge).describe('the links that went with it') }),
  wording: ({ data: { factor: it, problem }, by }) => ({
    en: `${by.name} took ${it.id} out of the analysis of ${problem}: “${it.what}”`,
    fr: `${by.name} a retiré ${it.id} de l'analyse de ${problem} : « ${it.what} »`,
  }),
});

const ofEdge = z.object({ ...of, edge: factorEdge });

export const factorsLinked = event({
  name: 'factors-linked',
  summary: 'One factor led to another.',
  data: ofEdge,
  wording: ({ data: { edge, problem }, by }) => ({
    en: `${by.name} says that ${edge.factor} led to ${edge.effect} (${problem}).`,
    fr: `${by.name} dit que ${edge.factor} a mené à ${edge.effect} (${problem}).`,
  }),
});

export const factorsUnlinked = event({
  name: 'factors-unlinked',
  summary: 'One factor did not lead to another after all.',
  data: ofEdge,
  wording: ({ data: { edge, problem }, by }) => ({
    en: `${by.name} says that ${edge.factor} did not lead to ${edge.effect} (${problem}).`,
    fr: `${by.name} dit que ${edge.factor} n'a pas mené à ${edge.effect} (${problem}).`,
  }),
});

export const rootCauseMarked = event({
  name: 'root-cause-marked',
  summary: 'A factor is a root cause, with how sure somebody is.',
  data: ofFactor,
  isKey: () => true,
  wording: ({ data: { factor: it, problem }, by }) => {
    const { en, fr } = CONFIDENCE_NAMES[it.rootCause?.confidence ?? 'possible'];
    return {
      en: `${by.name} marked a root cause of ${problem} (${en}): “${it.what}”`,
      fr: `${by.name} a marqué une cause profonde de ${problem} (${fr}) : « ${it.what} »`,
    };
  },
});

export const rootCauseUnmarked = event({
  name: 'root-cause-unmarked',
  summary: 'A factor is no root cause after all.',
  data: ofFactor,
  isKey: () => true,
  wording: ({ data: { factor: it, problem }, by }) => ({
    en: `${by.name} says that this is no root cause of ${problem} after all: “${it.what}”`,
    fr: `${by.name} dit que ce n'est finalement pas une cause profonde de ${problem} : « ${it.what} »`,
  }),
});

export const preventionProposed = event({
  name: 'prevention-proposed',
  summary: 'Somebody says what would keep a factor from contributing again, or took that back.',
  data: ofFactor,
  wording: ({ data: { factor: it }, by }) =>
    it.prevention
      ? {
          en: `${by.name} proposes against ${it.id}: “${it.prevention.words}”`,
          fr: `${by.name} propose contre ${it.id} : « ${it.prevention.words} »`,
        }
      : {
          en: `${by.name} took back what was proposed against ${it.id}.`,
          fr: `${by.name} a retiré ce qui était proposé contre ${it.id}.`,
        },
});

const told = (verb: { readonly en: string; readonly fr: string }) => ({
  data: ofFinding,
  wording: ({ data: { finding: it, problem }, by }: { data: z.output<typeof ofFinding>; by: { name: string } }) => {
    const { en, fr } = FINDING_KIND_NAMES[it.kind];
    return {
      en: `${by.name} ${verb.en} (${problem}, ${en.toLowerCase()}): “${it.words}”`,
      fr: `${by.name} ${verb.fr} (${problem}, ${fr.toLowerCase()}) : « ${it.words} »`,
    };
  },
});

export const findingNoted = event({
  name: 'finding-noted',
  summary: 'What set it off, what nobody saw, or what luck had to do with it was noted.',
  ...told({ en: 'noted', fr: 'a noté' }),
});

export const findingReworded = event({
  name: 'finding-reworded',
  summary: 'What is said in a finding has changed.',
  ...told({ en: 'worded otherwise', fr: 'a reformulé' }),
});

export const findingRemoved = event({
  name: 'finding-removed',
  summary: 'A finding does not hold after all. Its words stay here.',
  ...told({ en: 'took out', fr: 'a retiré' }),
});

export const causeOverdue = event({
  name: 'cause-overdue',
  summary: 'No root cause is known after so many days: whoever answers for finding it is asked, then those above.',
  data: z.object({ ...of, days: z.int(), earlier, asks: z.array(personReference) }),
  notifies: ({ data: { days, asks } }) => (days > 3 ? atOnce(...asks) : inDigest(...asks)),
  wording: ({ data: { problem, days, earlier: known = [], asks } }) =>
    known.length > 0
      ? {
          en: `${problem} was opened again ${days} days ago, and nobody has said since whether its root cause is still ${quoted(known, 'en')}; ${namesOf(asks, 'en')} asked to see to it.`,
          fr: `${problem} a été rouvert il y a ${days} jours et personne n'a dit depuis si sa cause profonde est toujours ${quoted(known, 'fr')} ; demande faite à ${namesOf(asks, 'fr')}.`,
        }
      : {
          en: `No root cause of ${problem} is known after ${days} days; ${namesOf(asks, 'en')} asked to see to it.`,
          fr: `Aucune cause profonde de ${problem} n'est connue après ${days} jours ; demande faite à ${namesOf(asks, 'fr')}.`,
        },
});

export const causeWaitPassed = event({
  name: 'cause-wait-passed',
  summary: 'The time to ask for a root cause passed, and nobody was to be asked: a drill, an import, SEV4, or closed.',
  data: z.object({ ...of, days: z.int(), earlier }),
  wording: null,
});

/** Every event of this room. */
export const ANALYSIS_EVENTS = [
  analysisOpened,
  factorProposed,
  factorReworded,
  factorConfirmed,
  factorRemoved,
  factorsLinked,
  factorsUnlinked,
  rootCauseMarked,
  rootCauseUnmarked,
  preventionProposed,
  findingNoted,
  findingReworded,
  findingRemoved,
  causeOverdue,
  causeWaitPassed,
] as const;

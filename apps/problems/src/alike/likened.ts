import type { AlikeOne, Incident, ProblemRecord } from '#contracts';
import { trait, traitsOf, wordsIn } from './traits.js';

/** Which list something belongs to; what is set aside is compared with nothing: drills, and what lives on in another. */
export type LikenedKind = 'incident' | 'problem' | 'known-error' | 'aside';

/** What is kept of an incident or a problem, to find what is like it. */
export interface Likened {
  readonly _id: string;
  readonly kind: LikenedKind;
  readonly restricted: boolean;
  /** ISO 8601: the newest of equals first. */
  readonly at: string;
  /** Of a problem: the incidents that it stands behind. An incident itself. */
  readonly incidents: readonly string[];
  readonly traits: readonly string[];
  /** What it is compared by, in words: so that why can be told as it was written. */
  readonly texts: readonly string[];
  readonly shown: Omit<AlikeOne, 'problems' | 'likeness' | 'why'>;
}

/** Characters of each text that are compared; the words after them are more than enough. */
const LONGEST_TEXT = 2_000;

const present = (texts: readonly (string | null)[]): string[] =>
  texts.filter((text) => text !== null).map((text) => text.slice(0, LONGEST_TEXT));

/** What is kept of an incident. */
export function likenedIncident(incident: Incident): Likened {
  const { id, title, status, severity, components, declaredAt, startedAt, dedupKey, labels } = incident;
  const texts = present([title, incident.summary, incident.impact]);
  const at = startedAt ?? declaredAt;
  return {
    ...{ _id: id, at, incidents: [id], texts, traits: traitsOf({ texts, components, dedupKey, labels }) },
    kind: incident.kind === 'drill' || incident.mergedInto !== undefined ? 'aside' : 'incident',
    restricted: incident.visibility === 'restricted',
    shown: { id, title, status, severity, components, at, workaround: null },
  };
}

/** What is kept of a problem, with the words in which its root causes are told. */
export function likenedProblem(problem: ProblemRecord, causes: readonly string[] = []): Likened {
  const { id, title, status, severity, components, openedAt: at, restricted, workaround, incidents } = problem;
  // Causes first: of many words the first ones are compared.
  const texts = present([title, ...causes, workaround?.words ?? null]);
  return {
    ...{ _id: id, at, restricted, texts, incidents: incidents.map((one) => one.id) },
    traits: [trait('problem', id), ...traitsOf({ texts, components })],
    kind: status === 'known-error' ? 'known-error' : 'problem',
    shown: { id, title, status, severity, components, at, workaround },
  };
}

/** How the words among these traits were written. */
export function writtenIn({ texts }: Pick<Likened, 'texts'>): (trait: string) => string {
  const forms = { en: wordsIn(texts, 'en'), fr: wordsIn(texts, 'fr') };
  return (given) => {
    const at = given.indexOf('=');
    const [kind, value] = [given.slice(0, at), given.slice(at + 1)];
    return kind === 'en' || kind === 'fr' ? (forms[kind].get(value) ?? value) : value;
  };
}

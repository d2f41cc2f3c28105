import { actorOf, type Envelope, type Language, type PersonReference } from '#contracts';
import { noteIn } from '../entry/note-in.js';
import { Holdings } from './holdings.js';

const DEEPEST = 10;
const SHORTEST_NAME = 2;
const E_MAIL = /[^\s@<>()[\]{}"'`,;:|\\]{1,64}@[^\s@<>()[\]{}"'`,;:|\\]{1,255}\.\p{L}{2,24}/gu;

const WORDS = {
  en: { responder: (number: number) => `Responder ${number}`, somebody: 'somebody', address: '[e-mail address]' },
  fr: { responder: (number: number) => `Intervenant ${number}`, somebody: 'une personne', address: '[adresse e-mail]' },
} as const;

/** Programs and services are no people, and keep their names. */
const isPersonal = (id: string): boolean => !/^(program|service):/.test(id);

function isReference(value: object): value is PersonReference {
  const { id, name, ...more } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string' && Object.keys(more).length === 0 && isPersonal(id);
}

/** A copy in which every reference to a person is replaced. */
function replacing(value: unknown, by: (person: PersonReference) => PersonReference, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => replacing(one, by, depth + 1));
  if (isReference(value)) return by(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replacing(one, by, depth + 1)]));
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * The people of one record, and what they are called where their names are not shown: the role they held, or "Responder 2".
 * Numbers are given in the order of the chain, so they are the same in every export.
 */
export class People {
  /** How far in the chain. */
  length = 0;
  private readonly numbers = new Map<string, number>();
  /** By name: whose it is, or null for one that only somebody's words had. */
  private readonly names = new Map<string, string | null>();
  private readonly holdings = new Holdings();
  private pattern: RegExp | undefined;

  /** Takes note of the next event of the chain. */
  take(position: number, event: Envelope): void {
    this.length = position;
    const meet = (person: PersonReference) => {
      this.meet(person);
      return person;
    };
    replacing([actorOf(event), event.data], meet);
    const { saidBy } = noteIn(event);
    if (saidBy && /^\p{Lu}/u.test(saidBy)) this.name(saidBy, null);
    this.holdings.take(event);
  }

  /** What somebody is called outside, at that time. */
  called({ id, name }: PersonReference, at: string, language: Language): PersonReference {
    if (!isPersonal(id)) return { id, name };
    const number = this.numbers.get(id) ?? 0;
    const role = this.holdings.of(id, at)?.[language];
    return { id: `responder-${number}`, name: role ?? WORDS[language].responder(number) };
  }

  /** The same facts, in which everybody is called as outside. */
  calling<Facts>(facts: Facts, at: string, language: Language): Facts {
    return replacing(facts, (person) => ({ ...person, name: this.called(person, at, language).name })) as Facts;
  }

  /** Who said something, in words: one of the people, or somebody. */
  speaker(saidBy: string, at: string, language: Language): string {
    const id = this.names.get(saidBy);
    return id ? this.called({ id, name: saidBy }, at, language).name : WORDS[language].somebody;
  }

  /** Words in which names that the record knows are replaced. */
  unnamed(text: string, at: string, language: Language): string {
    if (this.names.size === 0) return text;
    this.pattern ??= this.patternOfNames();
    return text.replace(this.pattern, (name) => this.speaker(name, at, language));
  }

  /** Words about the whole record. */
  words(text: string, language: Language, named: boolean): string {
    const clean = withoutAddresses(text, language);
    return named ? clean : this.unnamed(clean, '', language);
  }

  private meet({ id, name }: PersonReference): void {
    if (!isPersonal(id)) return;
    if (!this.numbers.has(id)) this.numbers.set(id, this.numbers.size + 1);
    this.name(name, id);
  }

  private name(name: string, id: string | null): void {
    if (name.length < SHORTEST_NAME || (this.names.has(name) && (id === null || this.names.get(name) !== null))) return;
    this.names.set(name, id);
    this.pattern = undefined;
  }

  private patternOfNames(): RegExp {
    // The longest first: "Ana Maria" before "Ana".
    const all = [...this.names.keys()].sort((one, other) => other.length - one.length).map(literally);
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  }
}

/** Words without e-mail addresses. */
export const withoutAddresses = (text: string, language: Language): string =>
  text.replace(E_MAIL, WORDS[language].address);

/** Whether words have an e-mail address in them. */
export const hasAddress = (text: string): boolean => text.search(E_MAIL) >= 0;

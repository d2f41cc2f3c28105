import { formsOf } from './without-words.js';

/** Names under which facts stand that programs go by. */
const FACTS = new Set([
  ...['_id', 'id', 'type', 'subject', 'source', 'service', 'collection', 'aggregate', 'incident', 'actor', 'entry'],
  ...['role', 'scope', 'duty', 'kind', 'severity', 'status', 'visibility', 'step', 'about', 'roles', 'people'],
  ...['correlationid', 'causationid', 'traceparent', 'digest', 'salt', 'head', 'signature', 'sha256'],
]);
/** Under this name people choose the names themselves. */
const OF_PEOPLE = 'labels';
/** The subject of an event names what it is about; that of a message is a line of words. */
const isFactual = (name: string, value: unknown): boolean =>
  FACTS.has(name) && !(name === 'subject' && typeof value === 'string' && value.includes(' '));
/** What is a fact wherever it stands: a time, a person, an incident. */
const FACT = /^(?:\d{4}-\d\d-\d\dT[\d:.]+Z|p-[0-9a-z]{16}|INC-\d+)$/;

/**
 * What in a value is no word of people but has one of these in it: names of members, and facts that programs go by, such as
 * a role, a kind or a time. To take the words out would take those with them.
 */
export function inTheWay(value: unknown, words: readonly string[]): string[] {
  const all = formsOf(words);
  const found = new Set<string>();
  const look = (one: unknown, isFact: boolean, areChosen: boolean): void => {
    if (typeof one === 'string') {
      if ((isFact || FACT.test(one)) && all.some((word) => one.includes(word))) found.add(one);
    } else if (Array.isArray(one)) for (const member of one) look(member, isFact, areChosen);
    else if (typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype) {
      for (const [name, member] of Object.entries(one)) {
        if (!areChosen && all.some((word) => name.includes(word))) found.add(name);
        look(member, !areChosen && isFactual(name, member), name === OF_PEOPLE);
      }
    }
  };
  look(value, false, false);
  return [...found];
}

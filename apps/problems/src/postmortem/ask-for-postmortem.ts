import {
  askedTooMany,
  daysLater,
  dueBeforeNow,
  type PersonReference,
  type Postmortem,
  type PostmortemAsk,
} from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import { mustHave } from './plan-postmortem.js';
import type { PostmortemDecision } from './postmortem.js';

/** Who is asked for what. */
export interface Asking {
  readonly what: PostmortemAsk['what'];
  readonly people: readonly PersonReference[];
  readonly section: string | null;
  readonly words: string | null;
  readonly dueAt?: string | undefined;
}

const MOST_ASKS = 100;
const DAYS_TO_ANSWER = 3;

/**
 * Asks people to take part, or to review it; nobody twice for the same while they have not answered. Throws `section-unknown`,
 * `asked-too-many`, `due-before-now`.
 */
export const askForPostmortem =
  ({ what, people, section, words, dueAt: given }: Asking, marks: Marks = {}): PostmortemDecision =>
  (before, { now, by }) => {
    if (section !== null) mustHave(before, section);
    if (given !== undefined && given <= now) throw dueBeforeNow({});
    const isAsked = (person: PersonReference) =>
      before.asks.some(
        (one) => !one.answeredAt && one.what === what && one.section === section && one.person.id === person.id,
      );
    const asks = people.filter((person) => !isAsked(person));
    if (asks.length === 0) return [];
    if (before.asks.length + asks.length > MOST_ASKS) throw askedTooMany({ most: MOST_ASKS });
    const dueAt = given ?? daysLater(now, DAYS_TO_ANSWER);
    const added = asks.map((person, index) => ({
      ...{ id: `${before.asks.length + index + 1}`, what, person, section, words, by, at: now },
      ...{ dueAt, said: null, answeredAt: null },
    }));
    const status = what === 'review' ? ('in-review' as const) : before.status;
    const postmortem = { ...before, status, asks: [...before.asks, ...added] };
    return [{ name: 'postmortem-asked', data: { what, asks: [...asks], postmortem, ...marks } }];
  };

const isAnswered = (one: PostmortemAsk, person: string, section: string): boolean =>
  one.what === 'join' && !one.answeredAt && one.person.id === person && (one.section ?? section) === section;

/** Somebody took part in a section: whoever was asked to has answered. */
export const noteJoined =
  (section: string): PostmortemDecision =>
  (before, { now, by }) => {
    if (!before.asks.some((one) => isAnswered(one, by.id, section))) return [];
    const asks = before.asks.map((one) => (isAnswered(one, by.id, section) ? { ...one, answeredAt: now } : one));
    return [{ name: 'postmortem-joined', data: { section, postmortem: { ...before, asks } } }];
  };

/** Whether somebody was asked for that. */
export const wasAsked = ({ asks }: Postmortem, person: string, what: PostmortemAsk['what']): boolean =>
  asks.some((one) => one.what === what && one.person.id === person);

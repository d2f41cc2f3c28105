import type { mongo } from 'mongoose';
import type { OpenItem } from '#contracts';
import { type AggregateStore, type DomainEvent, reading, type StoredAggregate } from '#persistence';

/** What one aggregate has open in an incident; which service it is of goes without saying. */
export type OpenIn = Omit<OpenItem, 'service'> & { readonly incident: string };

/** When something of an aggregate is open, and how that is found. */
export interface OpenRule<State> {
  /** What is open in it: pure. Several may be called the same where they are told as one. */
  items(state: State): readonly OpenIn[];
  /** Finds those in which something may be open, each by an index. */
  filters(incident: string): readonly object[];
  /** How many of each are looked at; 1 where they are told as one. */
  readonly most?: number;
  /** How long after a closing what comes up is held against it; always, unless it comes from outside by itself. */
  readonly heldForMs?: number;
}

/** Items of one aggregate that are told one by one. */
const MOST = 200;

const openNames = <State>(rule: OpenRule<State>, state: State | undefined): ReadonlySet<string> =>
  new Set(state === undefined ? [] : rule.items(state).map(({ incident, id }) => `${incident}/${id}`));

/** The incidents in which something came up by a change that was not open before. */
export function cameUpIn<State>(rule: OpenRule<State>, before: State | undefined, after: State): readonly string[] {
  const was = openNames(rule, before);
  const isNew = rule.items(after).filter(({ incident, id }) => !was.has(`${incident}/${id}`));
  return [...new Set(isNew.map(({ incident }) => incident))];
}

/** What is open in an incident, as it is on most of the replica set. Throws `unavailable` when the database cannot be asked. */
export async function openOf<State, Event extends DomainEvent>(
  store: AggregateStore<State, Event>,
  rule: OpenRule<State>,
  incident: string,
): Promise<Omit<OpenItem, 'service'>[]> {
  const limit = (rule.most ?? MOST) + 1;
  const pages = await Promise.all(
    rule.filters(incident).map((filter) => {
      const found = store.collection.find(filter as mongo.Filter<StoredAggregate<State>>, {
        ...{ limit, projection: { state: 1 } },
        ...{ readConcern: { level: 'majority' }, readPreference: 'primary' },
      });
      return reading(found.toArray());
    }),
  );
  const items = pages.flat().flatMap(({ state }) => rule.items(state as State));
  const here = items.filter((one) => one.incident === incident).map(({ incident: _, ...item }) => item);
  const each = [...new Map(here.map((item) => [item.id, item])).values()];
  return pages.some((page) => page.length > MOST) ? [...each, moreOf(each[0]!.kind)] : each;
}

/** All that is beyond what is told one by one: it is settled together. */
const moreOf = (kind: string): Omit<OpenItem, 'service'> => ({
  ...{ id: `more:${kind}`, kind: 'more', owner: null, due: null, link: null },
  title: { en: `more than ${MOST} others (${kind})`, fr: `plus de ${MOST} autres (${kind})` },
});

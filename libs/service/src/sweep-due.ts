import { type AggregateStore, type DomainEvent, DUE, Rounds } from '#persistence';
import type { Parts } from './parts.js';

const EVERY_MS = 500;
const AT_ONCE = 100;

/**
 * Has every aggregate looked at whose time has come, twice a second, where something has to be looked up before it can be
 * decided; `trouble` is what the log says of one that could not be. The decision is made on the state as it is then, so any
 * number of replicas may sweep. Gives one round, which resolves when all that it found were looked at; what is still due comes
 * again in the next.
 */
export function sweepDue<State, Event extends DomainEvent>(
  parts: Pick<Parts, 'background' | 'log'>,
  store: AggregateStore<State, Event>,
  look: (state: State) => Promise<void>,
  trouble: string,
): () => Promise<void> {
  const onError = (error: unknown) => parts.log.warn({ err: error }, trouble);
  const sweep = async () => {
    const due = await store.list(DUE, { dueAt: 1 }, AT_ONCE);
    await Promise.all(due.map(({ state }) => look(state).catch(onError)));
  };
  parts.background.push(new Rounds(EVERY_MS, sweep, onError));
  return sweep;
}

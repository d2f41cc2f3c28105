import { z } from 'zod';
import { cursorUnknown, type InputOf, type OutputOf, type Upkeep } from '#contracts';
import { readCursor, writeCursor } from '#persistence';
import type { Parts } from '../parts.js';

const place = z.tuple([z.string(), z.string()]);

/** One step of rewriting what is stored in earlier shapes: a page of one collection after the other. */
export async function lift(
  { stores }: Parts,
  { after }: InputOf<Upkeep['liftStoredShapes']>,
): Promise<OutputOf<Upkeep['liftStoredShapes']>> {
  const names = stores.map(({ aggregate }) => aggregate.name);
  const [name, from] = after === undefined ? [names[0], ''] : readCursor(after, place);
  const store = stores.find(({ aggregate }) => aggregate.name === name);
  if (!store && after !== undefined) throw cursorUnknown({});
  if (!store || name === undefined) return { collection: null, examined: 0, lifted: 0, next: null };
  const { examined, lifted, next } = await store.liftPage(from);
  const following = names[names.indexOf(name) + 1];
  const onward = next !== null ? writeCursor([name, next]) : following ? writeCursor([following, '']) : null;
  return { collection: name, examined, lifted, next: onward };
}

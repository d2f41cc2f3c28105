import { type InputOf, inTheWay, type OutputOf, type Upkeep } from '#contracts';
import { reading } from '#persistence';
import type { Parts } from '../parts.js';
import { collectionsOf, storedOf } from './stored-of.js';

/** What is told of it: enough to see why. */
const SOME = 5;

/** What would go along if these words were taken out of what this service stores of an incident. Throws `unavailable`. */
export async function lookForWords(
  parts: Parts,
  { incident, words }: InputOf<Upkeep['lookForWords']>,
): Promise<OutputOf<Upkeep['lookForWords']>> {
  const found = new Set<string>();
  const look = async () => {
    for (const collection of await collectionsOf(parts)) {
      for await (const document of storedOf(collection, incident)) {
        for (const one of inTheWay(document, words)) found.add(one);
        if (found.size >= SOME) return;
      }
    }
  };
  await reading(look());
  return { inTheWay: [...found].slice(0, SOME) };
}

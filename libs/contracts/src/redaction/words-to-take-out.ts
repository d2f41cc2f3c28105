import { z } from 'zod';

/** Fewer characters would take too much with them. */
export const SHORTEST_WORD = 4;

/** Words, names or whole passages, exactly as they are written. */
export const wordsToTakeOut = () => z.array(z.string().min(SHORTEST_WORD).max(20_000)).min(1).max(20);

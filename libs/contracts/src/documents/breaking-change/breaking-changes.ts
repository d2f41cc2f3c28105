import type { JsonSchema } from '../schema-of.js';
import { compareSchemas } from './compare-schemas.js';

const VERSION = /\.v(\d+)$/;

/** The type that a changed event gets: the same with the next version. */
const nextOf = (type: string): string => type.replace(VERSION, (_, version) => `.v${Number(version) + 1}`);

/** Whether a name is the type of an event: `muster.<service>.<event>.v<version>`. */
export const isEventType = (name: string): boolean => /^muster\.[a-z-]+\.[a-z-]+\.v[1-9]\d*$/.test(name);

/**
 * What the code would break of the events that are published, each as a sentence that says what to do; both by type. Old
 * readers read new events, and new code reads old events from the logs. So the one change that a published event can
 * take is an optional property more or less; for everything else there is a new version beside it.
 */
export function breakingChanges(
  published: ReadonlyMap<string, JsonSchema>,
  current: ReadonlyMap<string, JsonSchema>,
): readonly string[] {
  return [...published].flatMap(([type, was]) => {
    const is = current.get(type);
    if (!is) {
      return `${type} is published, and is no longer in the code. Its events lie in the logs and outsiders follow it: keep its contract, and define ${nextOf(type)} beside it for what comes after.`;
    }
    return [...Map.groupBy(compareSchemas(was, is), ({ path }) => path)].map(([path, all]) => {
      const [before, after] = [all.map((one) => one.was), all.map((one) => one.is)].map((words) => words.join(', '));
      return `${type} would break: ${path} was ${before} and is ${after}. Outsiders read it as it was, and so it lies in the logs: leave ${type} as it is, and define ${nextOf(type)} beside it.`;
    });
  });
}

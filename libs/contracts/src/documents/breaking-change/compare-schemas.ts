import type { JsonSchema } from '../schema-of.js';
import { compareProperties } from './compare-properties.js';
import { isSchema, resolved, told } from './schema-words.js';

/** What is not as it was, and where: `$.data.table[].because`. */
export interface Difference {
  readonly path: string;
  readonly was: string;
  readonly is: string;
}

/** They tell people something and let nothing through or keep it out. */
const ANNOTATIONS = ['$id', '$comment', '$defs', 'title', 'description', 'examples', 'deprecated'];
/** Each holds a schema for what lies one step further in. */
const INWARD: Readonly<Record<string, string>> = { items: '[]', additionalProperties: '.*' };
/** Each holds schemas for the same place, of which adding an optional property to one takes nothing from the others. */
const SIDE_BY_SIDE = ['anyOf', 'allOf'];

const keywordsOf = (...schemas: JsonSchema[]): Set<string> => {
  const keywords = new Set(schemas.flatMap((schema) => Object.keys(schema)));
  for (const apart of [...ANNOTATIONS, 'properties', 'required']) keywords.delete(apart);
  return keywords;
};

const areAsMany = (old: unknown, now: unknown): boolean =>
  Array.isArray(old) && Array.isArray(now) && old.length === now.length;

/**
 * Every difference between two JSON Schemas that is more than an optional property more or less, or another annotation.
 * It looks into references to `$defs`, objects, arrays and `anyOf`; whatever else is not the same is a difference. Throws
 * when a reference leads nowhere.
 */
export function compareSchemas(was: JsonSchema, is: JsonSchema): readonly Difference[] {
  const differences: Difference[] = [];
  // A schema can hold itself: what is being compared further out need not be compared again.
  const underWay = new Set<string>();

  function compare(path: string, before: unknown, after: unknown): void {
    const pair = JSON.stringify([before, after]);
    if (underWay.has(pair)) return;
    underWay.add(pair);
    compareResolved(path, resolved(before, was), resolved(after, is));
    underWay.delete(pair);
  }

  function compareResolved(path: string, old: unknown, now: unknown): void {
    if (!isSchema(old) || !isSchema(now)) {
      if (old !== now) differences.push({ path, was: JSON.stringify(old), is: JSON.stringify(now) });
      return;
    }
    for (const property of compareProperties(old, now)) {
      const inside = `${path}.${property.name}`;
      if (!property.harmless) differences.push({ path: inside, was: property.was, is: property.is });
      if (property.both) compare(inside, ...property.both);
    }
    for (const keyword of keywordsOf(old, now)) compareKeyword(path, keyword, old[keyword], now[keyword]);
  }

  function compareKeyword(path: string, keyword: string, old: unknown, now: unknown): void {
    const step = INWARD[keyword];
    if (step && isSchema(old) && isSchema(now)) {
      compare(path + step, old, now);
    } else if (SIDE_BY_SIDE.includes(keyword) && areAsMany(old, now)) {
      for (const [index, one] of (old as unknown[]).entries()) compare(path, one, (now as unknown[])[index]);
    } else {
      const [before, after] = [told(keyword, old), told(keyword, now)];
      if (before !== after) differences.push({ path, was: before, is: after });
    }
  }

  compare('$', was, is);
  return differences;
}

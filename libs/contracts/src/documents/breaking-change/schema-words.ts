import type { JsonSchema } from '../schema-of.js';

/** Whether a value is a schema that says something; `true` and `false` are schemas too, but say nothing more. */
export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Their order means nothing. */
const SETS = new Set(['type', 'enum']);

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isSchema(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key])]));
};

/** What a schema says with one keyword, in the same words wherever it means the same. */
export function told(keyword: string, value: unknown): string {
  if (value === undefined) return `without "${keyword}"`;
  const words = SETS.has(keyword) && Array.isArray(value) ? [...value].sort() : value;
  return `"${keyword}": ${JSON.stringify(inOrder(words))}`;
}

/** Follows references into the document's own definitions; what stands beside one counts too. */
export function resolved(schema: unknown, root: JsonSchema): unknown {
  let here = schema;
  while (isSchema(here) && typeof here.$ref === 'string') {
    const { $ref, ...beside } = here;
    const name = /^#\/\$defs\/([^/]+)$/.exec($ref as string)?.[1];
    const definition = (root.$defs as JsonSchema | undefined)?.[name ?? ''];
    if (!isSchema(definition)) throw new Error(`${$ref} is not defined`);
    here = { ...definition, ...beside };
  }
  return here;
}

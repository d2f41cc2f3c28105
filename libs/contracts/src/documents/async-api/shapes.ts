import type { z } from 'zod';
import { type JsonSchema, schemaOf } from '../schema-of.js';

const HERE = '#/definitions/';
const THERE = '#/components/schemas/';

/**
 * The shapes of one AsyncAPI document. A schema in a channel refers to named shapes by where they lie in the whole
 * document, so that each stands there once.
 */
export class Shapes {
  private readonly named = new Map<string, JsonSchema>();

  /** The schema, for a place anywhere in the document. Throws when two shapes would have one name. */
  of(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _, definitions = {}, ...schema } = schemaOf(type, io, 'draft-7');
    for (const [name, shape] of Object.entries(definitions as Record<string, JsonSchema>)) this.add(name, shape);
    return moved(schema);
  }

  /** Gives a schema a name in the document, and the reference to it. */
  as(name: string, type: z.ZodType, io: 'input' | 'output'): { $ref: string } {
    const { $schema: _, definitions = {}, ...schema } = schemaOf(type, io, 'draft-7');
    for (const [own, shape] of Object.entries(definitions as Record<string, JsonSchema>)) this.add(own, shape);
    if (schema.$ref !== HERE + name) this.add(name, schema);
    return { $ref: THERE + name };
  }

  /** Every named shape so far, by name. */
  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.named].sort(([one], [other]) => one.localeCompare(other)));
  }

  private add(name: string, schema: JsonSchema): void {
    const shape = moved(schema);
    const before = this.named.get(name);
    if (before && JSON.stringify(before) !== JSON.stringify(shape)) throw new Error(`two shapes are called ${name}`);
    this.named.set(name, shape);
  }
}

const moved = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? value.replace(HERE, THERE) : value,
  );

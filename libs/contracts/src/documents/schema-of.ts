import { z } from 'zod';

/** A JSON Schema, as far as the documents look into one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/**
 * What is read stays open, as in the code: a property that is new tomorrow must not make an event or an answer invalid
 * today. zod writes every object of an output as closed; only what was defined strict is.
 */
export const tolerant: Override = ({ zodSchema, jsonSchema }) => {
  const { def } = zodSchema._zod;
  if (def.type === 'object' && !def.catchall) delete jsonSchema.additionalProperties;
};

/**
 * The same for a whole document of zod-openapi: it does not ask {@link tolerant} where a named shape is described anew, and
 * what it leaves beside the reference there would refuse every property of the shape.
 */
export const tolerantReferences = <Document extends object>(document: Document): Document =>
  JSON.parse(JSON.stringify(document), (_key, value) => {
    if (value?.$ref !== undefined) delete value.additionalProperties;
    return value;
  });

/** The JSON Schema of what a caller sends (`input`) or reads (`output`). */
export const schemaOf = (
  of: z.ZodType,
  io: 'input' | 'output',
  target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12',
): JsonSchema => z.toJSONSchema(of, { io, target, unrepresentable: 'any', override: tolerant }) as JsonSchema;

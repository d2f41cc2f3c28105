/** A document as a spec looks into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a document
export type Document = Record<string, any>;

/** Every reference in a document, each once. */
export function referencesIn(document: unknown): string[] {
  const found = new Set<string>();
  JSON.stringify(document, (key, value) => {
    if (key === '$ref') found.add(value);
    return value;
  });
  return [...found];
}

/** What a JSON pointer such as `#/components/schemas/Seat` leads to in its document; undefined when it leads nowhere. */
export function lookUp(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>((here, step) => (here as Document | undefined)?.[step], document);
}

/** The references of a document that lead nowhere in it. */
export const lostReferences = (document: unknown): string[] =>
  referencesIn(document).filter((reference) => lookUp(document, reference) === undefined);

/** What only the library that makes schemas knows, and no reader of a document. */
export const INSIDES = /_zod|"def":|~standard|"innerType"|"unrepresentable"/;

/** The names of the fields of a contract's own schema. */
export const fieldsOf = (schema: unknown): string[] => Object.keys((schema as { shape: object }).shape);

/** A schema, looked up where it is only a reference. */
export function follow(document: Document, schema: Document): Document {
  return schema.$ref ? follow(document, lookUp(document, schema.$ref) as Document) : schema;
}

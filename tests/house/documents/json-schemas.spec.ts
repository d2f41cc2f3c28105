import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { EVENTS, REQUESTS } from '#contracts';
import { jsonSchemas, publishedDocuments } from '#contracts/documents';
import { fieldsOf, INSIDES, lostReferences } from './look-into.js';

const schemas = jsonSchemas();
const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>();
beforeAll(() => {
  for (const [name, schema] of schemas) validators.set(name, ajv.compile(schema));
});

describe('the JSON Schemas', () => {
  it('are one for each event, input and answer, and for what events and refusals have in common', () => {
    const names = [
      ...EVENTS.map(({ type }) => type),
      ...REQUESTS.flatMap(({ subject }) => [`${subject}.input`, `${subject}.output`]),
      ...['muster.event', 'muster.problem', 'muster-record.v1', 'muster-imported-entry.v1', 'muster-member-named.v1'],
    ];
    expect([...schemas.keys()].sort()).toEqual(names.sort());
    const files = [...publishedDocuments('1.2.3').keys()];
    expect(files.sort()).toEqual(['asyncapi.json', 'openapi.json', ...names.map((it) => `schemas/${it}.json`)].sort());
  });

  it('are of the dialect 2020-12, each with an id and a title of its own', () => {
    const all = [...schemas.values()];
    expect(new Set(all.map(({ $schema }) => $schema))).toEqual(
      new Set(['https://json-schema.org/draft/2020-12/schema']),
    );
    expect(new Set(all.map(({ $id }) => $id)).size).toBe(all.length);
    for (const { title } of all) expect(title).toMatch(/^[A-Z“"].*\.$/);
  });

  it.each([...schemas.keys()])(
    '%s compiles, refers only to what it has, and shows nothing of how it is made',
    (name) => {
      expect(validators.get(name)).toBeInstanceOf(Function);
      expect(lostReferences(schemas.get(name))).toEqual([]);
      expect(JSON.stringify(schemas.get(name))).not.toMatch(INSIDES);
    },
  );

  it.each(REQUESTS)('have every field of $subject', ({ subject, input }) => {
    const { properties = {}, additionalProperties } = schemas.get(`${subject}.input`)!;
    expect(Object.keys(properties as object).sort()).toEqual(fieldsOf(input).sort());
    expect(additionalProperties).toBe(false);
  });

  it('let their own examples through', () => {
    const shown = [...schemas].flatMap(([name, { examples = [] }]) =>
      (examples as unknown[]).map((example) => ({ name, example })),
    );
    expect(shown.length).toBeGreaterThan(4);
    for (const { name, example } of shown) {
      const isValid = validators.get(name)!(example);
      expect({ name, isValid, errors: validators.get(name)!.errors }).toEqual({ name, isValid: true, errors: null });
    }
  });
});

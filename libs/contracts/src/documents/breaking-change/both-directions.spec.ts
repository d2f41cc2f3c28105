import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { JsonSchema } from '../schema-of.js';
import { breakingChanges } from './breaking-changes.js';

const TYPE = 'muster.roles.anything.v1';
const RUNS = process.env.PROVE ? 5_000 : 300;
const NAMES = ['a', 'b', 'c', 'd', 'constructor'];

const isBroken = (was: JsonSchema, is: JsonSchema) =>
  breakingChanges(new Map([[TYPE, was]]), new Map([[TYPE, is]])).length > 0;

interface Made {
  readonly schema: JsonSchema;
  /** Values that the schema lets through. */
  readonly values: fc.Arbitrary<unknown>;
}

const leaf: fc.Arbitrary<Made> = fc.oneof(
  fc.constant({ schema: { type: 'string' }, values: fc.string() }),
  fc.constant({ schema: { type: 'boolean' }, values: fc.boolean() }),
  fc.integer({ min: 0, max: 3 }).map((max) => ({
    schema: { type: 'integer', minimum: 0, maximum: max },
    values: fc.integer({ min: 0, max }),
  })),
  fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }).map((all) => ({
    schema: { type: 'string', enum: all },
    values: fc.constantFrom(...all),
  })),
);

type Property = { name: string; made: Made; required: boolean };

function objectOf(properties: readonly Property[]): Made {
  const required = properties.filter((one) => one.required).map(({ name }) => name);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(properties.map(({ name, made }) => [name, made.schema])),
      ...(required.length > 0 && { required }),
    },
    values: fc.record(Object.fromEntries(properties.map(({ name, made }) => [name, made.values])), {
      requiredKeys: required,
    }),
  };
}

const { any } = fc.letrec<{ any: Made; object: Made }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('any').map(({ schema, values }) => ({ schema: { type: 'array', items: schema }, values: fc.array(values) })),
    fc.tuple(tie('any'), tie('any')).map(([one, other]) => ({
      schema: { anyOf: [one.schema, other.schema] },
      values: fc.oneof(one.values, other.values),
    })),
    tie('object'),
  ),
  object: properties(tie('any')).map(objectOf),
}));

function properties(of: fc.Arbitrary<Made>): fc.Arbitrary<Property[]> {
  return fc.uniqueArray(fc.record({ name: fc.constantFrom(...NAMES), made: of, required: fc.boolean() }), {
    selector: ({ name }) => name,
    maxLength: 4,
  });
}

/** An object before and after: some properties stay, some become another thing, some come and go. */
const changed = properties(any).chain((before) =>
  properties(any).chain((others) =>
    fc
      .array(fc.constantFrom('keep', 'drop', 'turn'), { minLength: before.length, maxLength: before.length })
      .map((fates) => {
        const kept = before.flatMap((property, index) => {
          if (fates[index] === 'drop') return [];
          return fates[index] === 'turn' ? [{ ...property, required: !property.required }] : [property];
        });
        const names = new Set(before.map(({ name }) => name));
        const after = [...kept, ...others.filter(({ name }) => !names.has(name))];
        return { before, after };
      }),
  ),
);

const lets = (schema: JsonSchema) => new Ajv2020({ strict: false, ownProperties: true }).compile(schema);

describe('whatever an event looks like', () => {
  it('what is let through reads both ways: new events by the old schema, old events by the new one', () => {
    let [passed, refused] = [0, 0];
    const check = fc.property(
      changed.chain(({ before, after }) => {
        const [was, is] = [objectOf(before), objectOf(after)];
        return fc.record({ was: fc.constant(was), is: fc.constant(is), old: was.values, now: is.values });
      }),
      ({ was, is, old, now }) => {
        if (isBroken(was.schema, is.schema)) {
          refused += 1;
          return;
        }
        passed += 1;
        expect(lets(was.schema)(now)).toBe(true);
        expect(lets(is.schema)(old)).toBe(true);
      },
    );
    fc.assert(check, { numRuns: RUNS });
    // Neither by refusing everything nor by passing everything.
    expect(Math.min(passed, refused)).toBeGreaterThan(RUNS / 20);
  });

  it('optional properties come and go; nothing else does', () => {
    const check = fc.property(changed, ({ before, after }) => {
      const standing = (all: readonly Property[], name: string) => all.find((one) => one.name === name)?.required;
      const harmless = NAMES.every((name) => {
        const [was, is] = [standing(before, name), standing(after, name)];
        return was === is || (was !== true && is !== true && (was === undefined || is === undefined));
      });
      expect(isBroken(objectOf(before).schema, objectOf(after).schema)).toBe(!harmless);
    });
    fc.assert(check, { numRuns: RUNS });
  });

  it('anything else that changes anywhere in it is seen', () => {
    const keywords = fc.constantFrom<[string, unknown]>(
      ['type', 'null'],
      ['maximum', -1],
      ['format', 'email'],
      ['const', 7],
    );
    const check = fc.property(any, keywords, fc.integer({ min: 0 }), ({ schema }, [keyword, value], at) => {
      const copy = JSON.parse(JSON.stringify(schema)) as JsonSchema;
      const places = schemasIn(copy);
      (places[at % places.length] as Record<string, unknown>)[keyword] = value;
      expect(isBroken(schema, copy)).toBe(true);
    });
    fc.assert(check, { numRuns: RUNS });
  });
});

function schemasIn(schema: JsonSchema): JsonSchema[] {
  const { properties, items, anyOf = [] } = schema;
  const inside = [
    ...Object.values(properties ?? {}),
    ...(items ? [items] : []),
    ...(anyOf as unknown[]),
  ] as JsonSchema[];
  return [schema, ...inside.flatMap(schemasIn)];
}

import { z } from 'zod';
import { EVENTS } from '../../catalogue.js';
import { eventSchemas } from '../json-schemas.js';
import { type JsonSchema, schemaOf } from '../schema-of.js';
import { breakingChanges, isEventType } from './breaking-changes.js';

const TYPE = 'muster.roles.role-rested.v1';

const person = z.object({ id: z.string(), name: z.string().optional() }).meta({ id: 'SpecPerson' });
const shape = {
  person,
  reason: z.enum(['tired', 'ill']),
  minutes: z.int().min(0).max(600),
  note: z.string().optional(),
  stands: z.array(z.object({ role: z.string() })),
  until: z.iso.datetime().nullable(),
};

/** What changes when the event is published with these fields instead. */
function changing(fields: object): readonly string[] {
  const published = (data: z.ZodType) => new Map([[TYPE, schemaOf(z.object({ data }), 'output')]]);
  return breakingChanges(published(z.object(shape)), published(z.object({ ...shape, ...fields } as z.ZodRawShape)));
}

describe('a published event', () => {
  it.each<[string, object]>([
    ['an optional property more', { since: z.string().optional() }],
    [
      'an optional property more, further in',
      { stands: z.array(z.object({ role: z.string(), by: z.string().optional() })) },
    ],
    ['an optional property less in a shape that has a name', { person: z.object({ id: z.string() }) }],
    ['other words about it', { reason: shape.reason.describe('why') }],
    ['an enumeration in another order', { reason: z.enum(['ill', 'tired']) }],
  ])('takes %s', (_what, fields) => {
    expect(changing(fields)).toEqual([]);
  });

  it('takes an optional property less', () => {
    const [before, after] = [z.object({ a: z.string(), b: z.string().optional() }), z.object({ a: z.string() })];
    const [was, is] = [before, after].map((data) => new Map([[TYPE, schemaOf(z.object({ data }), 'output')]]));
    expect(breakingChanges(was!, is!)).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['a required property more', { since: z.string() }, /\$\.data\.since was absent and is required/],
    [
      'a required property that becomes optional',
      { minutes: shape.minutes.optional() },
      /\$\.data\.minutes was required and is optional/,
    ],
    ['an optional one that becomes required', { note: z.string() }, /\$\.data\.note was optional and is required/],
    ['another type', { minutes: z.string() }, /\$\.data\.minutes was "type": "integer".* and is "type": "string"/],
    [
      'null where there was none',
      { minutes: shape.minutes.nullable() },
      /\$\.data\.minutes was .*"type": "integer".* and is .*"anyOf": \[/,
    ],
    [
      'a value more',
      { reason: z.enum(['tired', 'ill', 'away']) },
      /\$\.data\.reason was "enum": \["ill","tired"\] and is "enum": \["away","ill","tired"\]/,
    ],
    ['a value less', { reason: z.enum(['tired']) }, /\$\.data\.reason was "enum": \["ill","tired"\]/],
    [
      'a wider bound',
      { minutes: z.int().min(0).max(900) },
      /\$\.data\.minutes was "maximum": 600 and is "maximum": 900/,
    ],
    ['a bound less', { minutes: z.int().max(600) }, /\$\.data\.minutes was "minimum": 0 and is "minimum": -/],
    [
      'a pattern',
      { note: z.string().regex(/^a/).optional() },
      /\$\.data\.note was without "pattern" and is "pattern": "\^a"/,
    ],
    [
      'another format',
      { until: z.iso.date().nullable() },
      /\$\.data\.until was "format": "date-time".* and is "format": "date"/,
    ],
    [
      'a change in an array',
      { stands: z.array(z.object({ role: z.int() })) },
      /\$\.data\.stands\[\]\.role was "type": "string"/,
    ],
    [
      'a change in a shape that has a name',
      { person: z.object({ id: z.int() }) },
      /\$\.data\.person\.id was "type": "string"/,
    ],
    [
      'an object that is closed now',
      { person: z.strictObject(person.shape) },
      /\$\.data\.person was without "additionalProperties"/,
    ],
  ])('does not take %s, and it is said where and what to do', (_what, fields, where) => {
    const [sentence] = changing(fields);
    expect(sentence).toMatch(where);
    expect(sentence).toMatch(/^muster\.roles\.role-rested\.v1 would break: /);
    expect(sentence).toMatch(/define muster\.roles\.role-rested\.v2 beside it\.$/);
  });

  it('does not take that a required property is gone', () => {
    const was: JsonSchema = { type: 'object', properties: { a: {} }, required: ['a'] };
    const [sentence] = breakingChanges(new Map([[TYPE, was]]), new Map([[TYPE, { type: 'object' }]]));
    expect(sentence).toMatch(/\$\.a was required and is absent/);
  });

  it('does not take a property more where it was published as closed: old readers would refuse it', () => {
    const closed: JsonSchema = { type: 'object', properties: {}, additionalProperties: false };
    const more = new Map([[TYPE, { ...closed, properties: { a: { type: 'string' } } }]]);
    expect(breakingChanges(new Map([[TYPE, closed]]), more)[0]).toMatch(
      /\$\.a was absent and is optional, in an object/,
    );
  });

  it('does not vanish', () => {
    const [sentence] = breakingChanges(new Map([[TYPE, {}]]), new Map());
    expect(sentence).toMatch(/^muster\.roles\.role-rested\.v1 is published, and is no longer in the code\./);
    expect(sentence).toMatch(/muster\.roles\.role-rested\.v2/);
  });

  it('may hold itself', () => {
    const tree = (more: object): JsonSchema => ({
      $ref: '#/$defs/Tree',
      $defs: {
        Tree: { type: 'object', properties: { of: { type: 'array', items: { $ref: '#/$defs/Tree' } }, ...more } },
      },
    });
    const change = (more: object) => breakingChanges(new Map([[TYPE, tree({})]]), new Map([[TYPE, tree(more)]]));
    expect(change({ name: { type: 'string' } })).toEqual([]);
    expect(change({ of: { type: 'string' } })[0]).toMatch(
      /\$\.of was "type": "array", "items": .* and is "type": "string", without "items"/,
    );
  });

  it('whose reference leads nowhere is refused, not passed over', () => {
    const lost = new Map([[TYPE, { $ref: '#/$defs/Lost' }]]);
    expect(() => breakingChanges(lost, lost)).toThrow('#/$defs/Lost is not defined');
  });
});

it('every event of the catalogue is one whose schema is watched, and agrees with itself', () => {
  const schemas = eventSchemas();
  expect([...schemas.keys()].filter(isEventType).sort()).toEqual(EVENTS.map(({ type }) => type).sort());
  expect(breakingChanges(schemas, eventSchemas())).toEqual([]);
  expect(['muster.event', 'muster.problem', 'muster.qry.roles.get-board.output'].filter(isEventType)).toEqual([]);
});

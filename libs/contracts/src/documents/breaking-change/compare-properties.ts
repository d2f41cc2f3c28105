import type { JsonSchema } from '../schema-of.js';

/** How a property stands in an object: it must be there, it may, or nothing is said of it. */
type Standing = 'required' | 'optional' | 'absent';

/** Keywords by which an object has a say about properties that it does not name. */
const CLOSING = ['patternProperties', 'propertyNames', 'minProperties', 'maxProperties', 'unevaluatedProperties'];

/** Whether a property that it does not name may be anything. */
const isOpen = (schema: JsonSchema): boolean =>
  [undefined, true].includes(schema.additionalProperties as boolean | undefined) &&
  !CLOSING.some((keyword) => keyword in schema);

const propertiesOf = (schema: JsonSchema) => (schema.properties ?? {}) as JsonSchema;

function standingOf(name: string, schema: JsonSchema): Standing {
  if (((schema.required ?? []) as string[]).includes(name)) return 'required';
  return Object.hasOwn(propertiesOf(schema), name) ? 'optional' : 'absent';
}

/** A property of two objects: how it stood and stands, whether that may change so, and its schemas where both have one. */
export interface Compared {
  readonly name: string;
  readonly was: string;
  readonly is: string;
  readonly harmless: boolean;
  readonly both: readonly [unknown, unknown] | undefined;
}

/** Every property of either object. One that is optional may come and go, where the other object takes it unnamed. */
export function compareProperties(old: JsonSchema, now: JsonSchema): Compared[] {
  const names = [old, now].flatMap((one) => [...Object.keys(propertiesOf(one)), ...((one.required ?? []) as string[])]);
  return [...new Set(names)].map((name) => {
    const [was, is] = [standingOf(name, old), standingOf(name, now)];
    const comesOrGoes = [was, is].includes('optional') && [was, is].includes('absent');
    const closed = comesOrGoes && !isOpen(was === 'absent' ? old : now);
    const both = [old, now].map(propertiesOf).every((of) => Object.hasOwn(of, name));
    return {
      name,
      was,
      is: closed ? `${is}, in an object that takes no other properties` : is,
      harmless: was === is || (comesOrGoes && !closed),
      both: both ? [propertiesOf(old)[name], propertiesOf(now)[name]] : undefined,
    };
  });
}

import { z } from 'zod';
import { EVENTS, REQUESTS } from '../catalogue.js';
import { memberNamed } from '../communications/member.js';
import { envelope } from '../definition/envelope.js';
import type { EventContract } from '../definition/event.js';
import { importedEntry } from '../timeline/import-requests.js';
import { recordExport } from '../timeline/record-export.js';
import { EVENT_EXAMPLE, INPUT_EXAMPLES, PROBLEM_EXAMPLE } from './examples.js';
import { problem } from './problem.js';
import { type JsonSchema, schemaOf } from './schema-of.js';

/** An event whole: its envelope with its own data in it. */
export const wholeEvent = ({ type, data }: Pick<EventContract, 'type' | 'data'>) =>
  envelope.extend({ type: z.literal(type), data: data as z.ZodObject });

function document(id: string, title: string, schema: JsonSchema, example?: unknown): JsonSchema {
  return { $id: `urn:muster:${id}`, title, ...schema, ...(example !== undefined && { examples: [example] }) };
}

/** The JSON Schema of each event, by its type. */
export const eventSchemas = (): ReadonlyMap<string, JsonSchema> =>
  new Map(
    EVENTS.map((event) => [
      event.type,
      document(
        `event:${event.type}`,
        event.summary,
        schemaOf(wholeEvent(event), 'output'),
        event.type === EVENT_EXAMPLE.type ? EVENT_EXAMPLE : undefined,
      ),
    ]),
  );

/**
 * A JSON Schema (2020-12) by name: of each event, of the input and the answer of each command and query, of what all
 * events have in common, of a refusal, and of what is exported and imported.
 */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const schemas = new Map(eventSchemas());
  for (const { subject, summary, input, output } of REQUESTS) {
    const sent = schemaOf(input, 'input');
    schemas.set(`${subject}.input`, document(`input:${subject}`, summary, sent, INPUT_EXAMPLES[subject]));
    schemas.set(`${subject}.output`, document(`output:${subject}`, summary, schemaOf(output, 'output')));
  }
  schemas.set(
    'muster.event',
    document('event', 'What every event has, whatever it tells.', schemaOf(envelope, 'output')),
  );
  schemas.set('muster.problem', document('problem', 'A refusal.', schemaOf(problem, 'output'), PROBLEM_EXAMPLE));
  schemas.set(
    'muster-record.v1',
    document(
      'record:1',
      'A record as it is exported for machines (muster-record/1).',
      schemaOf(recordExport, 'output'),
    ),
  );
  schemas.set(
    'muster-imported-entry.v1',
    document('imported-entry:1', 'An entry of another record, as it is imported.', schemaOf(importedEntry, 'input')),
  );
  schemas.set(
    'muster-member-named.v1',
    document('member-named:1', 'A member of an audience, as it is added.', schemaOf(memberNamed, 'input')),
  );
  return schemas;
}

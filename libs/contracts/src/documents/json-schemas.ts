import { z } from 'zod';
import { EVENTS, REQUESTS } from '../catalogue.js';
import { envelope } from '../definition/envelope.js';

const schema = (of: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(of, { io, unrepresentable: 'any' });

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A JSON Schema (2020-12) for each event, and for the input and the answer of each command and query; by file name. */
export function jsonSchemas(): Map<string, string> {
  const files = new Map<string, string>();
  for (const event of EVENTS) {
    const { type, summary } = event;
    const whole = envelope.extend({ type: z.literal(type), data: event.data as z.ZodObject });
    files.set(
      `schemas/${type}.json`,
      text({ $id: `urn:muster:event:${type}`, title: summary, ...schema(whole, 'output') }),
    );
  }
  for (const { subject, input, output, summary } of REQUESTS) {
    files.set(
      `schemas/${subject}.input.json`,
      text({ $id: `urn:muster:input:${subject}`, title: summary, ...schema(input, 'input') }),
    );
    files.set(
      `schemas/${subject}.output.json`,
      text({ $id: `urn:muster:output:${subject}`, title: summary, ...schema(output, 'output') }),
    );
  }
  return files;
}

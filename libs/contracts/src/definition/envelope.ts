import { z } from 'zod';
import type { PersonReference } from './person.js';

/**
 * An event as it travels and is kept: CloudEvents 1.0, structured JSON. Extension names are lower-case
 * letters and digits only, as the specification asks.
 */
export const envelope = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().min(1).max(100),
    source: z.string().describe('/muster/<service>'),
    type: z.string().describe('muster.<service>.<event>.v<version>'),
    subject: z.string().describe('the aggregate, such as INC-42'),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    incident: z.string().describe('the incident, or _ for what belongs to none'),
    sequence: z.int().positive().describe("the event's place among its aggregate's, from 1 without gaps"),
    actor: z.string().describe('who did it'),
    actorname: z.string(),
    correlationid: z.string().describe('the same for all that one request led to'),
    causationid: z.string().optional().describe('the event that led to this one'),
    traceparent: z.string().optional().describe('W3C trace context'),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Envelope' });

/** An event in its envelope. */
export type Envelope = z.output<typeof envelope>;

/** The service that an envelope is from. */
export const sourceOf = ({ source }: Pick<Envelope, 'source'>): string => source.slice('/muster/'.length);

/** Who did what an envelope tells. */
export const actorOf = (event: Envelope): PersonReference => ({ id: event.actor, name: event.actorname });

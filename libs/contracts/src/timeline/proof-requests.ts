import { z } from 'zod';
import { defineQuery } from '../definition/request.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';

/**
 * How an entry is not what it was: its words or facts, its link to the one before, its place, its being there at all; or the
 * signed head of the closing is not that of the chain.
 */
export const FAULTS = [
  'changed',
  'relinked',
  'missing',
  'added',
  'shown-otherwise',
  'unmarked-redaction',
  'seal-broken',
] as const;

/** The first entry of a record that is not intact. */
export const proofFault = z
  .object({
    fault: z.enum(FAULTS),
    position: z.int().nullable().describe('the place in the chain; null for what has none'),
    entry: z.string().nullable().describe('its id; null for one that is gone'),
    told: z.string().describe('what is wrong, in words'),
  })
  .meta({ id: 'ProofFault' });

/** The head of a chain, signed. */
export const seal = z
  .object({
    length: z.int().describe('entries it covers'),
    head: z.string(),
    at: z.iso.datetime(),
    signature: z.string().describe('a JWS (compact) over incident, length, head and at'),
  })
  .meta({ id: 'RecordSeal' });

/** The head of a chain, signed when its incident closed. */
export type Seal = z.output<typeof seal>;

export const getProof = defineQuery({
  service: 'timeline',
  name: 'get-proof',
  summary: 'Whether the record is as it was written: every entry, in this order, none missing and none added.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId() }),
  output: z.object({
    incident: z.string(),
    intact: z.boolean(),
    length: z.int().describe('entries in the chain'),
    head: z.string().describe('the digest that stands for all of them: keep it elsewhere to compare later'),
    redacted: z.int().describe('entries whose words were taken out'),
    seal: seal.nullable().describe('of the closing; null until then'),
    fault: proofFault.nullable().describe('the first entry that is not intact'),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/timeline/proof' },
});

import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { SERVICES } from '../definition/service-name.js';

/** What can still be open in an incident: the first part of the name of an item. */
export const OPEN_KINDS = [
  ...['update', 'publication', 'promise', 'question', 'responses'],
  ...['handover-offer', 'role-request'],
  ...['record-question', 'upload'],
  ...['problem', 'postmortem', 'remediation'],
  ...['service', 'more'],
] as const;

/** What can still be open in an incident. */
export type OpenKind = (typeof OPEN_KINDS)[number];

/** Something that is still open in an incident, as every service tells it of what is its own. */
export const openItem = z
  .object({
    id: z.string().describe('its kind and what it is called: update:upd-…, service:roles'),
    service: z.enum(SERVICES),
    kind: z.string().describe('update, publication, question, …; service: one that cannot be asked'),
    title: localised.describe('what it is, to be put into a sentence'),
    owner: personReference.nullable().describe('who sees to it also after the incident is closed'),
    due: z.iso.datetime().nullable().describe('by when, also after the incident is closed'),
    link: z.string().nullable().describe('where it is seen to: a path of the API'),
  })
  .meta({ id: 'OpenItem' });

/** Something that is still open in an incident. */
export type OpenItem = z.output<typeof openItem>;

/** Whether somebody sees to it by a time: then it is in nobody's way. */
export const isCovered = ({ owner, due }: Pick<OpenItem, 'owner' | 'due'>): boolean => owner !== null && due !== null;

/** Something that was open when the incident was closed, and what becomes of it: an owner and a date, or a waiver. */
export const settledItem = openItem
  .extend({
    waiver: z.object({ by: personReference, reason: z.string() }).nullable().describe('who lets it be, and why'),
    given: z.boolean().describe('owner and date were given at the closing; what had them already has its own'),
  })
  .meta({ id: 'SettledItem' });

/** Something that was open when the incident was closed. */
export type SettledItem = z.output<typeof settledItem>;

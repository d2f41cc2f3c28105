import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { instant, line, paragraphs, slug, webAddress } from '../definition/text.js';

export const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const STATUSES = [
  'triage',
  'active',
  'mitigated',
  'resolved',
  'closing',
  'closed',
  'cancelled',
  'merged',
] as const;
export type Status = (typeof STATUSES)[number];

/** What people call a status. */
export const STATUS_NAMES: Readonly<Record<Status, Localised>> = {
  triage: { en: 'triage', fr: 'à trier' },
  active: { en: 'active', fr: 'actif' },
  mitigated: { en: 'mitigated', fr: 'atténué' },
  resolved: { en: 'resolved', fr: 'résolu' },
  closing: { en: 'closing', fr: 'en clôture' },
  closed: { en: 'closed', fr: 'clos' },
  cancelled: { en: 'cancelled', fr: 'annulé' },
  merged: { en: 'merged', fr: 'fusionné' },
};

/** Statuses after which nobody is expected to answer any more. */
export const ENDED: readonly Status[] = ['closed', 'cancelled', 'merged'];

export const KINDS = ['real', 'drill', 'backfilled'] as const;
export const VISIBILITIES = ['open', 'restricted'] as const;

export const severity = z.enum(SEVERITIES).describe('SEV1 is the worst');
export const status = z.enum(STATUSES);
export const kind = z.enum(KINDS).describe('a drill sends nothing outside; a backfilled one pages nobody');
export const visibility = z.enum(VISIBILITIES).describe('restricted: only for named people and its participants');

/** An incident's number, such as INC-42. */
export const incidentId = () => z.string().regex(/^INC-[1-9]\d{0,11}$/, { error: 'an incident is named like INC-42' });

/** What has a roster and a record of its own: an incident, or the problem behind it. */
export const placeId = () =>
  z.string().regex(/^(?:INC|PRB)-[1-9]\d{0,11}$/, { error: 'an incident is named like INC-42, a problem like PRB-7' });

export const link = z.strictObject({ title: line(200), url: webAddress() });
export const labels = z
  .record(z.string().regex(/^[a-z0-9][a-z0-9._/-]{0,62}$/), line(200))
  .refine((all) => Object.keys(all).length <= 50, { error: 'at most 50 labels' });

/** The parts of an incident that people fill in and change. */
export const incidentDetails = {
  title: line(200),
  summary: paragraphs(10_000),
  impact: paragraphs(10_000).describe('who is affected and how, in words'),
  components: z.array(slug()).max(50).describe('keys of the register of components'),
  labels,
  startedAt: instant().describe('when it began; never guessed'),
  chatUrl: webAddress(),
  bridgeUrl: webAddress(),
  links: z.array(link).max(50),
};

/** An incident as everybody who may see it sees it. */
export const incident = z
  .object({
    id: z.string(),
    title: z.string(),
    severity,
    status,
    statusSince: z.iso.datetime(),
    kind,
    visibility,
    viewers: z.array(personReference).describe('who may see a restricted incident besides its participants'),
    summary: z.string().nullable(),
    impact: z.string().nullable(),
    components: z.array(z.string()),
    labels: z.record(z.string(), z.string()),
    startedAt: z.iso.datetime().nullable(),
    declaredAt: z.iso.datetime(),
    declaredBy: personReference,
    manager: personReference.describe('who was named when it was declared; the roster says who it is now'),
    chatUrl: z.string().nullable(),
    bridgeUrl: z.string().nullable(),
    links: z.array(z.object({ title: z.string(), url: z.string() })),
    dedupKey: z.string().nullable(),
    closing: z
      .object({
        attempt: z.int().describe('counts how often it was tried to close it'),
        stands: z.boolean().describe('it is being closed, or is closed by this; else it is over'),
      })
      .optional()
      .describe('the last time that it was closed, or was to be'),
    mergedInto: z.string().optional().describe('the incident that a merged one lives on in'),
  })
  .meta({ id: 'Incident' });

export type Incident = z.output<typeof incident>;

/** Whether anybody still has to answer for it. */
export const isOpen = (one: Pick<Incident, 'status'>): boolean => !ENDED.includes(one.status);

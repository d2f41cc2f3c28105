import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { line, slug } from '../definition/text.js';
import { publicWords } from './public-words.js';

/** What the public reads of an incident: apart from its internal status. The last one ends it. */
export const PUBLICATION_STATUSES = ['investigating', 'identified', 'monitoring', 'resolved'] as const;

/** What the public reads of an incident. */
export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number];

/** How bad it is for those outside, mildest first; the words of the Statuspage v2 API, which clients know. */
export const PUBLIC_IMPACTS = ['none', 'minor', 'major', 'critical'] as const;

/** How bad it is for those outside. */
export type PublicImpact = (typeof PUBLIC_IMPACTS)[number];

/** What the page says of a component, best first; the words of the Statuspage v2 API. */
export const COMPONENT_STATES = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;

/** What the page says of a component. */
export type ComponentState = (typeof COMPONENT_STATES)[number];

export const publicationId = () => line(100).regex(/^pub-[\w-]+$/, { error: 'the id of a publication (pub-…)' });

/** The state of one component, as a publication has it. */
export const affectedComponent = z
  .object({ component: slug(), state: z.enum(COMPONENT_STATES) })
  .meta({ id: 'AffectedComponent' });

/** What was said at one moment, and corrected since where `changedAt` is later. */
export const publicationEntry = z
  .object({
    id: z.string(),
    status: z.enum(PUBLICATION_STATUSES),
    impact: z.enum(PUBLIC_IMPACTS),
    components: z.array(affectedComponent).describe('all that it affects from here on'),
    words: publicWords,
    at: z.iso.datetime(),
    by: personReference.describe('not shown to the public'),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'PublicationEntry' });

/** What was said at one moment. */
export type PublicationEntry = z.output<typeof publicationEntry>;

/** What the public reads of something that went wrong, from the first word to the last. */
export const publication = z
  .object({
    id: z.string(),
    incident: z.string().nullable().describe('null: published without an incident'),
    title: publicWords,
    status: z.enum(PUBLICATION_STATUSES).describe('of the latest entry'),
    impact: z.enum(PUBLIC_IMPACTS).describe('of the latest entry'),
    components: z.array(affectedComponent).describe('of the latest entry'),
    entries: z.array(publicationEntry).describe('oldest first; one at least'),
    startedAt: z.iso.datetime().describe('when it began for the public'),
    publishedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().nullable(),
    withdrawn: z
      .object({ at: z.iso.datetime(), by: personReference, reason: publicWords })
      .nullable()
      .describe('it was false: it stays to be seen, marked, and counts for nothing'),
    sequence: z.int().describe('rises with each change: the higher one holds'),
  })
  .meta({ id: 'Publication' });

/** What the public reads of something that went wrong. */
export type Publication = z.output<typeof publication>;

/** Characters of what is said at one time, in each language. */
export const PUBLICATION_WORDS = 5_000;

/** A publication as a list has it: with the latest words alone. */
export const listedPublication = publication
  .omit({ entries: true })
  .extend({ latest: publicationEntry })
  .meta({ id: 'ListedPublication' });

/** A publication as a list has it. */
export type ListedPublication = z.output<typeof listedPublication>;

/** What people call each status. */
export const PUBLICATION_STATUS_NAMES = {
  investigating: { en: 'Investigating', fr: 'Analyse en cours' },
  identified: { en: 'Identified', fr: 'Cause identifiée' },
  monitoring: { en: 'Monitoring', fr: 'Sous surveillance' },
  resolved: { en: 'Resolved', fr: 'Résolu' },
} as const satisfies Record<PublicationStatus, z.output<typeof localised>>;

/** What people call each state of a component. */
export const COMPONENT_STATE_NAMES = {
  operational: { en: 'Operational', fr: 'Opérationnel' },
  under_maintenance: { en: 'Under maintenance', fr: 'En maintenance' },
  degraded_performance: { en: 'Degraded performance', fr: 'Performances dégradées' },
  partial_outage: { en: 'Partial outage', fr: 'Panne partielle' },
  major_outage: { en: 'Major outage', fr: 'Panne majeure' },
} as const satisfies Record<ComponentState, z.output<typeof localised>>;

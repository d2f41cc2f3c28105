import { z } from 'zod';
import { updateId } from '../communications/update.js';
import { readyWords } from '../communications/words.js';
import { LANGUAGES, type Localised } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { slug } from '../definition/text.js';

/** Bytes of UTF-8 that one section holds at most. */
export const SECTION_BYTES = 100_000;

/** Lines that one section holds at most. */
export const SECTION_LINES = 5_000;

/** Sections that a postmortem has at most. */
export const MOST_SECTIONS = 20;

/** How far a postmortem has come. What was approved stays so while the next version is written. */
export const POSTMORTEM_STATUSES = ['draft', 'in-review', 'approved'] as const;

/** How far a postmortem has come. */
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

/** What people call these. */
export const POSTMORTEM_STATUS_NAMES: Readonly<Record<PostmortemStatus, Localised>> = {
  draft: { en: 'draft', fr: 'brouillon' },
  'in-review': { en: 'in review', fr: 'en relecture' },
  approved: { en: 'approved', fr: 'approuvé' },
};

/** How far a clock has come: soon due, due (both to the owner), a day late (problem manager), three (incident manager). */
export const POSTMORTEM_STEPS = ['soon', 'due', 'late', 'very-late'] as const;

/** How far a clock has come. */
export type PostmortemStep = (typeof POSTMORTEM_STEPS)[number];

/** What somebody is asked for: to take part in it, or to say that it can stand. */
export const POSTMORTEM_ASKS = ['join', 'review'] as const;

/** The key of a section, such as root-causes. */
export const sectionKey = () => slug().describe('a section of the postmortem, such as impact');

const day = z.iso.datetime();
const clock = {
  dueAt: day.nullable(),
  said: z.enum(POSTMORTEM_STEPS).nullable().describe('how far its clock has come'),
};

/** A section as it is planned: whose it is, and by when. Its words are read with the postmortem. */
export const plannedSection = z
  .object({
    key: z.string(),
    title: localised,
    hint: localised.describe('what belongs there'),
    chapters: z.array(z.string()).describe('what a draft fills it from'),
    owner: personReference.nullable(),
    ...clock,
    finishedAt: day.nullable().describe('its owner says that it is written'),
  })
  .meta({ id: 'PlannedSection' });

/** A section as it is planned. */
export type PlannedSection = z.output<typeof plannedSection>;

/** Somebody who was asked to take part, or to review. */
export const postmortemAsk = z
  .object({
    id: z.string(),
    what: z.enum(POSTMORTEM_ASKS),
    person: personReference,
    section: z.string().nullable().describe('null: the whole'),
    words: z.string().nullable(),
    by: personReference,
    at: day,
    ...clock,
    answeredAt: day.nullable(),
  })
  .meta({ id: 'PostmortemAsk' });

/** Somebody who was asked to take part, or to review. */
export type PostmortemAsk = z.output<typeof postmortemAsk>;

/** What was approved, when and by whom. */
export const approvedVersion = z
  .object({
    version: z.int(),
    at: day,
    by: personReference,
    words: z.string().nullable(),
    sections: z.record(z.string(), z.int()).describe('the revision of each section that was approved'),
  })
  .meta({ id: 'ApprovedVersion' });

/** What the public is told of it, in words of its own. */
export const publicEdition = z
  .object({ revision: z.int(), words: readyWords, by: personReference, at: day })
  .meta({ id: 'PublicEdition' });

/** The record of what was learned of a problem, without the words of its sections. */
export const postmortem = z
  .object({
    id: z.string().describe('PM-7 is that of PRB-7'),
    problem: z.string(),
    title: z.string(),
    restricted: z.boolean(),
    language: z.enum(LANGUAGES).describe('in which it is drafted'),
    names: z.boolean().describe('false: a draft says roles instead of names'),
    quiet: z.boolean().describe('of drills, backfilled incidents and SEV4 no clock asks anybody anything'),
    template: z.int().describe('the version of the template that it began with'),
    status: z.enum(POSTMORTEM_STATUSES),
    owner: personReference.nullable(),
    ...clock,
    sections: z.array(plannedSection),
    asks: z.array(postmortemAsk),
    versions: z.array(approvedVersion),
    publicEdition: publicEdition.nullable(),
    passedOn: z
      .array(z.object({ update: updateId(), incident: z.string(), audience: z.string(), by: personReference, at: day }))
      .describe('updates that were begun with the public edition'),
    openedAt: day,
    openedBy: personReference,
    draftedAt: day.nullable(),
    missing: z.array(z.string()).describe('what the latest draft could not ask: services'),
  })
  .meta({ id: 'Postmortem' });

/** The record of what was learned of a problem. */
export type Postmortem = z.output<typeof postmortem>;

/** Lines that two wrote at once, and that a person has to join. */
export const sectionConflict = z
  .object({
    id: z.string(),
    standing: z.string().describe('what stands in the section'),
    offered: z.string().describe('what the later one wrote in its place'),
    original: z.string().describe('what both began with'),
    by: personReference.describe('who offered it'),
    at: day,
  })
  .meta({ id: 'SectionConflict' });

/** Lines that two wrote at once. */
export type SectionConflict = z.output<typeof sectionConflict>;

/** What somebody who takes part said of a section. */
export const sectionComment = z
  .object({ by: personReference, at: day, confirms: z.boolean(), words: z.string().nullable() })
  .meta({ id: 'SectionComment' });

/** What somebody who takes part said of a section. */
export type SectionComment = z.output<typeof sectionComment>;

/** The words of a section. */
export const writtenSection = z
  .object({
    key: z.string(),
    revision: z.int().describe('rises with each write; 0: nobody has written'),
    text: z.string().describe('Markdown'),
    changedBy: personReference.nullable(),
    changedAt: day.nullable(),
    authors: z.array(personReference).describe('people who wrote in it'),
    conflicts: z.array(sectionConflict),
    comments: z.array(sectionComment),
  })
  .meta({ id: 'WrittenSection' });

/** The words of a section. */
export type WrittenSection = z.output<typeof writtenSection>;

/** A section of the template. */
export const templateSection = z
  .object({
    key: z.string(),
    title: localised,
    hint: localised,
    chapters: z.array(z.string()),
    duty: z.string().nullable().describe('whoever answers for this duty owns it; null: who owns the postmortem'),
    withinDays: z.int().describe('days after it was opened by which it is due'),
  })
  .meta({ id: 'TemplateSection' });

/** A section of the template. */
export type TemplateSection = z.output<typeof templateSection>;

/** What postmortems begin with. */
export const postmortemTemplate = z
  .object({
    version: z.int().describe('0: as it comes with Muster'),
    sections: z.array(templateSection),
    changedBy: personReference.nullable(),
    changedAt: day.nullable(),
  })
  .meta({ id: 'PostmortemTemplate' });

/** What postmortems begin with. */
export type PostmortemTemplate = z.output<typeof postmortemTemplate>;

import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { slug } from '../definition/text.js';

/** The trackers whose issues can be made from an item and followed. */
export const TRACKER_KINDS = ['github', 'gitlab', 'jira'] as const;
export type TrackerKind = (typeof TRACKER_KINDS)[number];

/** What people call a kind of tracker. */
export const TRACKER_KIND_NAMES: Readonly<Record<TrackerKind, Localised>> = {
  github: { en: 'GitHub issues', fr: 'tickets GitHub' },
  gitlab: { en: 'GitLab issues', fr: 'tickets GitLab' },
  jira: { en: 'Jira issues', fr: 'tickets Jira' },
};

/** A tracker as whoever runs Muster has named it. */
export const trackerName = () => slug().describe('a tracker by its name, as in GET /v1/trackers');

/** Where an issue stands. Closed as done is not the same as closed because nobody will do it. */
export const ISSUE_STATES = ['open', 'done', 'abandoned'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** What a state of an issue is called. */
export const ISSUE_STATE_NAMES: Readonly<Record<IssueState, Localised>> = {
  open: { en: 'open', fr: 'ouvert' },
  done: { en: 'closed as done', fr: 'fermé, fait' },
  abandoned: { en: 'closed without being done', fr: 'fermé sans être fait' },
};

/** How far it has come that an item has an issue. */
export const LINK_STATES = ['wanted', 'linked', 'failed'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** The issue in a tracker that stands for an item. */
export const trackerLink = z
  .object({
    tracker: z.string(),
    state: z.enum(LINK_STATES),
    wantedAt: z.iso.datetime(),
    wantedBy: personReference,
    attempts: z.int().describe('how often it was tried to make it'),
    nextAt: z.iso.datetime().nullable().describe('when it is tried again; null: not by itself'),
    reason: localised.nullable().describe('why it could not be made, when it was last tried'),
    told: z.boolean().describe('the owner was told that it could not be made'),
    issue: z
      .object({
        key: z.string().describe('as the tracker names it: 12, or OPS-12'),
        url: z.string(),
        state: z.enum(ISSUE_STATES),
        changedAt: z.iso.datetime().describe('when the tracker changed it last, as far as is known'),
      })
      .nullable(),
  })
  .meta({ id: 'TrackerLink' });
export type TrackerLink = z.output<typeof trackerLink>;

/** A tracker that can be chosen. Its secrets are told to nobody. */
export const tracker = z
  .object({
    name: z.string(),
    kind: z.enum(TRACKER_KINDS),
    project: z.string(),
    restricted: z.boolean().describe('it may have the words of problems that only few may see'),
    webhook: z
      .string()
      .nullable()
      .describe('where its webhook is to send; null: it has no secret, so it is only asked'),
  })
  .meta({ id: 'Tracker' });
export type Tracker = z.output<typeof tracker>;

import { z } from 'zod';
import { defineEvent, inDigest } from '../definition/event.js';
import { personReference } from '../definition/person.js';
import { remediation } from './remediation.js';
import { ISSUE_STATE_NAMES } from './remediation-tracker.js';

const decidedByCopy = z.boolean().optional();
/** Every event carries the whole item as it is after it. */
const whole = { remediation, decidedByCopy };

export const trackerIssueWanted = defineEvent({
  service: 'problems',
  name: 'tracker-issue-wanted',
  version: 1,
  summary: 'An item is to have an issue in a tracker.',
  data: z.object(whole),
  wording: ({ data: { remediation: it }, by }) => ({
    en: `${by.name} wants an issue for “${it.title}” of ${it.problem} in ${it.link?.tracker}.`,
    fr: `${by.name} veut un ticket pour « ${it.title} » de ${it.problem} dans ${it.link?.tracker}.`,
  }),
});

export const trackerIssueTried = defineEvent({
  service: 'problems',
  name: 'tracker-issue-tried',
  version: 1,
  summary: 'It is tried to make the issue, or it is known when it is tried again. Keep the latest.',
  data: z.object(whole),
  wording: null,
});

export const trackerIssueLinked = defineEvent({
  service: 'problems',
  name: 'tracker-issue-linked',
  version: 1,
  summary: 'An item has its issue in a tracker.',
  data: z.object(whole),
  wording: ({ data: { remediation: it } }) => ({
    en: `“${it.title}” of ${it.problem} has an issue in ${it.link?.tracker}: ${it.link?.issue?.url}`,
    fr: `« ${it.title} » de ${it.problem} a un ticket dans ${it.link?.tracker} : ${it.link?.issue?.url}`,
  }),
});

export const trackerIssueFailed = defineEvent({
  service: 'problems',
  name: 'tracker-issue-failed',
  version: 1,
  summary: 'The issue could not be made; it is tried again, and the owner is told this once.',
  data: z.object({ ...whole, asks: z.array(personReference) }),
  wording: ({ data: { remediation: it } }) => ({
    en: `No issue yet for “${it.title}” of ${it.problem} in ${it.link?.tracker}: ${it.link?.reason?.en}`,
    fr: `Pas encore de ticket pour « ${it.title} » de ${it.problem} dans ${it.link?.tracker} : ${it.link?.reason?.fr}`,
  }),
  notifies: ({ data }) => inDigest(...data.asks),
});

export const trackerIssueMoved = defineEvent({
  service: 'problems',
  name: 'tracker-issue-moved',
  version: 1,
  summary: 'The issue of an item was closed in its tracker, or opened again.',
  data: z.object(whole),
  wording: ({ data: { remediation: it } }) => {
    const issue = it.link?.issue;
    const state = ISSUE_STATE_NAMES[issue?.state ?? 'open'];
    return {
      en: `The issue ${issue?.key} of “${it.title}” (${it.problem}) in ${it.link?.tracker}: ${state.en}.`,
      fr: `Le ticket ${issue?.key} de « ${it.title} » (${it.problem}) dans ${it.link?.tracker} : ${state.fr}.`,
    };
  },
  notifies: ({ data: { remediation: it } }) => (it.owner ? inDigest(it.owner) : []),
});

/** What happens between an item and its issue. */
export const TRACKER_REMEDIATION_EVENTS = [
  trackerIssueWanted,
  trackerIssueTried,
  trackerIssueLinked,
  trackerIssueFailed,
  trackerIssueMoved,
] as const;

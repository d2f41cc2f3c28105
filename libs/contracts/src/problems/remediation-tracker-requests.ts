import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { problemId } from './problem.js';
import { problemUnknown } from './problem-rejections.js';
import { remediation, remediationId } from './remediation.js';
import {
  issueThereAlready,
  remediationUnknown,
  trackerTooOpen,
  trackerUnknown,
  webhookNotProven,
} from './remediation-rejections.js';
import { tracker, trackerName } from './remediation-tracker.js';

export const wantTrackerIssue = defineCommand({
  service: 'problems',
  name: 'want-tracker-issue',
  summary: 'Have an issue made for it in a tracker, and followed. It is tried until it works; asked again, at once.',
  whoMay: 'its owner, the problem manager, and who answers for the remediation of the problem',
  input: z.strictObject({ problem: problemId(), remediation: remediationId(), tracker: trackerName() }),
  output: remediation,
  rejections: [
    ...[problemUnknown, remediationUnknown, trackerUnknown, trackerTooOpen, issueThereAlready, notForYou, keyReused],
  ],
  http: { method: 'POST', path: '/v1/problems/{problem}/remediation/{remediation}/issue' },
});

export const listTrackers = defineQuery({
  service: 'problems',
  name: 'list-trackers',
  summary: 'The trackers in which an issue can be made.',
  whoMay: 'anyone',
  input: z.strictObject({}),
  output: z.object({ trackers: z.array(tracker) }),
  rejections: [],
  http: { method: 'GET', path: '/v1/trackers' },
});

export const takeTrackerWebhook = defineCommand({
  service: 'problems',
  name: 'take-tracker-webhook',
  summary: 'What a tracker tells of an issue: its webhook sends here. What belongs to no item is taken and left.',
  whoMay: 'the tracker itself, by its signature or its secret',
  input: z.strictObject({
    tracker: trackerName(),
    headers: z.record(z.string().max(100), z.string().max(2_000)).describe('by name in lower case'),
    body: z
      .string()
      .max(1_500_000)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/)
      .describe('the bytes as they were sent, base64'),
  }),
  output: z.object({ remediation: z.string().nullable().describe('the item that it is about; null: none') }),
  rejections: [trackerUnknown, webhookNotProven],
  http: {
    method: 'POST',
    path: '/v1/trackers/{tracker}/webhook',
    proven: {
      by: ['x-hub-signature-256', 'x-hub-signature', 'x-gitlab-token', 'webhook-signature'],
      along: ['webhook-id', 'webhook-timestamp', 'x-github-event', 'x-gitlab-event'],
    },
  },
});

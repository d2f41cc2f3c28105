import { z } from 'zod';
import { type Dialect, type Issue, PAGE, type TrackerRequest, type TrackerSettings } from './dialect.js';
import { isHubSigned } from './proof.js';
import { readAs } from './read-as.js';

const issue = z.object({
  key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/),
  fields: z.object({
    status: z.object({ statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
    updated: z.string(),
  }),
});
const webhook = z.object({ webhookEvent: z.string(), issue });

/** All that is made here has it, so that what changed can be asked for. */
const LABEL = 'muster';
const FIELDS = 'status,resolution,updated';
/** The resolutions of a new Jira that say that nothing was done; an organisation can name others. */
const ABANDONED = ["won't do", "won't fix", 'declined', 'duplicate', 'cannot reproduce', 'incomplete'];

/** A user's API token of Jira Cloud is a password; a personal access token of Jira Data Center stands alone. */
function authorization({ user, token }: TrackerSettings): string {
  return user ? `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` : `Bearer ${token}`;
}

const requestTo = (tracker: TrackerSettings, path: string, body?: object): TrackerRequest => ({
  method: body ? 'POST' : 'GET',
  url: `${tracker.url}/rest/api/2/${path}`,
  headers: { Accept: 'application/json', Authorization: authorization(tracker) },
  ...(body && { body: JSON.stringify(body) }),
});

/** Jira Cloud answers searches at an address of its own. */
function search(tracker: TrackerSettings, jql: string): TrackerRequest {
  const query = new URLSearchParams({ jql, fields: FIELDS, maxResults: String(PAGE) });
  return requestTo(tracker, `${tracker.user ? 'search/jql' : 'search'}?${query}`);
}

const addressOf = ({ url }: TrackerSettings, key: string): string => `${url}/browse/${key}`;

function shown(tracker: TrackerSettings, { key, fields }: z.output<typeof issue>): Issue {
  const isDone = fields.status.statusCategory.key === 'done';
  const isAbandoned = ABANDONED.includes(fields.resolution?.name.toLowerCase() ?? '');
  const changedAt = new Date(fields.updated.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString();
  const state = !isDone ? 'open' : isAbandoned ? 'abandoned' : 'done';
  return { key, url: addressOf(tracker, key), state, changedAt };
}

const all = z.object({ issues: z.array(issue) });

/** Jira issues, by the REST API v2 of Cloud and Data Center: https://developer.atlassian.com/cloud/jira/platform/rest/v2/ */
export const jira: Dialect = {
  make(tracker, { title: summary, body: description, mark }) {
    const { project: key, issueType: name } = tracker;
    const fields = { project: { key }, issuetype: { name }, summary, description, labels: [LABEL, mark] };
    return requestTo(tracker, 'issue', { fields });
  },
  made: (tracker, answer, now) =>
    readAs(issue.pick({ key: true }), answer, ({ key }) => ({
      ...{ key, url: addressOf(tracker, key), state: 'open' as const, changedAt: now },
    })),
  find: (tracker, mark) => search(tracker, `project = "${tracker.project}" AND labels = "${mark}"`),
  // Whatever is found has the mark as its label.
  found: (tracker, answer) => readAs(all, answer, ({ issues: [one] }) => (one ? shown(tracker, one) : null)),
  changed(tracker, since, now) {
    // Times in JQL are of the user's own zone; how long ago is the same everywhere.
    const minutes = Math.ceil((Date.parse(now) - Date.parse(since)) / 60_000) + 1;
    const jql = `project = "${tracker.project}" AND labels = "${LABEL}" AND updated >= "-${minutes}m"`;
    return search(tracker, `${jql} ORDER BY updated ASC`);
  },
  listed: (tracker, answer) => readAs(all, answer, ({ issues }) => issues.map((one) => shown(tracker, one))),
  isProven: (headers, body, secret) => isHubSigned(headers['x-hub-signature'], body, secret),
  told(tracker, payload) {
    return readAs(webhook, payload, ({ webhookEvent, issue: one }) => {
      if (!one.key.startsWith(`${tracker.project}-`)) return undefined;
      return webhookEvent === 'jira:issue_deleted'
        ? { ...shown(tracker, one), state: 'abandoned' }
        : shown(tracker, one);
    });
  },
};

import { z } from 'zod';
import { type Dialect, type Issue, PAGE, type TrackerRequest, type TrackerSettings } from './dialect.js';
import { isHubSigned } from './proof.js';
import { readAs } from './read-as.js';

const issue = z.object({
  number: z.int().positive(),
  html_url: z.url(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  updated_at: z.string(),
  body: z.string().nullish(),
  pull_request: z.unknown().optional(),
});
const webhook = z.object({
  action: z.string(),
  issue,
  repository: z.object({ full_name: z.string() }),
});

const requestTo = ({ url, token }: TrackerSettings, path: string, body?: object): TrackerRequest => ({
  method: body ? 'POST' : 'GET',
  url: `${url}${path}`,
  headers: {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'X-GitHub-Api-Version': '2022-11-28',
  },
  ...(body && { body: JSON.stringify(body) }),
});

const shown = ({ number, html_url: url, state, state_reason: why, updated_at: at }: z.output<typeof issue>): Issue => ({
  ...{ key: String(number), url, changedAt: new Date(at).toISOString() },
  state: state === 'open' ? 'open' : why === 'not_planned' || why === 'duplicate' ? 'abandoned' : 'done',
});

/** Times are given to the second there. */
const toTheSecond = (time: string): string => time.replace(/\.\d+Z$/, 'Z');

/** GitHub issues, by its REST API of 2022-11-28: https://docs.github.com/rest/issues/issues */
export const github: Dialect = {
  make: (tracker, { title, body }) => requestTo(tracker, `/repos/${tracker.project}/issues`, { title, body }),
  made: (_, answer) => readAs(issue, answer, shown),
  find(tracker, mark) {
    const q = `"${mark}" in:body repo:${tracker.project} is:issue`;
    return requestTo(tracker, `/search/issues?${new URLSearchParams({ q, per_page: '10' })}`);
  },
  found(_, answer, mark) {
    const all = z.object({ incomplete_results: z.literal(false), items: z.array(issue) });
    return readAs(all, answer, ({ items }) => {
      const one = items.find(({ body }) => body?.includes(mark));
      return one ? shown(one) : null;
    });
  },
  changed(tracker, since) {
    const order = {
      state: 'all',
      sort: 'updated',
      direction: 'asc',
      per_page: String(PAGE),
      since: toTheSecond(since),
    };
    return requestTo(tracker, `/repos/${tracker.project}/issues?${new URLSearchParams(order)}`);
  },
  // Pull requests are among them, and never are what an item is linked to.
  listed: (_, answer) => readAs(z.array(issue), answer, (all) => all.map(shown)),
  isProven: (headers, body, secret) => isHubSigned(headers['x-hub-signature-256'], body, secret),
  told({ project }, payload) {
    return readAs(webhook, payload, ({ action, issue: one, repository }) => {
      if (repository.full_name.toLowerCase() !== project.toLowerCase()) return undefined;
      return action === 'deleted' ? { ...shown(one), state: 'abandoned' } : shown(one);
    });
  },
};

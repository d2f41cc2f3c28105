import { z } from 'zod';
import { type Dialect, type Issue, PAGE, type TrackerRequest, type TrackerSettings } from './dialect.js';
import { isSameSecret, isStandardSigned } from './proof.js';
import { readAs } from './read-as.js';

const issue = z.object({
  iid: z.int().positive(),
  web_url: z.url(),
  state: z.enum(['opened', 'closed', 'locked']),
  updated_at: z.string(),
  description: z.string().nullish(),
});
const webhook = z.object({
  object_kind: z.literal('issue'),
  project: z.object({ id: z.int(), path_with_namespace: z.string() }),
  object_attributes: z.object({
    iid: z.int().positive(),
    url: z.url(),
    state: z.enum(['opened', 'closed', 'locked']),
    updated_at: z.string(),
  }),
});

function requestTo({ url, project, token }: TrackerSettings, query: object | null, body?: object): TrackerRequest {
  const path = `${url}/api/v4/projects/${encodeURIComponent(project)}/issues`;
  return {
    method: body ? 'POST' : 'GET',
    url: query ? `${path}?${new URLSearchParams(query as Record<string, string>)}` : path,
    headers: { Accept: 'application/json', 'PRIVATE-TOKEN': token },
    ...(body && { body: JSON.stringify(body) }),
  };
}

/** Webhooks of earlier versions write `2026-03-01 03:12:07 UTC`. */
const timeOf = (text: string): string => new Date(text.replace(/^(\S+) (\S+) UTC$/, '$1T$2Z')).toISOString();

// Nothing says why one was closed.
const stateOf = (state: 'opened' | 'closed' | 'locked'): Issue['state'] => (state === 'closed' ? 'done' : 'open');

const shown = ({ iid, web_url: url, state, updated_at: at }: z.output<typeof issue>): Issue => ({
  ...{ key: String(iid), url, state: stateOf(state), changedAt: timeOf(at) },
});

/** GitLab issues, by its REST API v4: https://docs.gitlab.com/api/issues/ */
export const gitlab: Dialect = {
  make: (tracker, { title, body: description }) => requestTo(tracker, null, { title, description }),
  made: (_, answer) => readAs(issue, answer, shown),
  find: (tracker, search) => requestTo(tracker, { search, in: 'description', scope: 'all', per_page: '10' }),
  found: (_, answer, mark) =>
    readAs(z.array(issue), answer, (all) => {
      const one = all.find(({ description }) => description?.includes(mark));
      return one ? shown(one) : null;
    }),
  changed(tracker, since) {
    const order = { order_by: 'updated_at', sort: 'asc', per_page: String(PAGE) };
    return requestTo(tracker, { scope: 'all', updated_after: since, ...order });
  },
  listed: (_, answer) => readAs(z.array(issue), answer, (all) => all.map(shown)),
  // A signing token of GitLab is a secret of Standard Webhooks; an older secret token comes as it is.
  isProven: (headers, body, secret) =>
    secret.startsWith('whsec_')
      ? isStandardSigned(headers, body, secret)
      : isSameSecret(headers['x-gitlab-token'], secret),
  told({ project }, payload) {
    return readAs(webhook, payload, ({ project: its, object_attributes: one }) => {
      if (its.path_with_namespace !== project && String(its.id) !== project) return undefined;
      const { iid, url, state, updated_at: at } = one;
      return { key: String(iid), url, state: stateOf(state), changedAt: timeOf(at) };
    });
  },
};

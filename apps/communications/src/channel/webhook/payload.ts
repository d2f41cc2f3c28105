import type { Outbound } from '../channel.js';
import { isOfThePage } from '../content.js';

/** What a webhook carries: the facts of the message for programs, and its words as people read them on other channels. */
export interface Payload {
  /** `incident.update`, `incident.correction` and so on; `page.publication` and the like for a subscriber of the page. */
  readonly type: string;
  /** When it was made, as far as the message says so: the same for each attempt. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The payload of a message, shaped as https://www.standardwebhooks.com describes. */
export function payloadOf({ content, links }: Pick<Outbound, 'content' | 'links'>, now: string): Payload {
  const { kind, language, subject, body, organisation, incident, isDrill, thread, data } = content;
  const words = { subject, body, language, organisation, incident, thread, drill: isDrill };
  const timestamp = typeof data.at === 'string' ? data.at : now;
  const about = isOfThePage(content) ? 'page' : 'incident';
  return { type: `${about}.${kind}`, timestamp, data: { ...words, ...data, ...(links && { links }) } };
}

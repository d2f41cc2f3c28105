import type { Recipient } from '../../apps/communications/src/audience/recipient.js';
import type { Content } from '../../apps/communications/src/channel/content.js';
import type { Message } from '../../apps/communications/src/delivery/message.js';

/** Words to send, in English. */
export const someContent = (more: Partial<Content> = {}): Content => ({
  ...{ kind: 'update', language: 'en', subject: 'Checkout fails', body: 'We are on it.', short: 'Checkout fails' },
  ...{ organisation: 'Shop', incident: 'INC-1', isDrill: false, thread: 'upd-1', data: { problem: 'Checkout fails' } },
  ...more,
});

/** A message to send, of the first revision of an update unless it is said. */
export const someMessage = (id: string, more: Partial<Message> = {}): Message => ({
  ...{ id, incident: 'INC-1', restricted: false, audience: 'customers', update: id.split('.')[0]!, revision: 1 },
  ...{ by: 'p-ana', urgent: false, withheld: null, contents: { en: someContent() } },
  ...more,
});

/** What webhooks of specs are signed with. */
const SECRET = `whsec_${Buffer.from('a secret that every spec knows').toString('base64')}`;

/** As many recipients at the same receiver, each at a path of its own. */
export const recipientsAt = (url: string, count: number, more: Partial<Recipient> = {}): Recipient[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ key: `r-${index}`, channel: 'webhook', address: `${url}${index}`, language: null, name: null },
    ...{ secret: SECRET, ...more },
  }));

export async function* inPages<Item>(items: readonly Item[], page = 1_000): AsyncGenerator<readonly Item[]> {
  for (let from = 0; from < items.length; from += page) yield items.slice(from, from + page);
}

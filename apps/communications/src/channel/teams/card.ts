import type { Content } from '../content.js';
import { type Dialect, inDialect, inTexts } from '../in-dialect.js';

/** Teams takes messages of 28 KB; what is around the words, and words of more than a byte a character, need room too. */
const MOST = { text: 4_000, all: 9_000 } as const;

/** What a TextBlock reads as a mark is written so that it is itself. */
const escaped = (words: string): string => words.replace(/[\\*_[\]`]/g, '\\$&');

const cardMarkdown: Dialect = {
  text: escaped,
  ...{ strong: '**', emphasis: '_' },
  link: (words, address) => `[${words}](${address.replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'))})`,
};

const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });

/** As many texts as there is room for, with a sign where something is missing. */
function within(texts: readonly string[], most: number): string[] {
  const kept: string[] = [];
  for (const text of texts) {
    const room = most - kept.join('').length;
    if (text.length > room) return [...kept, `${text.slice(0, room)}…`];
    kept.push(text);
  }
  return kept;
}

/**
 * A message as a Workflow of Microsoft Teams ("when a webhook request is received") takes it: an Adaptive Card, after
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using.
 */
export function teamsCard({ subject, body, organisation, incident }: Content): object {
  const texts = within(inTexts(inDialect(body, cardMarkdown), MOST.text), MOST.all);
  const from = [organisation, ...(incident ? [incident] : [])].join(' · ');
  const content = {
    ...{ $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4' },
    msteams: { width: 'Full' },
    body: [
      block(escaped(subject), { weight: 'Bolder', size: 'Large' }),
      ...texts.map((text) => block(text)),
      block(escaped(from), { isSubtle: true, size: 'Small' }),
    ],
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

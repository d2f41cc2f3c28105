import type { Content } from '../content.js';
import { type Dialect, inDialect, inTexts } from '../in-dialect.js';

/** What Slack takes of a header, a section, and a message. */
const MOST = { header: 150, section: 3_000, sections: 40 } as const;

/** Slack reads `<!channel>` and the like as commands unless these three are written so. */
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const mrkdwn: Dialect = {
  text: escaped,
  ...{ strong: '*', emphasis: '_' },
  link: (words, address) => `<${escaped(address).replaceAll('|', '%7C')}|${words.replaceAll('|', '¦')}>`,
};

/**
 * A message as an incoming webhook of Slack takes it, after https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * and https://docs.slack.dev/messaging/formatting-message-text.
 */
export function slackPost({ subject, body, short, organisation, incident }: Content): object {
  const sections = inTexts(inDialect(body, mrkdwn), MOST.section).slice(0, MOST.sections);
  const from = escaped([organisation, ...(incident ? [incident] : [])].join(' · '));
  return {
    text: escaped(short),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: subject.slice(0, MOST.header), emoji: false } },
      ...sections.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })),
      { type: 'context', elements: [{ type: 'mrkdwn', text: from, verbatim: true }] },
    ],
  };
}

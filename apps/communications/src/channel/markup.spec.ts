import { mailHtml } from './email/mail-html.js';
import { givenContent, HOSTILE } from './given-content.js';
import { inTexts } from './in-dialect.js';
import { slackPost } from './slack/post.js';
import { textMessage } from './sms/text-message.js';
import { teamsCard } from './teams/card.js';
import { payloadOf } from './webhook/payload.js';

type Blocks = { blocks: { type: string; text?: { text: string } }[]; text: string };
type Card = { attachments: { content: { body: { text: string }[] } }[] };

const slack = (body: string, subject = 'Down') => slackPost(givenContent({ body, subject, short: subject })) as Blocks;
const sections = (body: string) =>
  slack(body)
    .blocks.filter(({ type }) => type === 'section')
    .map((one) => one.text!.text);
const card = (body: string) =>
  (teamsCard(givenContent({ body })) as Card).attachments[0]!.content.body.map(({ text }) => text);
const html = (body: string, subject = 'Down') =>
  mailHtml({ language: 'en', subject, banner: null, body, foot: ['Acme'] });

describe('a message in Slack', () => {
  it('has its headings, lists, links and code as Slack writes them', () => {
    const body =
      '# Now\n\n**Orders** *fail*, see [status](https://s.example.org/?a=1&b=2)\n\n1. one\n2. two\n\n```\nx < y\n```';
    expect(sections(body)).toEqual([
      '*Now*\n\n*Orders* _fail_, see <https://s.example.org/?a=1&amp;b=2|status>\n\n1. one\n\n2. two\n\n```\nx &lt; y\n```',
    ]);
    expect(slack('x').blocks[0]).toMatchObject({ type: 'header', text: { type: 'plain_text', text: 'Down' } });
  });

  it.each(HOSTILE)('calls nobody and runs nothing: %s', (words) => {
    const all = JSON.stringify([...sections(words), slack(words, words).text]);
    expect(all).not.toMatch(/<[!@#]|<script|<img|<\/|javascript:[^)]*\|/);
    expect(all).not.toContain('<https://evil.example|click>');
  });

  it('is cut to what Slack takes', () => {
    const { blocks } = slack('word '.repeat(60_000), 'x'.repeat(500));
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(blocks.every(({ text }) => (text?.text.length ?? 0) <= 3_000)).toBe(true);
    expect(blocks[0]!.text!.text.length).toBe(150);
  });
});

describe('a message in Microsoft Teams', () => {
  it('is an Adaptive Card with the words in its own Markdown', () => {
    expect(card('**Orders** [status](https://s.example.org/(1))')).toEqual([
      'Acme: orders fail',
      '**Orders** [status](https://s.example.org/%281%29)',
      'Acme · INC-1',
    ]);
  });

  it.each(HOSTILE)('links nowhere but to the web: %s', (words) => {
    expect(card(words).join('\n')).not.toMatch(/(?<!\\)\]\((?!https:)/);
  });

  it('has room for the words it takes, and says where some are missing', () => {
    const all = JSON.stringify(teamsCard(givenContent({ body: 'é'.repeat(100_000) })));
    expect(Buffer.byteLength(all)).toBeLessThan(28_000);
    expect(all).toContain('…');
  });
});

describe('a mail as HTML', () => {
  it.each(HOSTILE)('runs and fetches nothing: %s', (words) => {
    const page = html(words, words);
    expect(page).not.toMatch(/<script|<img|<at>|<[a-z][^>]*\son\w+=/i);
    expect(page).not.toMatch(/href="(?!https?:|mailto:)/);
    expect(page.match(/<\/html>/g)).toHaveLength(1);
  });

  it('has a style for everything, for mail programs keep no style sheet', () => {
    expect(html('see https://s.example.org')).toContain('<a href="https://s.example.org" style="color:#0b5cad"');
    expect(html('x')).toMatch(/^<!doctype html><html lang="en">/);
  });
});

describe('a message for programs and telephones', () => {
  it('carries facts and words, and the time that the message has', () => {
    const content = givenContent({
      kind: 'correction',
      isDrill: true,
      data: { update: 'upd-1', at: '2026-01-01T00:00:00Z' },
    });
    expect(payloadOf({ content }, 'now')).toMatchObject({
      ...{ type: 'incident.correction', timestamp: '2026-01-01T00:00:00Z' },
      data: { update: 'upd-1', subject: content.subject, drill: true, language: 'en', incident: 'INC-1' },
    });
    expect(payloadOf({ content: givenContent() }, 'now').timestamp).toBe('now');
  });

  it('is short where there is little room', () => {
    expect(textMessage('d-1', '+33612345678', { short: 'Down' })).toEqual({
      id: 'd-1',
      to: '+33612345678',
      text: 'Down',
    });
  });

  it('is put together of blocks, and a long one cut in pieces', () => {
    expect(inTexts(['ab', 'cd', 'efghijklmn'], 6)).toEqual(['ab\n\ncd', 'efghij', 'klmn']);
  });
});

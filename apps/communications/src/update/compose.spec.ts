import type { UpdateWords } from '#contracts';
import { asHtml } from './as-html.js';
import { composeUpdate } from './compose.js';
import { at, BOTH, given } from './given-update.js';
import { textMessageParts } from './text-message.js';

const compose = (words: UpdateWords, more: object = {}, update: object = {}) =>
  composeUpdate({ ...given(BOTH), title: 'Checkout fails', nextUpdateAt: at(30), ...update }, words, {
    ...{ organisation: 'Shop', kind: 'update' as const, language: 'en' as const, revision: 1, ...more },
  });

describe('what readers get of an update', () => {
  it('has its parts under their headings, and when the next word comes', () => {
    const { subject, body } = compose({ problem: 'Nobody can pay.', meanwhile: 'Pay later.' });
    expect(subject).toBe('Shop: Checkout fails');
    expect(body).toBe(
      '**What is wrong**\n\nNobody can pay.\n\n**What to do meanwhile**\n\nPay later.\n\nNext update by 1 Jan 2026, 03:30 UTC.',
    );
  });

  it('says that it is a drill, that it is a correction, and which language follows', () => {
    const drill = compose({ problem: 'x' }, { kind: 'correction', follows: 'fr' }, { kind: 'drill' });
    expect(drill.subject).toBe('[DRILL] [Correction] Shop: Checkout fails');
    expect(compose({ problem: 'x' }, { language: 'fr', follows: 'en' }).body).toMatch(
      /^\*The English version follows\.\*/,
    );
  });

  it('has one line as its subject, whatever was typed or the incident is called', () => {
    const { subject } = compose({ problem: 'x' }, {}, { title: 'Down\r\nBcc: all@example.org\u2028x' });
    expect(subject).toBe('Shop: Down Bcc: all@example.org x');
  });

  it('keeps HTML as it was typed, and none of it comes to life', () => {
    const typed = '<script>alert(1)</script> [a](javascript:alert(1)) ![b](https://spy.example.org/b.png)';
    const { body, data } = compose({ problem: typed });
    expect(body).toContain(typed);
    expect(data.problem).toBe(typed);
    const html = asHtml(body);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img|href="javascript/);
  });

  it('stays readable after code that nobody ended', () => {
    const html = asHtml(compose({ problem: '```\nselect 1', action: 'We look.' }).body);
    expect(html).toContain('<strong>What we are doing</strong>');
  });

  it('in short has at most 300 characters, always with the next time, and no half of an emoji', () => {
    const { short } = compose({ problem: '🚒'.repeat(2_000) });
    expect(short.length).toBeLessThanOrEqual(300);
    expect(short).toMatch(/… – Next update by 1 Jan 2026, 03:30 UTC$/);
    expect(short.isWellFormed()).toBe(true);
  });
});

it.each([
  ['a short one', 'Down.', 1],
  ['160 characters', 'x'.repeat(160), 1],
  ['161 characters', 'x'.repeat(161), 2],
  ['French that telephones know', 'é'.repeat(160), 1],
  ['other letters', 'ê'.repeat(71), 2],
  ['what counts twice', '€'.repeat(81), 2],
])('carriers make of %s so many text messages', (_what, text, parts) => {
  expect(textMessageParts(text)).toBe(parts);
});

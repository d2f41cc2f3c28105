import fc from 'fast-check';
import { drawBars } from '../../figure/drawing.js';
import { ADA, BEN, hours, opening, postmortemAfter } from '../given-postmortem.js';
import { emptySection } from '../section.js';
import { asHtml } from './as-html.js';
import { asMarkdown } from './as-markdown.js';
import { publicHtml } from './public-words.js';
import type { Form, Whole } from './rendered.js';

const postmortem = postmortemAfter(opening());

const whole = (text: string, more: Partial<Whole> = {}): Whole => {
  const conflict = { id: 'c2-1', standing: '<b>mine</b>', offered: 'theirs', original: '', by: BEN, at: hours(1) };
  const section = { ...emptySection('causes'), revision: 2, text, authors: [ADA], conflicts: [conflict] };
  return { postmortem, written: new Map([['causes', section]]), language: 'en', hints: true, version: null, ...more };
};

const all = (form: Form, given: Whole): string =>
  [form.begin(given), ...given.postmortem.sections.map((_, index) => form.section(given, index)), form.end(given)].join(
    '',
  );

describe('the postmortem as people read it', () => {
  it('shows its numbers as pictures on the page, each with its words; without any there is no such section', () => {
    const plots = [drawBars('course', 'How long <it> took', [{ label: 'to relief', value: 60_000, said: '1 min' }])];
    const page = all(asHtml, whole('It was the backup.', { plots }));
    expect(page).toContain('<h2 id="numbers">In numbers</h2>');
    expect(page).toContain('<figcaption>How long &lt;it&gt; took</figcaption><svg');
    expect(page).toContain('to relief: 1 min</desc>');
    expect(page).not.toContain('<script');
    expect(all(asHtml, whole('It was the backup.'))).not.toContain('In numbers');
  });

  it('says whose it is, what is missing, and both sides of what waits to be joined', () => {
    const text = all(asMarkdown, whole('It was the backup.'));
    expect(text).toContain('# Postmortem of PRB-7: Backups were empty');
    expect(text).toContain('- Owner: Ada');
    expect(text).toContain('## Contributing factors and root causes\n\nIt was the backup.');
    expect(text).toContain('What was offered:\n\n> theirs');
    expect(text).toContain('_Three sentences for somebody who was not there');
  });

  it('is read in French too, as a page of its own', () => {
    const page = all(asHtml, whole('Mots', { language: 'fr' }));
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('Facteurs et causes profondes');
    expect(page).toContain("default-src 'none'");
  });

  it.each([
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '![x](https://evil.example.org/p.png)',
    '<img src=x onerror=alert(1)>',
    '[a]: javascript:alert(1)\n\n[a]',
  ])('runs nothing and fetches nothing for %s', (text) => {
    const page = all(asHtml, whole(text));
    expect(page).not.toMatch(/<script|<img|<iframe|href="(?!https?:)|<[^>]+\son\w+=/i);
    expect(publicHtml({ en: { problem: text } }, 'x', 'en')).not.toMatch(/<script|<img|href="(?!https?:)/i);
  });

  it('has no element that nobody wrote here, whatever stands in a section', () => {
    const pieces = fc.array(
      fc.constantFrom('<', '>', 'script', 'svg', '"', "'", '`', '[', ']', '(', ')', '!', '\n', 'a', '&', 'onload='),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(all(asHtml, whole(parts.join('')))).not.toMatch(/<(script|svg|img|iframe|object)/i);
      }),
    );
  });

  it('stays as large as its section: an address that is used often is not written often', () => {
    const text = `[a]: https://example.org/${'x'.repeat(40_000)}\n\n${'[a] '.repeat(10_000)}`;
    expect(all(asHtml, whole(text)).length).toBeLessThan(500_000);
  });
});

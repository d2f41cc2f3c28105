import fc from 'fast-check';
import { ownWords } from './own-words.js';
import { wordsOfHtml } from './words-of-html.js';

describe('what somebody wrote in an answer', () => {
  it.each([
    ['Thanks!\n\nOn Mon, 3 Mar 2026 at 10:00, Acme <updates@example.org> wrote:\n> Orders fail', 'Thanks!'],
    ['Thanks!\n\nOn Mon, 3 Mar 2026 at 10:00, Acme Updates\n<updates+abc@example.org> wrote:\n\n> x', 'Thanks!'],
    ['Merci\n\nLe lun. 3 mars 2026 à 10:00, Acme <u@example.org> a écrit :\n> x', 'Merci'],
    ['Yes\r\n\r\n-----Original Message-----\r\nFrom: Acme\r\nx', 'Yes'],
    ["Oui\n\n-----Message d'origine-----\nDe : Acme", 'Oui'],
    ['Yes\n\n________________________________\nFrom: Acme\nSent: today', 'Yes'],
    ['Yes\n\nFrom: Acme <u@example.org>\nSent: Monday\nTo: Jo\nSubject: Down\n\nold', 'Yes'],
    ['Oui\n\nDe : Acme\nEnvoyé : lundi\nÀ : Jo', 'Oui'],
    ['Login fails\n-- \nJo Doe\n+33 6', 'Login fails'],
    ['Login fails\n\nSent from my iPhone', 'Login fails'],
    ['> When?\nAt nine.\n> Where?\nIn Paris.', 'At nine.\nIn Paris.'],
    ['From: here on it fails.\nStill.', 'From: here on it fails.\nStill.'],
    ['a\u0000b\u001b[31m\n\n\n\nc', 'ab[31m\n\nc'],
    ['> all quoted', ''],
  ])('%j', (text, own) => {
    expect(ownWords(text)).toBe(own);
  });

  it('is found at once in any mail', () => {
    const hostile = [
      'On '.repeat(300_000),
      '<'.repeat(400_000),
      '> '.repeat(400_000),
      `${'from: x\n'.repeat(100_000)}`,
      ' '.repeat(900_000),
    ];
    const before = Date.now();
    for (const text of hostile) ownWords(text + wordsOfHtml(text));
    fc.assert(fc.property(fc.string(), (text) => typeof ownWords(wordsOfHtml(text)) === 'string'));
    expect(Date.now() - before).toBeLessThan(3_000);
  });
});

describe('a mail that is HTML alone', () => {
  it('is read as its words, without what it quotes, hides and runs', () => {
    const html =
      '<html><head><title>t</title><style>p{}</style></head><body><p>Login&nbsp;fails &amp; more &lt;b&gt;</p><div>since&#32;9<br>a.m.</div>' +
      '<script>alert(1)</script><!-- hidden --><blockquote type="cite">old<p>older</p></blockquote></body></html>';
    expect(wordsOfHtml(html)).toBe('Login fails & more <b>\nsince 9\na.m.');
    expect(wordsOfHtml('a<blockquote>never closed')).toBe('a');
    expect(wordsOfHtml('&#x110000; &#xd800; &#0; &unknown;')).toBe('&unknown;');
  });
});

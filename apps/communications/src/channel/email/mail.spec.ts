import fc from 'fast-check';
import { readAddress } from '../../response/mail-addresses.js';
import { handleOf } from '../../response/mail-token.js';
import { givenContent, givenOutbound } from '../given-content.js';
import { mailOf } from './mail.js';

const mailbox = { address: 'updates@example.org', secret: 's' };
const sender = { from: 'Acme <acme@example.org>', domain: 'example.org', mailbox };
const mail = (more: Parameters<typeof givenOutbound>[1] = {}) => mailOf(givenOutbound('jo@example.net', more), sender);

describe('a mail', () => {
  it('has addresses for what comes back that name this delivery', () => {
    const { replyTo, returnPath, headers, messageId } = mail();
    const handle = handleOf('upd-1.2/q1w2e3');
    expect(readAddress(mailbox, replyTo!)).toEqual({ kind: 'answer', handle });
    expect(readAddress(mailbox, returnPath!)).toEqual({ kind: 'bounce', handle });
    const leave = /^<mailto:(.+)\?subject=unsubscribe>$/.exec(headers['List-Unsubscribe']!)![1]!;
    expect(readAddress(mailbox, leave)).toEqual({ kind: 'leave', handle });
    expect([replyTo, returnPath, leave].every((one) => one!.split('@')[0]!.length <= 64)).toBe(true);
    expect(messageId).toBe(`<${handle}@example.org>`);
    expect(headers).toMatchObject({ 'Auto-Submitted': 'auto-generated', 'List-Id': '<customers.example.org>' });
  });

  it('is below what it corrects', () => {
    const [first, correction] = [mail(), mail({ id: 'upd-1.3/x', content: givenContent({ kind: 'correction' }) })];
    expect(correction.references).toBe(first.references);
    expect([first.inReplyTo, correction.inReplyTo]).toEqual([undefined, first.references]);
    expect(correction.messageId).not.toBe(first.messageId);
  });

  it('says in the language of the reader that it is a drill, that one can answer, and how to leave', () => {
    const content = givenContent({ language: 'fr', isDrill: true });
    const { text, html } = mail({ content });
    for (const form of [text, html]) {
      expect(form).toContain('Ceci est un exercice');
      expect(form).toContain('Vous pouvez répondre');
      expect(form).toMatch(/Pour ne plus en recevoir.*updates\+l/s);
    }
    expect(html).toContain('lang="fr"');
  });

  it('promises nothing where nothing can come back, and no leaving to who cannot', () => {
    const alone = mailOf(givenOutbound('jo@example.net'), { from: 'acme@example.org', domain: 'example.org' });
    expect([alone.replyTo, alone.returnPath, alone.headers['List-Unsubscribe']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(alone.text).not.toContain('You can answer');
    expect(mail({ mayLeave: false }).headers['List-Unsubscribe']).toBeUndefined();
    expect(mail({ content: givenContent({ kind: 'notices', data: {} }) }).headers['List-Id']).toBeUndefined();
  });

  it('has no header but its own, whatever anybody is called and a subject says', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', '\r', '\n', '\u2028', '\0', ':', ' ', '<', '>', 'Bcc: e@x'),
    });
    fc.assert(
      fc.property(hostile, hostile, hostile, (subject, name, audience) => {
        const content = givenContent({ subject, organisation: name, thread: subject, data: { audience } });
        const {
          html: _html,
          text: _text,
          ...made
        } = mailOf(givenOutbound('jo@example.net', { name, id: subject, content }), sender);
        expect(JSON.stringify(made)).not.toMatch(/\\r|\\n|\\u0000/);
      }),
    );
  });
});

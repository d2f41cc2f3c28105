import fc from 'fast-check';
import { addressFor, handlesIn, messageIdOf, readAddress } from './mail-addresses.js';
import { handleOf, MAIL_TOKEN_KINDS, mailSecretOf, mailToken, readMailToken } from './mail-token.js';

const mailbox = { address: 'updates@example.org', secret: mailSecretOf('d') };

describe('an address for what comes back', () => {
  it('names what is meant and which delivery, and nobody else can make one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MAIL_TOKEN_KINDS), fc.string({ minLength: 1 }), (kind, delivery) => {
        const address = addressFor(mailbox, kind, delivery);
        expect(readAddress(mailbox, address)).toEqual({ kind, handle: handleOf(delivery) });
        expect(readAddress(mailbox, address.toUpperCase())).toEqual({ kind, handle: handleOf(delivery) });
        expect(readAddress({ ...mailbox, secret: 'other' }, address)).toBeUndefined();
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('is not made of another by changing a letter, nor what is meant', () => {
    const token = mailToken('s', 'answer', handleOf('d-1'));
    const changed = Array.from(
      token,
      (letter, at) => `${token.slice(0, at)}${letter === 'b' ? 'l' : 'b'}${token.slice(at + 1)}`,
    );
    expect(changed.filter((one) => readMailToken('s', one))).toEqual([]);
    for (const wrong of ['', 'a', `${token}a`, ` ${token}`, 'é'.repeat(27)])
      expect(readMailToken('s', wrong)).toBeUndefined();
  });

  it('is the mailbox itself without a token, and none beside it', () => {
    expect(readAddress(mailbox, 'Updates@Example.org')).toBe('mailbox');
    for (const other of [
      'updates+@example.org',
      'other@example.org',
      'updates@example.net',
      'updatesx@example.org',
      '',
      '@',
    ]) {
      expect(readAddress(mailbox, other)).toBeUndefined();
    }
  });
});

it('an answer names in its headers what it answers, the latest first', () => {
  const [one, two] = [messageIdOf('d-1', 'example.org'), messageIdOf('d-2', 'example.org')];
  const headers = `${one} <x@example.org> <q1w2e3r4t5y6u7i8@elsewhere.example>\n ${two} ${one}`;
  expect(handlesIn(headers, 'example.org')).toEqual([handleOf('d-1'), handleOf('d-2')]);
  expect(handlesIn('<'.repeat(100_000), 'example.org')).toEqual([]);
});

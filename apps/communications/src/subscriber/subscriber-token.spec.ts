import fc from 'fast-check';
import {
  addressKey,
  readSubscriptionToken,
  SUBSCRIPTION_TOKEN_KINDS,
  subscriptionSecretOf,
  subscriptionTokenOf,
} from './subscriber-token.js';

const SECRET = subscriptionSecretOf('a key');
const ID = 'sub-0198c1d2-0000-7000-8000-000000000000';

describe('the link of a subscriber', () => {
  it.each(SUBSCRIPTION_TOKEN_KINDS)('to %s is read as it was made', (kind) => {
    const token = subscriptionTokenOf(SECRET, kind, ID);
    expect(readSubscriptionToken(SECRET, ` ${token}\n`)).toEqual({ kind, id: ID });
    expect(encodeURIComponent(token)).toBe(token);
    expect(readSubscriptionToken(subscriptionSecretOf('another'), token)).toBeUndefined();
  });

  it('does nothing else than it was made for', () => {
    const leave = subscriptionTokenOf(SECRET, 'leave', ID);
    expect(readSubscriptionToken(SECRET, leave.replace('leave', 'manage'))).toBeUndefined();
    expect(readSubscriptionToken(SECRET, leave.replace('0198', '0199'))).toBeUndefined();
  });

  it('that is forged, cut short or changed anywhere leads nowhere', () => {
    const token = subscriptionTokenOf(SECRET, 'confirm', ID);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ maxLength: 3 }), (place, put) => {
        const forged = token.slice(0, place) + put + token.slice(place + 1);
        if (forged.trim() !== token) expect(readSubscriptionToken(SECRET, forged)).toBeUndefined();
      }),
    );
    for (const odd of ['', '.', 'confirm..', 'x'.repeat(100_000), token.slice(0, -1)]) {
      expect(readSubscriptionToken(SECRET, odd)).toBeUndefined();
    }
  });
});

it('an address is found again however its mail is written, and its key does not tell it', () => {
  const key = addressKey(SECRET, 'email', 'Ana@Example.org');
  expect(addressKey(SECRET, 'email', 'ana@example.org')).toBe(key);
  expect(addressKey(SECRET, 'webhook', 'ana@example.org')).not.toBe(key);
  expect(addressKey(subscriptionSecretOf('another'), 'email', 'ana@example.org')).not.toBe(key);
});

import type { ChannelName, Rejection } from '#contracts';
import { checkAddress, shownAddress } from './check-address.js';

const code = (channel: ChannelName, address: string) => {
  try {
    return checkAddress(channel, address);
  } catch (error) {
    return (error as Rejection).code;
  }
};

describe('an address', () => {
  it.each<[ChannelName, string, string]>([
    ['email', ' Ada.L@Example.ORG ', 'Ada.L@example.org'],
    ['webhook', 'https://Hooks.example.org/in?x=1#y', 'https://hooks.example.org/in?x=1'],
    ['slack', 'https://hooks.slack.com/services/T0/B0/secret', 'https://hooks.slack.com/services/T0/B0/secret'],
    ['sms', '+33 6 12 34 56 78', '+33612345678'],
    ['by-hand', 'our page on the forum', 'our page on the forum'],
  ])('of %s is kept in one form: %s', (channel, given, kept) => {
    expect(code(channel, given)).toBe(kept);
  });

  it.each<[ChannelName, string]>([
    ['email', 'ada'],
    ['email', 'ada@example.org\r\nBcc: all@example.org'],
    ['email', 'ada@example.org, bo@example.org'],
    ['email', 'Ada <ada@example.org>'],
    ['email', `${'a'.repeat(320)}@example.org`],
    ['webhook', 'javascript:alert(1)'],
    ['webhook', 'ftp://example.org/'],
    ['webhook', 'https://user:secret@example.org/'],
    ['slack', 'hooks.slack.com/services/x'],
    ['teams', 'https://'],
    ['sms', '0612345678'],
    ['sms', '+33 1'],
    ['sms', '+33 6 12 34 56 78; DROP'.repeat(20)],
    ['by-hand', 'one\ntwo'],
    ['by-hand', '\u202eevil'],
    ['by-hand', ''],
  ])('of %s is refused when nothing can be sent there: %s', (channel, given) => {
    expect(code(channel, given)).toBe('address-unfit');
  });

  it('is shown without what lets somebody write there', () => {
    expect(shownAddress('slack', 'https://hooks.slack.com/services/T0/B0/secret')).toBe('https://hooks.slack.com/…');
    expect(shownAddress('webhook', 'https://example.org/?token=secret')).toBe('https://example.org/…');
    expect(shownAddress('email', 'ada@example.org')).toBe('ada@example.org');
  });
});

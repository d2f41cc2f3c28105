import { changePreferences, shownPreferences, UNLESS_SAID } from './preferences.js';

const secret = () => 'whsec_new';
const WEB = 'https://hooks.example.org/T0/abc';

describe('by which ways somebody is told', () => {
  it('is e-mail unless they say otherwise', () => {
    expect(shownPreferences('p-ada', UNLESS_SAID)).toEqual({
      ...{ person: 'p-ada', urgent: ['email'], digest: ['email'] },
      addresses: { sms: null, slack: null, teams: null, webhook: null },
    });
  });

  it('changes in what is given, and no address is shown whole', () => {
    const first = changePreferences(
      UNLESS_SAID,
      { urgent: ['sms', 'email'], addresses: { sms: '+33612345678' } },
      secret,
    );
    expect(first).toEqual({ urgent: ['sms', 'email'], digest: ['email'], addresses: { sms: '+33612345678' } });
    const second = changePreferences(first, { digest: [], addresses: { slack: WEB } }, secret);
    expect(second).toMatchObject({
      urgent: ['sms', 'email'],
      digest: [],
      addresses: { sms: '+33612345678', slack: WEB },
    });
    expect(shownPreferences('p-ada', second).addresses).toEqual({
      ...{ sms: '…678', slack: 'https://hooks.example.org/…', teams: null, webhook: null },
    });
  });

  it('has a new secret for a new webhook only', () => {
    const first = changePreferences(UNLESS_SAID, { addresses: { webhook: WEB } }, secret);
    expect(first.webhookSecret).toBe('whsec_new');
    const same = changePreferences(first, { urgent: ['webhook'], addresses: { webhook: WEB } }, () => 'whsec_newer');
    expect(same.webhookSecret).toBe('whsec_new');
    const none = changePreferences(first, { addresses: { webhook: null } }, secret);
    expect(none).not.toHaveProperty('webhookSecret');
  });

  it('is by no channel that does not know where they are', () => {
    const missing = expect.objectContaining({ code: 'notice-address-missing', facts: { channels: ['sms'] } });
    expect(() => changePreferences(UNLESS_SAID, { urgent: ['sms'] }, secret)).toThrow(missing);
    const known = changePreferences(UNLESS_SAID, { urgent: ['sms'], addresses: { sms: '+33612345678' } }, secret);
    expect(() => changePreferences(known, { addresses: { sms: null } }, secret)).toThrow(missing);
  });
});

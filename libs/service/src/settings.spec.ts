import { SettingsRefused } from './environment.js';
import { outsideSettings } from './settings.js';

const ISSUER = 'https://id.example.org/realms/ops';

/** What the refusal of these settings says. */
function refusalOf(env: NodeJS.ProcessEnv): string {
  try {
    outsideSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsRefused);
    return (error as Error).message;
  }
  throw new Error('the settings were taken');
}

describe('the settings of what lies outside', () => {
  it('are none unless given, nor when they are empty', () => {
    expect(outsideSettings({})).toEqual({ outgoingAllowed: [] });
    expect(outsideSettings({ OIDC_ISSUER: '', OIDC_AUDIENCE: '', OUTGOING_ALLOWED: '' })).toEqual({
      outgoingAllowed: [],
    });
  });

  it('name an issuer, its audience and how its claims are called', () => {
    const given = { OIDC_ISSUER: `${ISSUER}/`, OIDC_AUDIENCE: 'muster' };
    const usual = { emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', adminGroups: [] };
    expect(outsideSettings(given).oidc).toEqual({ issuer: `${ISSUER}/`, audience: 'muster', ...usual });
    const claims = { OIDC_EMAIL_CLAIM: 'upn', OIDC_NAME_CLAIM: 'nick', OIDC_GROUPS_CLAIM: 'roles' };
    const unusual = { emailClaim: 'upn', nameClaim: 'nick', groupsClaim: 'roles', adminGroups: ['/ops', 'on call'] };
    const all = { ...given, ...claims, OIDC_ADMIN_GROUPS: ' /ops, on call,,' };
    expect(outsideSettings(all).oidc).toMatchObject(unusual);
  });

  it.each([
    [{ OIDC_ISSUER: ISSUER }, /OIDC_AUDIENCE: is missing; it needs .*, because OIDC_ISSUER is set/],
    [{ OIDC_AUDIENCE: 'muster' }, /OIDC_ISSUER: is missing; it needs the address .*, because OIDC_AUDIENCE is set/],
    [{ OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: '' }, /OIDC_AUDIENCE: is missing/],
  ])('are refused by half: %j', (env, message) => expect(refusalOf(env)).toMatch(message));

  it('are refused without an issuer that they could be about, naming both of what is missing', () => {
    const message = refusalOf({ OIDC_ADMIN_GROUPS: 'ops' });
    expect(message).toMatch(/OIDC_ISSUER: is missing.*because OIDC_ADMIN_GROUPS is set\n.*OIDC_AUDIENCE: is missing/);
  });

  it.each([
    'id.example.org',
    'ftp://id.example.org',
    `${ISSUER}?x=1`,
    `${ISSUER}#`,
    `${ISSUER} `,
    'https://me:secret@id.example.org',
    'https://',
  ])('are refused for an issuer that is none: %j', (issuer) => {
    expect(refusalOf({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'muster' })).toMatch(
      /OIDC_ISSUER: the address of the issuer/,
    );
  });

  it('are refused for addresses that are none', () => {
    expect(refusalOf({ OUTGOING_ALLOWED: '10.0.0.0/8,intranet' })).toMatch(
      /OUTGOING_ALLOWED: .* these are none: "intranet"/,
    );
  });
});

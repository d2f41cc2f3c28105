import type { JWTPayload } from 'jose';
import { RealIssuer } from '../../../../tests/support/real-issuer.js';
import { reasonFor, trusting, verdict } from '../../../../tests/support/trusting.js';
import { authenticator } from './authenticator.js';

let issuer: RealIssuer;

beforeAll(async () => {
  issuer = await RealIssuer.start('ES256');
});
afterAll(() => issuer.goAway());

describe('what is no access token', () => {
  it('is refused: an opaque one', async () => {
    const opaque = await issuer.program('alert-relay', { resource: '' });
    expect(await reasonFor(authenticator({ keys: [] }, trusting(issuer))(opaque))).toBe(
      'it is no signed JWT, but opaque or encrypted',
    );
  });

  it('is refused: an ID token, even where the audience is the client itself', async () => {
    const { id_token } = await issuer.person({ email: 'ana@example.org' });
    expect(await reasonFor(trusting(issuer, { audience: 'console' }).prove(id_token))).toBe(
      'it is not an access token',
    );
  });

  it.each([{ typ: 'logout+jwt' }, { typ: 'dpop+jwt' }, { typ: 'secevent+jwt' }])('is refused: %j', async (header) => {
    const token = await issuer.program('alert-relay', { odd: { header } });
    expect(await reasonFor(trusting(issuer).prove(token))).toBe('it is not an access token');
  });

  it.each<[header: { typ: string | undefined }, payload: JWTPayload, taken: boolean]>([
    [{ typ: 'JWT' }, {}, true],
    [{ typ: undefined }, { client_id: undefined, scp: ['respond'], email: 'ana@example.org' }, true],
    [{ typ: 'application/at+jwt' }, {}, true],
    [{ typ: 'JWT' }, { at_hash: 'x' }, false],
    [{ typ: 'JWT' }, { typ: 'ID' }, false],
    [{ typ: 'JWT' }, { client_id: undefined, email: 'ana@example.org' }, false],
  ])('is told from one that is, whose issuer is older than RFC 9068: %j %j', async (header, payload, taken) => {
    const token = await issuer.program('alert-relay', { odd: { header, payload } });
    // Those that tell nobody get past this, and are refused for that.
    expect((await verdict(trusting(issuer), token)) !== 'not-signed-in').toBe(taken);
  });
});

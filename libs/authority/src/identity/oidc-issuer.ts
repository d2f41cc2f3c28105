import { errors, jwtVerify } from 'jose';
import { notSignedIn, Rejection, unavailable } from '#contracts';
import type { Caller } from '#messaging';
import type { Outgoing } from '#outgoing';
import { isAccessToken } from './access-token.js';
import { callerOfClaims, type OidcSettings } from './oidc-claims.js';
import { fetchKeys } from './oidc-discovery.js';
import { type KeyTimes, OidcKeys } from './oidc-keys.js';

/** Asymmetric alone: a public key is no secret, so nothing that takes it for one. */
export const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** How far the issuer's clock and ours may be apart. */
export const TOLERANCE_S = 10;

/** Whoever waits for an answer in an incident waits no longer than this for somebody else's keys. */
const PATIENCE_MS = 2_000;

/** What the times are unless a spec needs others. */
export const TIMES: KeyTimes = { coolDownMs: 5_000, againMs: 2_000, renewMs: 600_000 };

/** Another issuer whose access tokens are taken beside those of Muster's own. */
export class OidcIssuer {
  private readonly keys: OidcKeys;

  /** `onFailure` is told each time that the issuer's keys cannot be had, and why. */
  constructor(
    private readonly settings: OidcSettings,
    outgoing: Outgoing,
    onFailure: (reason: string) => void,
    times: KeyTimes = TIMES,
  ) {
    const failureOf = (error: unknown) => {
      onFailure(error instanceof Rejection ? error.problem('en').detail : (error as Error).message);
      return unavailable({ missing: settings.issuer });
    };
    this.keys = new OidcKeys(() => fetchKeys(settings.issuer, outgoing, PATIENCE_MS), failureOf, times);
  }

  get name(): string {
    return this.settings.issuer;
  }

  /** Keeps the keys at hand from now on. */
  start(): void {
    this.keys.start();
  }

  stop(): Promise<void> {
    return this.keys.stop();
  }

  /**
   * Whom an access token speaks of. Throws `not-signed-in` with the reason, the refusals of its claims, or `unavailable`
   * when a key is needed that cannot be had from the issuer at this moment.
   */
  async prove(token: string): Promise<Caller> {
    const { payload, protectedHeader } = await this.verify(token);
    if (!isAccessToken(payload, protectedHeader)) throw notSignedIn({ reason: 'it is not an access token' });
    if ((payload.iat ?? 0) > Date.now() / 1_000 + TOLERANCE_S) throw notSignedIn({ reason: TOO_EARLY });
    return { ...callerOfClaims(payload, this.settings), expiresAt: (payload.exp! + TOLERANCE_S) * 1_000 };
  }

  private async verify(token: string) {
    const { issuer, audience } = this.settings;
    const expected = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp', 'sub'] };
    try {
      return await jwtVerify(token, this.keys.find, { ...expected, clockTolerance: TOLERANCE_S });
    } catch (error) {
      if (error instanceof Rejection) throw error;
      throw notSignedIn({ reason: reasonOf(error, audience) });
    }
  }
}

const TOO_EARLY = 'the token is of the future: the clocks of its issuer and of Muster do not agree';

function reasonOf(error: unknown, audience: string): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JOSEAlgNotAllowed) return `its algorithm is not one of ${ALGORITHMS.join(', ')}`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is not of its issuer';
  if (error instanceof errors.JWKSNoMatchingKey)
    return `its issuer had no such key when it was asked in the last ${TIMES.coolDownMs / 1_000} s`;
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'it does not say which key of its issuer signed it';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'the token is not one that can be verified';
  if (error.claim === 'nbf' && error.reason === 'check_failed') return TOO_EARLY;
  if (error.claim === 'aud') return `the token is not for ${audience}`;
  return `the claim ${error.claim} of the token does not fit`;
}

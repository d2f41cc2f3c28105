import { OidcIssuer } from '#authority';
import { type AllowedAddresses, allowedAddresses, Outgoing } from '#outgoing';
import { AUDIENCE, type RealIssuer } from './real-issuer.js';

/** What a test wants otherwise than usual. */
interface Otherwise {
  readonly address?: string;
  readonly audience?: string;
  readonly allowed?: AllowedAddresses;
  readonly times?: ConstructorParameters<typeof OidcIssuer>[3];
  /** Gets the reason each time that the issuer's keys cannot be had. */
  readonly failures?: string[];
}

/** How a service sees a real issuer that it trusts: `on-call` are its administrators. */
export function trusting(issuer: RealIssuer, otherwise: Otherwise = {}): OidcIssuer {
  const { address, audience = AUDIENCE, allowed = allowedAddresses.parse('127.0.0.1/32'), failures, times } = otherwise;
  const claims = { emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', adminGroups: ['on-call'] };
  const settings = { issuer: address ?? issuer.address, audience, ...claims };
  return new OidcIssuer(settings, new Outgoing(allowed), (reason) => void failures?.push(reason), times);
}

/** What kind of caller a token tells where it is taken; otherwise the code of its refusal. */
export const verdict = (oidc: OidcIssuer, token: string): Promise<string> =>
  oidc.prove(token).then(
    ({ kind }) => kind,
    ({ code }) => code,
  );

/** Why a token proves nobody; throws where it does, or where it is refused in another way. */
export async function reasonFor(proving: Promise<unknown>): Promise<string> {
  const refused = await proving.catch((error: unknown) => error);
  const { code, facts } = refused as { code?: string; facts: { reason: string } };
  if (code !== 'not-signed-in') throw new Error(`not refused as "not-signed-in" but ${JSON.stringify(refused)}`);
  return facts.reason;
}

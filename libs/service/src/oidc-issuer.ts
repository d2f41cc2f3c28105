import { OidcIssuer } from '#authority';
import { Outgoing } from '#outgoing';
import type { Log } from './logging.js';
import type { OutsideSettings } from './settings.js';

/** Whoever else vouches for callers; nothing waits for their keys, tokens of this Muster's own least of all. */
export function oidcIssuer({ oidc, outgoingAllowed = [] }: OutsideSettings, log: Log): OidcIssuer | undefined {
  const onFailure = (reason: string) =>
    log.warn({ issuer: oidc?.issuer, reason }, 'the keys of the issuer cannot be had');
  return oidc && new OidcIssuer(oidc, new Outgoing(outgoingAllowed), onFailure);
}

import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { emailMissing, emailUnverified, line, programUnnamed, slug } from '#contracts';
import type { Caller } from '#messaging';
import { programId } from './issuing.js';
import { personIdFor } from './person-id.js';

/** An issuer of tokens that Muster trusts beside itself, and how its tokens say who somebody is. */
export interface OidcSettings {
  /** As it names itself, to the letter. */
  readonly issuer: string;
  /** What stands in `aud` of an access token for Muster. */
  readonly audience: string;
  /** Whoever is in one of these groups is an administrator. */
  readonly adminGroups: readonly string[];
  readonly emailClaim: string;
  readonly nameClaim: string;
  readonly groupsClaim: string;
}

type Said = Pick<Caller, 'id' | 'kind' | 'name' | 'email' | 'admin'>;

const address = z.string().trim().toLowerCase().max(320).pipe(z.email());
const VERIFIED: readonly unknown[] = [true, 'true'];

/**
 * Whom the claims of an access token speak of: the person with its e-mail address, or the program that a token without
 * one was given to itself. Throws `email-missing`, `email-unverified` or `program-unnamed`.
 */
export function callerOfClaims(claims: JWTPayload, oidc: OidcSettings): Said {
  const { issuer, emailClaim } = oidc;
  if (claims[emailClaim] === undefined && isProgram(claims)) return program(claims.sub!, issuer);
  const email = address.safeParse(claims[emailClaim]).data;
  if (!email) throw emailMissing({ claim: emailClaim, issuer });
  if ('email_verified' in claims && !VERIFIED.includes(claims.email_verified)) throw emailUnverified({ email, issuer });
  const name = line(200).safeParse(claims[oidc.nameClaim]).data ?? email.split('@')[0]!;
  const groups = [claims[oidc.groupsClaim]].flat();
  const admin = oidc.adminGroups.some((group) => groups.includes(group));
  return { id: personIdFor(email), kind: 'person', name, email, admin };
}

/** RFC 9068: where no person is behind a token, its subject is the client itself. */
const isProgram = ({ sub, client_id }: JWTPayload): boolean => sub !== undefined && sub === client_id;

function program(client: string, issuer: string): Said {
  if (!slug().safeParse(client).success) throw programUnnamed({ client: client.slice(0, 200), issuer });
  return { id: programId(client), kind: 'program', name: client, admin: false };
}

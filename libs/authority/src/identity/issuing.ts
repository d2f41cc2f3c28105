import { importJWK, SignJWT } from 'jose';
import { ALGORITHM, PEOPLE_KEY, type SigningKey, serviceId } from './keys.js';
import { personIdFor } from './person-id.js';

/** Who issues the tokens of a Muster that vouches for its people itself. */
export const ISSUER = 'muster';
/** Whom such a token is for. */
export const AUDIENCE = 'muster';

/** A person's token lasts a day: longer than a shift. */
export const PERSON_TOKEN_S = 24 * 60 * 60;
/** A service makes itself a new one long before. */
const SERVICE_TOKEN_S = 10 * 60;

/** Whom a token of the local issuer speaks of. */
export interface Identified {
  readonly email: string;
  readonly name: string;
  readonly admin?: boolean;
}

async function sign(
  key: SigningKey,
  subject: string,
  claims: Record<string, unknown>,
  seconds: number,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(await importJWK(key, ALGORITHM));
}

/** A token for a person, good for a day. `key` is the people's key. */
export function issuePersonToken(key: SigningKey, { email, name, admin }: Identified): Promise<string> {
  if (key.kid !== PEOPLE_KEY) throw new Error('only the key for people vouches for people');
  const claims = { email: email.trim().toLowerCase(), name, ...(admin && { admin }) };
  return sign(key, personIdFor(email), claims, PERSON_TOKEN_S);
}

/** The id of a program outside Muster, such as program:alertmanager. */
export const programId = (name: string): string => `program:${name}`;

/** A token for a program outside: it can do what anyone may, and holds no role. Good for as many days as asked. */
export function issueProgramToken(key: SigningKey, name: string, days: number): Promise<string> {
  if (key.kid !== PEOPLE_KEY) throw new Error('only the key for people vouches for programs');
  return sign(key, programId(name), { name }, days * PERSON_TOKEN_S);
}

/** A service's own tokens, for what clocks and workflows do: made as needed, each good for ten minutes. */
export class ServiceTokens {
  private current: { token: string; renewAt: number } | undefined;

  constructor(
    private readonly service: string,
    private readonly key: SigningKey,
  ) {}

  async token(): Promise<string> {
    if (!this.current || Date.now() > this.current.renewAt) {
      const id = serviceId(this.service);
      const token = await sign(this.key, id, { name: `Muster ${this.service}` }, SERVICE_TOKEN_S);
      this.current = { token, renewAt: Date.now() + (SERVICE_TOKEN_S * 1_000) / 2 };
    }
    return this.current.token;
  }
}

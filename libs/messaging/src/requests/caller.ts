/** Who stands behind a request, as their token proves. */
export interface Caller {
  /** `p-…` for people, `program:…` for programs outside, `service:…` for Muster's own services. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'program' | 'service';
  readonly email?: string;
  readonly admin: boolean;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Proves a token; throws `not-signed-in` with the reason when it proves nothing. */
export type Authenticate = (token: string | undefined) => Promise<Caller>;

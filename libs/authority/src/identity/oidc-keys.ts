import { errors, type JWTVerifyGetKey } from 'jose';
import type { KeySet } from './oidc-discovery.js';

/** How often an issuer is asked for its keys, in milliseconds. */
export interface KeyTimes {
  /** After an answer, however many unknown keys are named meanwhile. */
  readonly coolDownMs: number;
  /** After a failure. */
  readonly againMs: number;
  /** When nobody asks: a key that the issuer has withdrawn is good no longer than this. */
  readonly renewMs: number;
}

/**
 * The keys of an issuer, fetched when a token names one that is not known, and from time to time. Known keys stay good
 * while the issuer cannot be asked; whoever needs another then is told so.
 */
export class OidcKeys {
  private known: KeySet | undefined;
  private failure: Error | undefined;
  private triedAt = Number.NEGATIVE_INFINITY;
  private fetching: Promise<void> | undefined;
  private renewal: NodeJS.Timeout | undefined;

  /** `fetchKeys` gives them or throws; `failureOf` says what those who wait are told, and may note the reason. */
  constructor(
    private readonly fetchKeys: () => Promise<KeySet>,
    private readonly failureOf: (error: unknown) => Error,
    private readonly times: KeyTimes,
  ) {}

  /** The key for a token. Throws as jose does where the issuer has no such key, and the failure where it cannot be asked. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (!this.known) await this.refresh();
    try {
      return await this.known!(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.refresh();
      return this.known!(header, token);
    }
  };

  /** Fetches them now and from time to time. */
  start(): void {
    const renew = async () => {
      await this.refresh().catch(() => {});
      const pause = this.failure ? this.times.coolDownMs : this.times.renewMs;
      if (this.renewal) this.renewal = setTimeout(renew, pause).unref();
    };
    this.renewal = setTimeout(renew, 0).unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.renewal);
    this.renewal = undefined;
  }

  /** Does nothing where they were fetched a moment ago; throws at once where that failed a moment ago. */
  private async refresh(): Promise<void> {
    const pause = this.failure ? this.times.againMs : this.times.coolDownMs;
    const isTooSoon = performance.now() - this.triedAt < pause;
    if (!this.fetching && !isTooSoon) {
      this.fetching = this.fetchNow().finally(() => {
        this.triedAt = performance.now();
        this.fetching = undefined;
      });
    }
    await this.fetching;
    if (this.failure) throw this.failure;
  }

  private async fetchNow(): Promise<void> {
    try {
      this.known = await this.fetchKeys();
      this.failure = undefined;
    } catch (error) {
      this.failure = this.failureOf(error);
    }
  }
}

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SigningKey } from '#authority/identity';

/** Nobody reads a form and fills it in within this. */
const TOO_FAST_MS = 2_000;
/** Nobody has it open for longer. */
const TOO_OLD_MS = 86_400_000;
const LENGTHS = { time: 12, sign: 22 };

/** When a form was given out, so that nobody can say otherwise. All pages of a deployment know each other's. */
export class FormTokens {
  private readonly secret: Buffer;

  constructor(key: SigningKey, purpose: string) {
    this.secret = Buffer.from(hkdfSync('sha256', key.d, '', `status page form: ${purpose}`, 32));
  }

  /** What stands in a form that is given out now. */
  issue(now: Date): string {
    const time = now.getTime().toString(36);
    return `${time}.${this.signOf(time)}`;
  }

  /** Whether a form that comes back was given out here, neither a moment nor more than a day ago. */
  isTimely(token: string, now: Date): boolean {
    const [time = '', sign = '', ...rest] = token.split('.');
    if (rest.length > 0 || time.length > LENGTHS.time || sign.length !== LENGTHS.sign) return false;
    const [given, right] = [Buffer.from(sign), Buffer.from(this.signOf(time))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
    const age = now.getTime() - Number.parseInt(time, 36);
    return age >= TOO_FAST_MS && age <= TOO_OLD_MS;
  }

  private signOf(time: string): string {
    return createHmac('sha256', this.secret).update(time).digest('base64url').slice(0, LENGTHS.sign);
  }
}

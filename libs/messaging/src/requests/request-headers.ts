import type { Msg } from '@nats-io/transport-node';
import { HEADERS, type Language, malformed } from '#contracts';
import { preferredLanguage } from './language.js';

const CORRELATION = /^[\w-]{1,100}$/;
const TRACE = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The headers of a request, found in any case, as over HTTP. Language and correlation are known before anything can be
 * refused: a refusal is worded for its reader, and our log has it under what the reader is told.
 */
export class RequestHeaders {
  readonly language: Language;
  readonly correlation: string;

  private constructor(private readonly values: ReadonlyMap<string, string> | undefined) {
    this.language = preferredLanguage(values?.get(HEADERS.language.toLowerCase()));
    const given = values?.get(HEADERS.correlation.toLowerCase());
    this.correlation = given && CORRELATION.test(given) ? given : crypto.randomUUID();
  }

  /** The W3C trace context it came with; undefined when there is none, or it is not one. */
  get traceparent(): string | undefined {
    const given = this.values?.get(HEADERS.traceparent);
    return given && TRACE.test(given) ? given : undefined;
  }

  /** Never throws: what cannot be read is refused by {@link get}. */
  static of(message: Msg): RequestHeaders {
    try {
      const { headers } = message;
      return new RequestHeaders(new Map(headers?.keys().map((name) => [name.toLowerCase(), headers.get(name)]) ?? []));
    } catch {
      return new RequestHeaders(undefined);
    }
  }

  /** The value of a header; undefined when it is absent or empty. Throws `malformed` when the headers are not readable. */
  get(name: string): string | undefined {
    if (!this.values) throw malformed({ reason: 'its headers are not those of a NATS message' });
    return this.values.get(name.toLowerCase()) || undefined;
  }
}

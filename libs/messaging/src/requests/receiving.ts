import type { Msg } from '@nats-io/transport-node';
import { HEADERS, invalidInput, notSignedIn, type Position, type RequestContract, readPositions } from '#contracts';
import { Asked, digestOf } from './asked.js';
import type { Authenticate } from './caller.js';
import { preferredLanguage } from './language.js';
import { readInput, readJson } from './reading.js';

/** A key people and programs can type: printable ASCII, at most 200 characters. */
const KEY = /^[\x21-\x7e]{1,200}$/;
const CORRELATION = /^[\w-]{1,100}$/;
const TRACE = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const BEARER = /^Bearer ([\w.-]+)$/i;
/** Each is looked up until it has been seen. */
const MOST_POSITIONS = 20;

/** Header names are found in any case, as over HTTP. Throws when the headers cannot be read at all. */
function headerOf(message: Msg, name: string): string | undefined {
  const key = message.headers?.keys().find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : message.headers?.get(key) || undefined;
}

function positionsOf(text: string | undefined): readonly Position[] {
  if (text === undefined) return [];
  const positions = readPositions(text);
  if (positions && positions.length <= MOST_POSITIONS) return positions;
  const message = `service/aggregate@sequence, at most ${MOST_POSITIONS}, separated by commas`;
  throw invalidInput({}, [{ field: HEADERS.after, message }]);
}

/** Who asks for what: identity first, then the input. Throws the refusal that fits. */
export async function readAsked(contract: RequestContract, message: Msg, authenticate: Authenticate) {
  const authorization = headerOf(message, HEADERS.authorization);
  const token = authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
  if (authorization !== undefined && token === undefined) {
    throw notSignedIn({ reason: 'the Authorization header is not "Bearer <token>"' });
  }
  const caller = await authenticate(token);
  const language = preferredLanguage(headerOf(message, HEADERS.language));
  const input = readInput(contract, readJson(message.data), language);
  const key = headerOf(message, HEADERS.idempotencyKey);
  if (key !== undefined && !KEY.test(key)) {
    throw invalidInput({}, [{ field: HEADERS.idempotencyKey, message: '1 to 200 printable characters, no spaces' }]);
  }
  const correlation = headerOf(message, HEADERS.correlation);
  const traceparent = headerOf(message, HEADERS.traceparent);
  const asked = new Asked(
    contract,
    caller,
    token!,
    language,
    correlation && CORRELATION.test(correlation) ? correlation : crypto.randomUUID(),
    positionsOf(headerOf(message, HEADERS.after)),
    traceparent && TRACE.test(traceparent) ? traceparent : undefined,
    key && contract.kind === 'command'
      ? { key, command: `${contract.service}.${contract.name}`, digest: digestOf(input) }
      : undefined,
  );
  return { asked, input };
}

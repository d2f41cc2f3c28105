import { HEADERS, invalidInput, type Position, type RequestContract, readPositions } from '#contracts';
import { currentTraceparent } from '../traces/traced.js';
import { Asked, digestOf } from './asked.js';
import { bearerToken } from './bearer.js';
import type { Authenticate } from './caller.js';
import { readInput, readJson } from './reading.js';
import type { RequestHeaders } from './request-headers.js';

/** A key people and programs can type: printable ASCII, at most 200 characters. */
const KEY = /^[\x21-\x7e]{1,200}$/;
/** Each is looked up until it has been seen. */
const MOST_POSITIONS = 20;

function positionsOf(text: string | undefined): readonly Position[] {
  if (text === undefined) return [];
  const positions = readPositions(text);
  if (positions && positions.length <= MOST_POSITIONS) return positions;
  const message = `service/aggregate@sequence, at most ${MOST_POSITIONS}, separated by commas`;
  throw invalidInput({}, [{ field: HEADERS.after, message }]);
}

function keyOf(key: string | undefined): string | undefined {
  if (key === undefined || KEY.test(key)) return key;
  throw invalidInput({}, [{ field: HEADERS.idempotencyKey, message: '1 to 200 printable characters, no spaces' }]);
}

/** Who asks for what: identity first, then the input. Throws the refusal that fits. */
export async function readAsked(
  contract: RequestContract,
  headers: RequestHeaders,
  body: Uint8Array,
  authenticate: Authenticate,
): Promise<{ asked: Asked; input: unknown }> {
  const authorization = headers.get(HEADERS.authorization);
  const token = authorization === undefined ? undefined : bearerToken(authorization);
  const caller = await authenticate(token);
  const { language, correlation } = headers;
  const input = readInput(contract, readJson(body), language);
  const key = keyOf(headers.get(HEADERS.idempotencyKey));
  const traceparent = currentTraceparent() ?? headers.traceparent;
  const asked = new Asked(
    contract,
    caller,
    token!,
    language,
    correlation,
    positionsOf(headers.get(HEADERS.after)),
    traceparent,
    key && contract.kind === 'command'
      ? { key, command: `${contract.service}.${contract.name}`, digest: digestOf(input) }
      : undefined,
    (input as { incident?: string }).incident,
  );
  return { asked, input };
}

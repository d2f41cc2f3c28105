import { actorOf, type Envelope } from '#contracts';
import { currentTraceparent } from '#messaging';
import type { Call } from '#persistence';

/** The call that an event leads to: by whoever did what it tells, in the same correlation and trace, caused by it. */
export function eventCall(event: Envelope): Call {
  const traceparent = currentTraceparent() ?? event.traceparent;
  return {
    ...{ by: actorOf(event), correlation: event.correlationid, causation: event.id },
    ...(traceparent && { traceparent }),
  };
}

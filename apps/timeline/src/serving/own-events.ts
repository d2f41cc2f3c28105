import type { Asked } from '#messaging';
import type { Call, OutboxEntry } from '#persistence';

/** Keeps what a command of this service led to, so that it need not wait for it to come round by the stream. */
export class OwnEvents {
  events: readonly OutboxEntry[] = [];

  constructor(private readonly asked: Asked) {}

  /** The caller's own call, listened to. */
  get call(): Call {
    const { by, correlation, traceparent, once } = this.asked;
    const onCommitted = (events: readonly OutboxEntry[]) => {
      this.events = events;
    };
    return { by, correlation, onCommitted, ...(traceparent && { traceparent }), ...(once && { once }) };
  }
}

import type { Asked } from '#messaging';
import type { Call, OutboxEntry } from '#persistence';

/** Keeps what a command of this service led to, so that it need not wait for it to come round by the stream. */
export class OwnEvents {
  events: readonly OutboxEntry[] = [];

  /** With `once: false` a key that the caller sent is not kept. */
  constructor(
    private readonly asked: Asked,
    private readonly keeps = { once: true },
  ) {}

  /** The caller's own call, listened to. */
  get call(): Call {
    const { by, correlation, traceparent, once } = this.asked;
    const onCommitted = (events: readonly OutboxEntry[]) => {
      this.events = events;
    };
    return {
      by,
      correlation,
      onCommitted,
      ...(traceparent && { traceparent }),
      ...(once && this.keeps.once && { once }),
    };
  }
}

/** The headers that requests and answers carry, the same over HTTP and over the bus. */
export const HEADERS = {
  /** `Bearer <token>`: who asks. */
  authorization: 'Authorization',
  /** The same key with the same body has one effect and one answer. */
  idempotencyKey: 'Idempotency-Key',
  /** In an answer: how far the aggregate has come with this command. */
  position: 'Muster-Position',
  /** In a read: wait until that position has been seen. */
  after: 'Muster-After',
  /** In an answer to such a read: the positions that had not been seen in time. */
  behind: 'Muster-Behind',
  /** On an event that comes from a log a second time. */
  republished: 'Muster-Republished',
  language: 'Accept-Language',
  correlation: 'Muster-Correlation',
  traceparent: 'traceparent',
} as const;

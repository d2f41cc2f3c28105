import { type Attributes, context, propagation, type SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('muster');

/** What is traced as one span. */
export interface Traced {
  readonly kind: SpanKind;
  /** The W3C trace context it goes on from; what is under way here unless given. */
  readonly parent?: string | undefined;
  readonly attributes?: Attributes;
}

/** The W3C trace context of what is under way; undefined while nothing is traced. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Does the work within a span of this name, which ends with it; an error that is thrown marks it. Costs next to nothing while no traces are kept. */
export function traced<Result>(
  name: string,
  { kind, parent, attributes }: Traced,
  work: () => Promise<Result>,
): Promise<Result> {
  const from = parent ? propagation.extract(context.active(), { traceparent: parent }) : context.active();
  return tracer.startActiveSpan(name, { kind, ...(attributes && { attributes }) }, from, async (span) => {
    try {
      return await work();
    } catch (error) {
      const message = (error as Error)?.message;
      span.setStatus({ code: SpanStatusCode.ERROR, ...(message && { message }) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Adds to the span that is under way. */
export const annotate = (attributes: Attributes): void => {
  trace.getActiveSpan()?.setAttributes(attributes);
};

import { setTimeout as wait } from 'node:timers/promises';
import { context, propagation, trace } from '@opentelemetry/api';

/** Ends with what is left being sent. */
export type StopTracing = () => Promise<void>;

const STOPS_WITHIN_MS = 1_000;
const ENDPOINTS = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];

/**
 * Sends traces to an OpenTelemetry collector (OTLP over HTTP) when its standard variables name one, otherwise does nothing
 * and loads nothing. `name` is what the process is called there, unless OTEL_SERVICE_NAME says otherwise.
 */
export async function startTracing(name: string, env: NodeJS.ProcessEnv): Promise<StopTracing> {
  if (!ENDPOINTS.some((variable) => env[variable])) return async () => {};
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const resource = resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME ?? name });
  const processor = new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
  const provider = new TracerProvider({ resource, spanProcessors: [processor] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  // A collector that is away does not hold up the end.
  return () => Promise.race([provider.shutdown().catch(() => {}), wait(STOPS_WITHIN_MS, undefined, { ref: false })]);
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';

/** Every figure of this process, in the text format of Prometheus; `service` tells the services of one process apart. */

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Requests answered, by name and outcome: `done`, or the code of the refusal. */
export const requests = new Counter({
  name: 'muster_requests_total',
  help: 'Commands and queries answered over the bus, by outcome: done, or the code of the refusal.',
  labelNames: ['service', 'kind', 'request', 'outcome'] as const,
});

/** How long answers took, in seconds. */
export const requestSeconds = new Histogram({
  name: 'muster_request_duration_seconds',
  help: 'Time from the arrival of a command or query to its answer.',
  labelNames: ['service', 'request'] as const,
  buckets: SECONDS,
});

/** Document writes of commands, each of one command or of several that waited together. */
export const commits = new Counter({
  name: 'muster_commits_total',
  help: 'Document writes of commands.',
  labelNames: ['service', 'aggregate'] as const,
});

/** Commits that found somebody else had written in between, and were decided again. */
export const commitRetries = new Counter({
  name: 'muster_commit_retries_total',
  help: 'Commits decided again because another process wrote in between.',
  labelNames: ['service', 'aggregate'] as const,
});

/** Events acknowledged by the bus. */
export const published = new Counter({
  name: 'muster_events_published_total',
  help: 'Events that the stream has acknowledged.',
  labelNames: ['service'] as const,
});

/** Attempts to publish that failed; the events stay in their outbox. */
export const publishFailures = new Counter({
  name: 'muster_publish_failures_total',
  help: 'Attempts to publish an event that failed; it stays in its outbox and is tried again.',
  labelNames: ['service'] as const,
});

/** Deliveries of events, by what became of them. */
export const settled = new Counter({
  name: 'muster_events_settled_total',
  help: 'Deliveries of events, by what became of them: handled, tried-again, dead-letter or given-up.',
  labelNames: ['service', 'outcome'] as const,
});

/** Age of the oldest event that waits for the bus; 0 when none waits. */
export const outboxAge = new Gauge({
  name: 'muster_outbox_oldest_seconds',
  help: 'Age of the oldest event that is not yet published; 0 when none waits.',
  labelNames: ['service'] as const,
});

/** Events on the stream that a service has not settled. */
export const consumerLag = new Gauge({
  name: 'muster_consumer_lag_events',
  help: 'Events on the stream that the service has not settled yet.',
  labelNames: ['service'] as const,
});

/** Events put aside with their error. */
export const deadLetters = new Gauge({
  name: 'muster_dead_letters',
  help: 'Events put aside because they could not be handled.',
  labelNames: ['service'] as const,
});

/** Requests over HTTP at a gateway: how long they took, by route as its contract has it, and status. */
export const httpSeconds = new Histogram({
  name: 'muster_http_request_duration_seconds',
  help: 'Requests over HTTP, by route and status.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: SECONDS,
});

/** Live feeds that clients have open at this process. */
export const feedsOpen = new Gauge({ name: 'muster_feeds_open', help: 'Live feeds that clients have open.' });

/** How old the news of a status page is, in seconds; not there for one that never heard any. */
export const newsAgeSeconds = new Gauge({
  name: 'muster_status_page_news_age_seconds',
  help: 'Time since the status page was last known to have all there is.',
  labelNames: ['service'] as const,
});

/** What could not be read for this scrape: its figure is left out rather than shown old. */
export const unread = new Gauge({
  name: 'muster_figures_unread',
  help: 'Figures that could not be read for this scrape, because what they are read from did not answer in time.',
  labelNames: ['service', 'figure'] as const,
});

let processFigures = false;

/** All figures of this process as text; what {@link scrapes} read is read anew. */
export async function figuresAsText(scrapes: readonly (() => Promise<void>)[]): Promise<string> {
  // Not before somebody asks: they watch the event loop all the time from then on.
  if (!processFigures) collectDefaultMetrics();
  processFigures = true;
  await Promise.all(scrapes.map((scrape) => scrape()));
  return register.metrics();
}

/** What {@link figuresAsText} gives, for the Content-Type. */
export const FIGURES_TYPE = register.contentType;

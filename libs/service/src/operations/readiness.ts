/** Something a service lacks, and why, as far as it is known. */
export interface Lack {
  readonly what: string;
  readonly why: string;
}

/** Asks one thing a service stands on whether it is there; resolves with what is lacking, or undefined. */
export type Check = () => Promise<Lack | undefined> | Lack | undefined;

/** Whether a service can do its work at this moment, and if not, what it lacks. */
export class Readiness {
  private readonly checks: Check[] = [];
  private state: 'starting' | 'running' | 'stopping' = 'starting';
  private waitingFor: Lack | undefined;

  constructor(readonly service: string) {}

  /** The start waits for this; undefined when it goes on. */
  waits(lack: Lack | undefined): void {
    this.waitingFor = lack;
  }

  /** What it stands on, asked at each look while it runs. */
  standsOn(...checks: readonly Check[]): void {
    this.checks.push(...checks);
  }

  /** From now on it takes requests. Said any earlier, an older replica would be stopped while nobody takes its place. */
  running(): void {
    this.state = 'running';
  }

  /** No new work is wanted from here on, for good. */
  stopping(): void {
    this.state = 'stopping';
  }

  /** All that is lacking now; empty when it is ready. */
  async lacks(): Promise<readonly Lack[]> {
    if (this.state === 'stopping') return [{ what: 'service', why: 'it is stopping' }];
    if (this.state === 'starting') return [this.waitingFor ?? { what: 'service', why: 'it is starting' }];
    const found = await Promise.all(this.checks.map((check) => check()));
    return found.filter((lack) => lack !== undefined);
  }
}

/** What is told of several services of one process: ready when all are. */
export interface ReadinessReport {
  readonly ready: boolean;
  /** What is missing, each once: `NATS`, `MongoDB`, or `service` while it starts or stops. */
  readonly missing: readonly string[];
  readonly services: readonly { readonly service: string; readonly lacks: readonly Lack[] }[];
}

/** Asks all of them. */
export async function readinessOf(all: readonly Readiness[]): Promise<ReadinessReport> {
  const services = await Promise.all(all.map(async (one) => ({ service: one.service, lacks: await one.lacks() })));
  const missing = [...new Set(services.flatMap(({ lacks }) => lacks.map(({ what }) => what)))];
  return { ready: missing.length === 0, missing, services };
}

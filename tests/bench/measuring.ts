/** A row of the table. */
export interface Figure {
  readonly figure: string;
  readonly measured: string;
  /** The limit measured beside it in the same run; empty where there is none. */
  readonly raw: string;
  /** What the bar is compared with. */
  readonly value: string;
  readonly bar: string;
  readonly met: boolean;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** `clients` that do the same again and again for so long; how often it was done, a second. */
export async function closedLoop(clients: number, seconds: number, work: (client: number) => Promise<unknown>) {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  let done = 0;
  const client = async (_: unknown, index: number) => {
    while (performance.now() < until) {
      await work(index);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { done, rate: (done * 1_000) / (performance.now() - startedAt) };
}

/** Does something so often a second, whether or not the last one is done; resolves when all are. */
export async function paced(perSecond: number, seconds: number, work: (index: number) => Promise<unknown>) {
  const all: Promise<unknown>[] = [];
  const startedAt = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = startedAt + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    all.push(work(index));
  }
  await Promise.all(all);
}

export const inMs = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const perSecond = (value: number): string => `${value.toFixed(0)}/s`;

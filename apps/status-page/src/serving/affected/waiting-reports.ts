import { randomUUID } from 'node:crypto';
import type { InputOf, reportAffected } from '#contracts';
import type { Report } from './report.js';

/** What is passed on at once: all of one publication. */
export type Batch = InputOf<typeof reportAffected>;

/** What comes together of one publication until it is passed on. */
interface Collecting {
  readonly batch: number;
  readonly since: string;
  readonly counts: Map<string | null, number>;
  readonly words: Batch['words'];
  beyond: number;
}

/** What one message takes. */
const WORDS_AT_ONCE = 50;
/** Beyond these numbers alone wait. */
const WORDS_WAITING = 1_000;
/** Where so many wait already, what comes now stays together. */
const MOST_CLOSED = 100;

/**
 * What waits to be passed on: numbers always, words up to some. What was tried once stays as it is until it is taken, so that
 * the same is asked again.
 */
export class WaitingReports {
  private number = 0;
  private readonly collecting = new Map<string | null, Collecting>();
  private readonly closed: Batch[] = [];

  constructor(readonly page: string = randomUUID()) {}

  /** Counts one more. */
  count({ publication, component, words, language }: Report, now: Date): void {
    const one = this.collectingOf(publication, now);
    one.counts.set(component, (one.counts.get(component) ?? 0) + 1);
    if (words === null || this.wordsWaiting >= WORDS_WAITING) return;
    one.words.push({ words, language });
    if (one.words.length >= WORDS_AT_ONCE) this.close(publication, one);
  }

  /** One more than is let by. */
  countBeyond(publication: string | null, now: Date): void {
    this.collectingOf(publication, now).beyond += 1;
  }

  /** Takes over what another process left. */
  adopt(batches: readonly Batch[]): void {
    const known = new Set(this.all.map(identityOf));
    this.closed.push(...batches.filter((one) => !known.has(identityOf(one))));
  }

  /** What is to be passed on next; undefined when nothing waits. */
  next(): Batch | undefined {
    const [oldest] = this.collecting;
    if (this.closed.length === 0 && oldest) this.close(...oldest);
    return this.closed[0];
  }

  /** It was passed on, or can never be. */
  done(batch: Batch): void {
    const at = this.closed.indexOf(batch);
    if (at >= 0) this.closed.splice(at, 1);
  }

  /** Something in it is not taken now: what waits at other publications has its turn first. Those of one keep their order. */
  later({ page, publication }: Batch): void {
    if (this.closed.length < MOST_CLOSED) {
      for (const [other, one] of [...this.collecting]) if (other !== publication) this.close(other, one);
    }
    const isSame = (one: Batch) => one.page === page && one.publication === publication;
    const [same, others] = [this.closed.filter(isSame), this.closed.filter((one) => !isSame(one))];
    this.closed.splice(0, Infinity, ...others, ...same);
  }

  /** All that waits, in the order in which it is passed on. */
  get all(): Batch[] {
    return [...this.closed, ...[...this.collecting].map(([publication, one]) => this.batchOf(publication, one))];
  }

  private get wordsWaiting(): number {
    const closed = this.closed.reduce((all, { words }) => all + words.length, 0);
    return [...this.collecting.values()].reduce((all, { words }) => all + words.length, closed);
  }

  private collectingOf(publication: string | null, now: Date): Collecting {
    const since = now.toISOString();
    const known = this.collecting.get(publication);
    // Those at no publication are counted by the day.
    if (known && (publication !== null || known.since.slice(0, 10) === since.slice(0, 10))) return known;
    if (known) this.close(publication, known);
    this.number += 1;
    const fresh = { batch: this.number, since, counts: new Map<string | null, number>(), words: [], beyond: 0 };
    this.collecting.set(publication, fresh);
    return fresh;
  }

  private close(publication: string | null, one: Collecting): void {
    this.collecting.delete(publication);
    this.closed.push(this.batchOf(publication, one));
  }

  private batchOf(publication: string | null, { batch, since, counts, words, beyond }: Collecting): Batch {
    const listed = [...counts].map(([component, count]) => ({ component, count }));
    return { ...{ page: this.page, batch, publication, since, counts: listed, beyond }, words: [...words] };
  }
}

const identityOf = ({ page, batch }: Batch): string => `${page} ${batch}`;

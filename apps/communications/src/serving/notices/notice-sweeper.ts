import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AggregateStore, Rounds } from '#persistence';
import { Parts } from '#service';
import { chooseDigest } from '../../notice/choose-digest.js';
import { gatherNotices, type NoticeBox, type NoticeBoxEvent } from '../../notice/notice-box-aggregate.js';
import { NoticeStore } from './notice-store.js';
import { Snoozes } from './snoozes.js';
import { NOTICE_BOXES } from './stores.js';

const EVERY_MS = 500;

/**
 * Gathers what waits for people into digests. Any number of replicas may sweep: the digests of a person are numbered, and a
 * round gathers only what no digest of before has, for it takes the last one's out first.
 */
@Injectable()
export class NoticeSweeper {
  constructor(
    @Inject(NoticeStore) private readonly notices: NoticeStore,
    @Inject(NOTICE_BOXES) private readonly boxes: AggregateStore<NoticeBox, NoticeBoxEvent>,
    @Inject(Snoozes) private readonly snoozes: Snoozes,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round: resolves when everybody for whom something was due was looked at. */
  async sweep(now = this.parts.clock.now().toISOString()): Promise<void> {
    const due = await this.notices.peopleDue(now);
    await Promise.all(due.map((person) => this.gather(person, now).catch(this.onError)));
  }

  private async gather(person: string, now: string): Promise<void> {
    const last = (await this.boxes.load(person))?.state;
    // What a process that died had gathered, and not taken out, would be gathered again.
    if (last) await this.notices.gathered(person, last.notices);
    const waiting = await this.notices.waiting(person, now);
    const snoozed = await this.snoozes.of(person, now);
    const { goes, later } = chooseDigest(waiting, snoozed, last?.at ?? null, now);
    for (const { until, events } of later) await this.notices.wait(person, events, until);
    if (goes.length === 0) return;
    const call = { by: this.parts.self, correlation: randomUUID() };
    const gathered = await this.boxes.change(person, call, gatherNotices(person, last, goes, now), (box) => box);
    await this.notices.gathered(person, gathered.answer.notices);
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'the notices of a person could not be gathered');
  };
}

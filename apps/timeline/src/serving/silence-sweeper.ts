import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DUE, Rounds } from '#persistence';
import { Parts } from '#service';
import { breakSilence } from '../silence/silence-clock.js';
import { KeptRecords } from './kept-records.js';

const EVERY_MS = 500;
const AT_ONCE = 100;

/**
 * Asks where nobody has written for too long. What it asks with it looks up when the time has come; the decision is made on
 * the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class SilenceSweeper {
  constructor(
    @Inject(KeptRecords) private readonly records: KeptRecords,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round: resolves when every record whose time had come was looked at. */
  async sweep(): Promise<void> {
    const due = await this.records.store.list(DUE, { dueAt: 1 }, AT_ONCE);
    await Promise.all(due.map(({ state }) => this.ask(state.incident).catch(this.onError)));
  }

  private async ask(incident: string): Promise<void> {
    const keepers = await this.records.keepers(incident);
    // It is asked again in the next round; until then nobody knows whom to ask.
    if (!keepers) return;
    const decide = breakSilence(keepers, await this.records.lastWord(incident));
    const call = { by: this.parts.self, correlation: randomUUID() };
    await this.records.store.change(incident, call, decide, () => undefined);
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'a silent record could not be looked at');
  };
}

import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Parts, sweepDue } from '#service';
import { breakSilence } from '../silence/silence-clock.js';
import { KeptRecords } from './kept-records.js';

/**
 * Asks where nobody has written for too long. What it asks with it looks up when the time has come; the decision is made on
 * the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class SilenceSweeper {
  /** One round: resolves when every record whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(KeptRecords) private readonly records: KeptRecords,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.sweep = sweepDue(
      parts,
      records.store,
      ({ incident }) => this.ask(incident),
      'a silent record could not be looked at',
    );
  }

  private async ask(incident: string): Promise<void> {
    const keepers = await this.records.keepers(incident);
    // It is asked again in the next round; until then nobody knows whom to ask.
    if (!keepers) return;
    const decide = breakSilence(keepers, await this.records.lastWord(incident));
    const call = { by: this.parts.self, correlation: randomUUID() };
    await this.records.store.change(incident, call, decide, () => undefined);
  }
}

import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { getProof, InputOf, OutputOf } from '#contracts';
import type { Asked } from '#messaging';
import { reading } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { ChainVerifier, type Fault } from '../chain/verify-chain.js';
import { firstShown, shownAs } from '../entry/shown.js';
import { Lines } from './lines.js';
import { Standings } from './standings.js';

/** Lines looked at together. */
const PAGE = 1_000;

/** Whether the record of an incident is as it was written. */
@Injectable()
export class Proofs {
  private readonly standings: Standings;

  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.standings = new Standings(lines);
  }

  /** Verifies the whole chain of an incident. */
  async prove(asked: Asked, { incident }: InputOf<typeof getProof>): Promise<OutputOf<typeof getProof>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    // Noted first: what comes in meanwhile is beyond it.
    const noted = await this.lines.noted(incident);
    const verifier = new ChainVerifier(incident);
    const { broken, otherwise } = await this.firstFaults(incident, verifier);
    // Whoever tampers with a correction also makes the entry show otherwise: the chain says which of the two it was.
    const fault = broken ?? verifier.end(noted) ?? otherwise ?? null;
    const { length, head } = verifier.head;
    return { incident, intact: fault === null, length, head, redacted: verifier.redacted, seal: null, fault };
  }

  /** Where the chain is broken, and where a line shows otherwise than it was written. */
  private async firstFaults(incident: string, verifier: ChainVerifier) {
    const cursor = this.lines.collection
      .find({ incident } as mongo.Filter<Line>)
      .sort({ position: 1 })
      .batchSize(PAGE);
    let otherwise: Fault | undefined;
    let page: Line[] = [];
    const look = async () => {
      otherwise ??= await this.shownOtherwise(page);
      page = [];
    };
    for await (const line of cursor) {
      const { _id, position, salt, digest, head, restricted, event, redaction } = line;
      const content = { incident: line.incident, restricted, event };
      const broken = verifier.take({ _id, position, salt, digest, head, content, ...(redaction && { redaction }) });
      if (broken) return { broken };
      page.push(line);
      if (page.length === PAGE) await look();
    }
    await look();
    return { otherwise };
  }

  /** The first of these lines that shows otherwise than its event and what people did with it say. */
  private async shownOtherwise(page: readonly Line[]): Promise<Fault | undefined> {
    const latest = await reading(this.standings.latestOf(page.map(({ _id }) => _id)));
    const wrong = page.find(({ _id, event, shown }) => {
      const touch = latest.get(_id);
      return !isDeepStrictEqual(shown, touch ? shownAs(event, touch.standing, touch.sequence) : firstShown(event));
    });
    if (!wrong) return undefined;
    const { _id: entry, position } = wrong;
    return { fault: 'shown-otherwise', position, entry, told: `${entry} is shown otherwise than it was written` };
  }
}

import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { serviceId } from '#authority';
import type { getProof, InputOf, OutputOf, Seal } from '#contracts';
import type { Asked } from '#messaging';
import { reading } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { ChainVerifier, type Fault } from '../chain/verify-chain.js';
import { touched } from '../entry/shown.js';
import { shownNow } from '../entry/touch.js';
import { isSigned } from '../seal/signature.js';
import { KeptRecords } from './kept-records.js';
import { Lines } from './lines.js';
import { Standings } from './standings.js';

/** Lines looked at together. */
const PAGE = 1_000;

const shownFault = ({ _id: entry, position }: Line): Fault => ({
  ...{ fault: 'shown-otherwise', position, entry, told: `${entry} is shown otherwise than it was written` },
});

/** Whether the record of an incident is as it was written. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(KeptRecords) private readonly records: KeptRecords,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Verifies the whole chain of an incident. */
  async prove(asked: Asked, { incident }: InputOf<typeof getProof>): Promise<OutputOf<typeof getProof>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    // Noted first: what comes in meanwhile is beyond it.
    const noted = await this.lines.noted(incident);
    const verifier = new ChainVerifier(incident);
    const seal = await this.records.sealOf(incident);
    const { broken, otherwise } = await this.firstFaults(incident, verifier);
    // Whoever tampers with a correction also makes the entry show otherwise: the chain says which of the two it was.
    const inChain = broken ?? verifier.end(noted) ?? otherwise;
    const fault = inChain ?? (seal && (await this.sealFault(incident, seal))) ?? null;
    const { length, head } = verifier.head;
    return { incident, intact: fault === null, length, head, redacted: verifier.redacted, seal, fault };
  }

  /** Of a chain that is intact: whether what was signed is what it had come to then, and it was we who signed it. */
  private async sealFault(incident: string, seal: Seal): Promise<Fault | null> {
    const { length } = seal;
    const broken = (told: string): Fault => ({ fault: 'seal-broken', position: length, entry: null, told });
    const kid = serviceId(this.parts.service);
    if (!(await isSigned({ incident, ...seal }, this.parts.settings.trustedKeys, kid))) {
      return broken(`what the seal says of the first ${length} entries was not signed by ${kid}`);
    }
    const last = await reading(this.lines.collection.findOne({ incident, position: length }));
    return last?.head === seal.head ? null : broken(`the first ${length} entries are not those that were sealed`);
  }

  /** Where the chain is broken, and where a line shows otherwise than it was written. */
  private async firstFaults(incident: string, verifier: ChainVerifier) {
    let [otherwise, mistold]: (Fault | undefined)[] = [];
    let page: Line[] = [];
    const look = async () => {
      otherwise ??= await this.shownOtherwise(page);
      page = [];
    };
    for await (const line of this.lines.each({ incident } as mongo.Filter<Line>, { position: 1 })) {
      const { _id, position, salt, digest, head, restricted, event, redaction } = line;
      const content = { incident: line.incident, restricted, event };
      const broken = verifier.take({ _id, position, salt, digest, head, content, ...(redaction && { redaction }) });
      if (broken) return { broken };
      // A correction that is not found for its entry makes the entry show otherwise too, which comes before it.
      const entry = touched(event);
      if (entry !== undefined && line.shown.about !== entry) mistold ??= shownFault(line);
      page.push(line);
      if (page.length === PAGE) await look();
    }
    await look();
    return { otherwise: mistold ?? otherwise };
  }

  /** The first of these lines that shows otherwise than its event and what people did with it say. */
  private async shownOtherwise(page: readonly Line[]): Promise<Fault | undefined> {
    const latest = await reading(this.standings.latestOf(page.map(({ _id }) => _id)));
    const wrong = page.find(({ _id, event, shown }) => !isDeepStrictEqual(shown, shownNow(event, latest.get(_id))));
    return wrong && shownFault(wrong);
  }
}

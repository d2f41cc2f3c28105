import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  board,
  getIncident,
  type Incident,
  incident,
  type Language,
  listDeliveries,
  listPromises,
  listRoles,
  markEntry,
  type Problem,
  previewAbsence,
  readPositions,
  readTimeline,
  type TimelineEntry,
  viewBoard,
  writePosition,
} from '#contracts';
import { HttpRefused } from '#contracts/client';
import type { Seen } from './board-table.js';
import type { Cast } from './cast.js';
import { commandOf } from './commands.js';
import { eventually, patiently } from './patience.js';
import { type Deed, isTale } from './step.js';
import { type Ask, Telling } from './telling.js';

const AGAIN_MS = 100;
const TRIES = 50;

const view = z.object({
  incident: incident.optional(),
  roster: board.optional(),
  communications: listPromises.output.optional(),
});

/** The incident in Muster that the story is played in: what is done there, and what is to be seen. */
export class Stage {
  /** The incident's number, once it is declared. */
  incident: string | undefined;
  /** How far each part has come: reads bring it, so that none shows less. */
  private readonly furthest = new Map<string, string>();
  /** What was said to whom. */
  readonly telling = new Telling();

  constructor(
    private readonly cast: Cast,
    /** Who looks at the board and the record. */
    readonly reader: string,
    private readonly language: Language,
  ) {}

  /** Does what a step says. Gives back the problem when it is refused; throws when Muster fails or cannot be asked. */
  async perform(deed: Deed, idempotencyKey: string): Promise<Problem | undefined> {
    const ask = this.asking(deed, idempotencyKey);
    try {
      if (isTale(deed)) {
        await this.telling.perform(deed, this.incident ?? '', ask);
        return undefined;
      }
      const { contract, input } = commandOf(deed, this.incident ?? '', this.cast.email);
      const output = await ask(contract, input);
      if (deed.kind === 'declare') this.incident = (output as Incident).id;
      if (deed.kind === 'note' && deed.key) await this.star(deed, (output as TimelineEntry).id);
      return undefined;
    } catch (error) {
      if (!(error instanceof HttpRefused) || error.status === 401 || error.status >= 500) throw error;
      return error.problem;
    }
  }

  /** Asks as whoever does a step; each command of it has a key of its own. */
  private asking(deed: Deed, idempotencyKey: string): Ask {
    return async (contract, input) => {
      const asking = { idempotencyKey: `${idempotencyKey}-${contract.name}`, language: this.language };
      const asked = await patiently(() => this.cast.as(deed.by).ask(contract, input as never, asking));
      for (const one of readPositions(asked.position ?? '') ?? []) {
        this.furthest.set(`${one.service}/${one.aggregate}`, writePosition(one));
      }
      return asked.output;
    };
  }

  /** The record as it can be read, from beginning to end. */
  async entries(): Promise<TimelineEntry[]> {
    const all: TimelineEntry[] = [];
    let next: string | null | undefined;
    do {
      const { output } = await this.read(readTimeline, { incident: this.incident!, ...(next && { after: next }) });
      all.push(...output.entries!);
      next = output.next;
    } while (next);
    return all;
  }

  /** The incident as it stands. */
  async whole(): Promise<Incident> {
    return (await this.read(getIncident, { incident: this.incident! })).output;
  }

  /**
   * The board after all that was done. Asks again while a part is missing, or the roster has not yet heard what became of
   * its incident; throws when that lasts.
   */
  async board(): Promise<Seen> {
    for (let tries = 0; tries < TRIES; tries++) {
      const seen = view.parse((await this.read(viewBoard, { incident: this.incident! })).output);
      const { roster, communications } = seen;
      const isLatest = seen.incident?.status === roster?.status && seen.incident?.severity === roster?.severity;
      if (roster && communications && isLatest) return { board: roster, promises: communications.promises };
      await sleep(AGAIN_MS);
    }
    throw new Error(`The board of ${this.incident} does not come up to date.`);
  }

  /** Resolves when nothing that was sent is under way any more. */
  async settled(): Promise<void> {
    const counts = async () => (await this.read(listDeliveries, { incident: this.incident! })).output.counts;
    await eventually(counts, ({ queued = 0, sending = 0 }) => queued + sending === 0);
  }

  /** What would be if somebody dropped out now. */
  async absence(handle: string) {
    return (await this.read(previewAbsence, { incident: this.incident!, person: this.cast.email(handle) })).output;
  }

  /** The record as Muster words it, in Markdown. */
  async record(): Promise<string> {
    const pages: string[] = [];
    let next: string | null | undefined;
    do {
      const input = { incident: this.incident!, format: 'markdown', ...(next && { after: next }) } as const;
      const { output } = await this.read(readTimeline, input);
      pages.push(output.text ?? '');
      next = output.next;
    } while (next);
    return pages.join('');
  }

  /** The names of roles and duties in the reader's language, by key. Asked once and first: where nobody answers, one hears it at once. */
  async names(): Promise<Map<string, string>> {
    const { output } = await this.cast.as(this.reader).ask(listRoles, {}, { language: this.language });
    return new Map(output.roles.flatMap((role) => [role, ...role.duties]).map(({ key, name }) => [key, name]));
  }

  /** Once or several times is the same. */
  private async star({ by }: Deed, entry: string): Promise<void> {
    const mark = { incident: this.incident!, entry, key: true };
    await patiently(() => this.cast.as(by).ask(markEntry, mark));
  }

  private read: Reader = (contract, input) => {
    const after = ['incidents', 'roles'].flatMap((service) => this.furthest.get(`${service}/${this.incident}`) ?? []);
    return patiently(() => this.cast.as(this.reader).ask(contract, input, { after, language: this.language }));
  };
}

type Reader = ReturnType<Cast['as']>['ask'];

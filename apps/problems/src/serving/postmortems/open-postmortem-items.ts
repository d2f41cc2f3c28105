import { Inject, Injectable } from '@nestjs/common';
import type { Postmortem } from '#contracts';
import { postmortemId } from '../../postmortem/postmortem.js';
import { Postmortems } from './postmortems.js';

/** What closing an incident asks of a postmortem: an owner and a date, not that it is written. */
export interface OpenPostmortem {
  readonly problem: string;
  /** Null: nobody has opened it. */
  readonly postmortem: string | null;
  readonly status: Postmortem['status'] | null;
  readonly owner: Postmortem['owner'];
  readonly dueAt: string | null;
  /** It has an owner and a date, or was approved already. */
  readonly isSeenTo: boolean;
}

/** Whether the postmortems of problems are seen to. */
@Injectable()
export class OpenPostmortemItems {
  constructor(@Inject(Postmortems) private readonly postmortems: Postmortems) {}

  /** One of each problem, in the same order. */
  async openFor(problems: readonly string[]): Promise<OpenPostmortem[]> {
    const ids = problems.map(postmortemId);
    const found = await this.postmortems.store.list(byIds(ids), { _id: 1 }, Math.max(1, ids.length));
    const known = new Map(found.map(({ state }) => [state.problem, state]));
    return problems.map((problem) => {
      const { id = null, status = null, owner = null, dueAt = null, versions = [] } = known.get(problem) ?? {};
      const isSeenTo = versions.length > 0 || (owner !== null && dueAt !== null);
      return { problem, postmortem: id, status, owner, dueAt, isSeenTo };
    });
  }
}

/** Those of these ids, by the index of ids. */
export const byIds = (ids: readonly string[]): object => ({ _id: { $in: [...ids] } });

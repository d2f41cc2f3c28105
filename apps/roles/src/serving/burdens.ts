import { Inject, Injectable } from '@nestjs/common';
import { INCIDENT_MANAGER } from '#contracts';
import { type AggregateStore, reading } from '#persistence';
import type { Burden } from '../candidates/candidate.js';
import type { Roster, RosterEvent } from '../roster/roster.js';
import { OPEN } from './overviews.js';
import { ROSTERS } from './stores.js';

/** The rosters of open incidents, or of those in which one of these people holds a role. */
export const openRosters = (people?: readonly string[]) => ({
  ...OPEN,
  ...(people && { 'state.holdings.person.id': { $in: [...people] } }),
});

/** What people have on their hands, over all open incidents. */
@Injectable()
export class Burdens {
  constructor(@Inject(ROSTERS) private readonly rosters: AggregateStore<Roster, RosterEvent>) {}

  /**
   * The burden of each of these people, or of everybody; whoever is absent holds no role anywhere. Incidents are counted,
   * not named, for they count also for those who may not see them. Throws `unavailable`.
   */
  async of(people?: readonly string[]): Promise<Map<string, Burden>> {
    const isManaged = { $cond: [{ $eq: ['$holding.role', INCIDENT_MANAGER] }, 1, 0] };
    const found = this.rosters.collection.aggregate<Burden & { _id: string; in: string[] }>([
      { $match: openRosters(people) },
      { $project: { holding: '$state.holdings' } },
      { $unwind: '$holding' },
      ...(people ? [{ $match: { 'holding.person.id': { $in: [...people] } } }] : []),
      {
        $group: {
          ...{ _id: '$holding.person.id', roles: { $sum: 1 } },
          ...{ in: { $addToSet: '$_id' }, manages: { $sum: isManaged } },
        },
      },
    ]);
    const burdens = await reading(found.toArray());
    return new Map(
      burdens.map(({ _id, roles, in: incidents, manages }) => [_id, { roles, incidents: incidents.length, manages }]),
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { type InputOf, type setStaffing, staffingChanged } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { Catalogue } from '../catalogue/role-entry.js';
import { setStaffing as decide, staffingFor } from '../staffing/set-staffing.js';
import {
  BUILT_IN_STAFFING,
  type StaffingEvent,
  type StaffingVersion,
  THE_STAFFING,
} from '../staffing/staffing-aggregate.js';
import { Catalogues } from './catalogues.js';
import { Register } from './register.js';
import { STAFFINGS } from './stores.js';

/** Which roles the organisation requires of its incidents, in all versions. */
@Injectable()
export class Staffings {
  private readonly register: Register<StaffingVersion, StaffingEvent>;

  constructor(
    @Inject(STAFFINGS) store: AggregateStore<StaffingVersion, StaffingEvent>,
    @Inject(Catalogues) private readonly catalogues: Catalogues,
    @Inject(Parts) parts: Parts,
  ) {
    this.register = new Register({
      ...{ id: THE_STAFFING, builtIn: BUILT_IN_STAFFING, store, parts },
      carried: (data) => staffingChanged.data.parse(data).staffing,
    });
  }

  /**
   * What an incident is asked for that starts now, by the roles that can be given. Whoever keeps a catalogue with it gives
   * that one, for a moment later there may be another. Cheap: read again each half second, and after each change of this
   * process. Throws `unavailable` when the database cannot be asked.
   */
  async current(by?: Catalogue): Promise<StaffingVersion> {
    const [catalogue, staffing] = await Promise.all([by ?? this.catalogues.current(), this.register.current()]);
    return staffingFor(catalogue, staffing);
  }

  /** A version as it was set, or the latest where none is named. Throws `version-unknown` and `unavailable`. */
  at(version?: number): Promise<StaffingVersion> {
    return this.register.at(version);
  }

  /** Sets the rows of some severities, for an administrator; gives the whole matrix. */
  async set(asked: Asked, rows: InputOf<typeof setStaffing>): Promise<StaffingVersion> {
    const catalogue = await this.catalogues.at();
    return this.register.change(asked, decide(rows, catalogue), (staffing) => staffing);
  }
}

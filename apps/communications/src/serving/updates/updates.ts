import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { type Audience, COMMAND_INCIDENT, type Incident, type Update, updateUnknown } from '#contracts';
import type { Asked, Caller } from '#messaging';
import { type AggregateStore, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import type { AroundSending, KeptUpdate, UpdateDecision, UpdateEvent, Verdict } from '../../update/update.js';
import { lastSending, shownUpdate } from '../../update/update.js';
import { Audiences } from '../audiences/audiences.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { UPDATES } from './stores.js';

/** Which update is meant. */
export interface Which {
  readonly incident: string;
  readonly update: string;
}

/** Finds the updates of an audience that went out, newest first by the index of audiences. */
export const saidTo = (incident: string, audience: string) => ({
  ...{ 'state.incident': incident, 'state.audience': audience, 'state.sendings.0': { $exists: true } },
});

/** Newest first, whatever is asked for besides. */
export const NEWEST_FIRST = { 'state.draftedAt': -1, _id: -1 } as const;

/** Whoever presses does not wait longer than this for `incidents`. */
const PATIENCE_MS = 700;

/** The updates of all incidents: how one is found and changed, and what is so around it at that moment. */
@Injectable()
export class Updates {
  constructor(
    @Inject(UPDATES) readonly store: AggregateStore<KeptUpdate, UpdateEvent>,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The incident as it is now, for somebody who sees it. Throws `incident-unknown` and `unavailable`. */
  async incident(caller: Caller, incident: string): Promise<Incident> {
    await this.parts.authority.mustSee(caller, incident);
    return this.incidentNow(incident);
  }

  /** The incident as it is now: what is said of it is hard to take back. Throws as {@link incident}. */
  incidentNow(incident: string): Promise<Incident> {
    return this.known.latest(incident, PATIENCE_MS);
  }

  /** An update of this incident. Throws `update-unknown`. */
  async find({ incident, update }: Which): Promise<KeptUpdate> {
    const stored = await this.store.load(update);
    if (stored?.state.incident !== incident) throw updateUnknown({ update, incident });
    return stored.state;
  }

  /** What is so around what goes out to an audience, and whether this caller is entitled to send it. */
  async around(caller: Caller, incident: Incident, audience: Audience): Promise<AroundSending> {
    const { id } = incident;
    const { duties, side } = audience;
    const verdict = await this.parts.authority.mayDo(caller, id, duties, side);
    const table = (await this.parts.authority.tableOf(id))?.table;
    return { incident, audience, verdict, answers: table && answeringFor(table, duties, side)?.accountable };
  }

  /** The same for an update that is there, whatever became of its audience. */
  async aroundOf(caller: Caller, which: Which): Promise<AroundSending> {
    const incident = await this.incident(caller, which.incident);
    const { audience } = await this.find(which);
    return this.around(caller, incident, await this.audiences.mustFind(audience));
  }

  /** Whether this caller is the one who can go past a review; undefined where that is not asked for. */
  async past(caller: Caller, incident: string, isAsked: boolean): Promise<Verdict | undefined> {
    return isAsked ? this.parts.authority.mayDo(caller, incident, COMMAND_INCIDENT) : undefined;
  }

  /** The latest that this audience was told of the incident; undefined when it was told nothing. */
  async lastSaid(incident: string, audience: string): Promise<KeptUpdate | undefined> {
    const told = await this.store.list(saidTo(incident, audience), NEWEST_FIRST, 100);
    const at = (update: KeptUpdate) => lastSending(update)!.at;
    return told.map(({ state }) => state).sort((one, other) => at(other).localeCompare(at(one)))[0];
  }

  /** Decides a command on an update; answers with it as it is then. */
  async change(asked: Asked, { incident, update }: Which, decide: UpdateDecision): Promise<Update> {
    const result = await this.store.change(
      update,
      asked,
      (state, context) => {
        if (state?.incident !== incident) throw updateUnknown({ update, incident });
        return decide(state, context);
      },
      shownUpdate,
    );
    return asked.answered(update, result);
  }

  /**
   * Does something with whether the audience was told before, once more if at that very moment somebody else says the first
   * word: then this is a further one.
   */
  async knowingWhatWasSaid<Result>(
    to: Pick<Update, 'incident' | 'audience'>,
    work: (saidBefore: boolean) => Promise<Result>,
  ): Promise<Result> {
    const [said] = await this.store.list(saidTo(to.incident, to.audience), NEWEST_FIRST, 1);
    try {
      return await work(said !== undefined);
    } catch (error) {
      if (!(error instanceof UniqueTaken) || said) throw error;
      return work(true);
    }
  }
}

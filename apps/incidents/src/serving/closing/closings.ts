import { Inject, Injectable } from '@nestjs/common';
import { type closeIncident, duePassed, type Incident, type InputOf, type OpenItem, stillOpen } from '#contracts';
import type { Asked } from '#messaging';
import type { Call, Context } from '#persistence';
import { Parts } from '#service';
import { beginClosing } from '../../closing/begin-closing.js';
import type { KeptIncident } from '../../closing/closing.js';
import { endClosing } from '../../closing/end-closing.js';
import { finishClosing } from '../../closing/finish-closing.js';
import { type Given, type Settlement, settleItems } from '../../closing/settle-items.js';
import { type Change, changeIncident, marked } from '../../incident/change-incident.js';
import { Incidents } from '../incidents.js';
import { OpenItems } from './open-items.js';

/** Items that a refusal lists; the others come up once these are settled. */
const MOST_TOLD = 50;

const NOTHING: Given = { settle: [] };

/** The same without the caller's key: that belongs to the last step alone. */
const stepOf = ({ by, correlation, traceparent }: Asked): Call => ({
  ...{ by, correlation },
  ...(traceparent && { traceparent }),
});

/**
 * Incidents are closed: looked at first, so that a refusal changes nothing; then with every service holding on to what comes
 * up. Each step can be the last of a process that dies: the incident's own clock calls off what came to no end.
 */
@Injectable()
export class Closings {
  constructor(
    @Inject(Incidents) private readonly incidents: Incidents,
    @Inject(OpenItems) private readonly openItems: OpenItems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Closes it, with what is said of what is open. */
  async close(asked: Asked, input: InputOf<typeof closeIncident>): Promise<Incident> {
    const { incident, waiveOthers } = input;
    await this.incidents.find(asked, incident);
    const settle = await this.settlements(asked, input.settle);
    return this.change(asked, { incident, status: 'closed' }, { settle, waiveOthers });
  }

  /** A change that closes it, whatever else it does: all of it when it is closed, or none of it. */
  async change(asked: Asked, change: Change, given: Given = NOTHING): Promise<Incident> {
    const { incident: id } = change;
    const { state } = await this.incidents.find(asked, id);
    if (state.status === 'closed') return this.incidents.change(asked, change);
    const { decide, viewers, command } = await this.incidents.decision(asked, change);
    decide(state, { now: this.parts.clock.now().toISOString(), by: asked.by });
    const first = settleItems(await this.openItems.lookBeforeClosing(id), given, asked.by);
    this.refuse(id, first.left);
    const begun = await this.begin(asked, id, given, decide);
    if (begun.status === 'closed') return this.incidents.change(asked, change);
    const { attempt } = begun.closing!;
    const { settled, left } = settleItems(await this.openItems.seal(id, attempt), given, asked.by);
    if (left.length > 0) {
      await this.incidents.decide(stepOf(asked), id, endClosing(attempt, 'still-open', left));
      this.refuse(id, left);
    }
    const { status: _, ...others } = change;
    const finish = finishClosing(attempt, settled, marked(command));
    const rest = changeIncident(others, viewers, command);
    const all = (incident: KeptIncident, context: Context) => [...finish(incident), ...rest(incident, context)];
    return asked.answered(id, await this.incidents.decide(asked, id, all));
  }

  private async begin(
    asked: Asked,
    id: string,
    { settle }: Given,
    allowed: (incident: KeptIncident, context: Context) => unknown,
  ): Promise<Incident> {
    const covered = settle.map(({ item }) => item);
    return (await this.incidents.decide(stepOf(asked), id, beginClosing(covered, allowed))).answer;
  }

  private refuse(incident: string, left: readonly OpenItem[]): void {
    if (left.length > 0) throw stillOpen({ incident, count: left.length, items: left.slice(0, MOST_TOLD) });
  }

  /** What is said, with the people found. Throws `person-unknown` and `due-passed`. */
  private async settlements(asked: Asked, given: InputOf<typeof closeIncident>['settle']): Promise<Settlement[]> {
    const now = this.parts.clock.now().toISOString();
    const owners = [...new Set(given.flatMap(({ owner }) => owner ?? []))];
    const people = await this.incidents.people(asked, owners, 'settle');
    const called = new Map(owners.map((name, index) => [name, people[index]!]));
    return given.map(({ item, owner, due, waiver }) => {
      if (waiver !== undefined) return { item, waiver };
      const instant = new Date(due!).toISOString();
      if (instant <= now) throw duePassed({ now }, [{ field: 'settle', message: item }]);
      return { item, owner: called.get(owner!)!, due: instant };
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import {
  COMMAND_INCIDENT,
  type declareIncident as declareContract,
  findPeople,
  HEADERS,
  type Incident,
  type InputOf,
  incidentUnknown,
  managerNeeded,
  type OutputOf,
  type PersonReference,
  personUnknown,
} from '#contracts';
import { type Asked, Refused } from '#messaging';
import { type AggregateStore, type Answered, type Call, type Context, NumberBlocks, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import { type KeptIncident, shownIncident } from '../closing/closing.js';
import { type Change, type Command, changeIncident, needsCommand } from '../incident/change-incident.js';
import { declareIncident } from '../incident/declare-incident.js';
import type { IncidentEvent } from '../incident/incident-state.js';
import { Components } from './components.js';
import { INCIDENTS } from './stores.js';

type Declared = OutputOf<typeof declareContract>;

const UNASKED: Command = { allowed: false, whoMay: '', decidedByCopy: false };

/** An incident's life: declared, looked at, changed. */
@Injectable()
export class Incidents {
  private readonly numbers: NumberBlocks;

  constructor(
    @Inject(INCIDENTS) private readonly store: AggregateStore<KeptIncident, IncidentEvent>,
    @Inject(Components) private readonly components: Components,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.numbers = new NumberBlocks(parts.connection, 'INC');
    parts.beforeClose.push(() => this.numbers.giveBack());
  }

  /** Declares an incident, or answers with the open one that has the same dedupKey. */
  async declare(asked: Asked, input: InputOf<typeof declareContract>): Promise<Declared> {
    if (!input.manager && asked.caller.kind !== 'person') throw managerNeeded({});
    const [manager] = input.manager ? await this.people(asked, [input.manager], 'manager') : [asked.by];
    const viewers = await this.people(asked, input.viewers, 'viewers');
    await this.components.mustExist(input.components ?? []);
    const declaration = { input, manager: manager!, viewers };
    const result = await this.create(asked, declaration);
    return asked.answered(result.answer.id, result);
  }

  /** The incident, for somebody who sees it; to others it is not there. */
  async get(asked: Asked, id: string): Promise<Incident> {
    const { state, told } = await this.find(asked, id);
    return asked.answered(id, { answer: shownIncident(state), sequence: told });
  }

  /** The incident as it is stored, for somebody who sees it; refuses otherwise, naming the field that named it. */
  async find(asked: Asked, id: string, field?: string) {
    const stored = await this.store.load(id);
    const errors = field === undefined ? [] : [{ field, message: id }];
    if (!stored || !(await this.sees(asked, stored.state))) throw incidentUnknown({ incident: id }, errors);
    return stored;
  }

  /** Changes it; to be closed it goes another way, unless it is closed. */
  async change(asked: Asked, change: Change): Promise<Incident> {
    const { decide } = await this.decision(asked, change);
    return asked.answered(change.incident, await this.decide(asked, change.incident, decide));
  }

  /** What a change does, with the people it names found, and whether whoever asks commands the incident. */
  async decision(asked: Asked, change: Change) {
    await this.find(asked, change.incident);
    await this.components.mustExist(change.components ?? []);
    const viewers = change.viewers && (await this.people(asked, change.viewers, 'viewers'));
    const command = needsCommand(change)
      ? await this.parts.authority.mayDo(asked.caller, change.incident, COMMAND_INCIDENT)
      : UNASKED;
    return { decide: changeIncident(change, viewers, command), viewers, command };
  }

  /** Decides something on an incident, whoever asks. Throws `incident-unknown`, and what the decision throws. */
  decide(
    call: Call,
    id: string,
    decide: (incident: KeptIncident, context: Context) => readonly IncidentEvent[],
  ): Promise<Answered<Incident>> {
    const onKnown = (incident: KeptIncident | undefined, context: Context) => {
      if (!incident) throw incidentUnknown({ incident: id });
      return decide(incident, context);
    };
    return this.store.change(id, call, onKnown, shownIncident);
  }

  private async create(
    asked: Asked,
    declaration: Omit<Parameters<typeof declareIncident>[0], 'id'>,
  ): Promise<Answered<Declared>> {
    const id = await this.numbers.take();
    try {
      const decide = declareIncident({ id, ...declaration });
      return await this.store.create(id, asked, decide, (incident) => ({
        ...shownIncident(incident),
        alreadyOpen: false,
      }));
    } catch (error) {
      const { dedupKey } = declaration.input;
      if (!(error instanceof UniqueTaken) || dedupKey === undefined) throw error;
      const open = await this.store.loadByUnique('dedupKey', dedupKey);
      // It ended between the two looks: then this one is the first with the key.
      if (!open) return this.create(asked, declaration);
      if (!(await this.sees(asked, open.state))) throw incidentUnknown({ incident: open.state.id });
      return { answer: { ...shownIncident(open.state), alreadyOpen: true }, sequence: open.told };
    }
  }

  private sees({ caller }: Asked, incident: KeptIncident): Promise<boolean> {
    const { id, visibility, viewers, declaredBy } = incident;
    const sees = [declaredBy, ...viewers].map((person) => person.id);
    const place = { incident: id, restricted: visibility === 'restricted', sees };
    return this.parts.authority.maySee(caller, place);
  }

  /** The people called by ids or addresses; `roles` keeps the directory. */
  async people(asked: Asked, named: readonly string[], field: string): Promise<PersonReference[]> {
    if (named.length === 0) return [];
    try {
      const sending = { token: asked.token, headers: { [HEADERS.language]: asked.language } };
      const { output } = await this.parts.client.ask(findPeople, { people: [...named] }, sending);
      return output.people.map(({ id, name }) => ({ id, name }));
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== personUnknown.code) throw error;
      const person = String(error.problem.person);
      throw personUnknown({ person }, [{ field, message: person }]);
    }
  }
}

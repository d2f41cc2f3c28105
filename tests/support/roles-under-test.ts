import { type Envelope, type Incident, type InputOf, incidentDeclared, registerPerson } from '#contracts';
import { ANSWER_LIMITS } from '../../apps/roles/src/command/answer-limits.js';
import { declared } from '../../apps/roles/src/roster/given.js';
import { RolesModule } from '../../apps/roles/src/serving/roles.module.js';
import { Rosters } from '../../apps/roles/src/serving/rosters.js';
import { ServiceUnderTest } from './service-under-test.js';

const addressOf = (name: string) => `${name}@example.org`;

/** `roles` with nobody beside it: it hears of incidents by their events, and everybody named here is in the directory. */
export class RolesUnderTest {
  private constructor(
    readonly service: ServiceUnderTest,
    /** Everybody as the directory and their tokens have them, by name: `ana` is ana@example.org. */
    readonly people: Readonly<Record<string, { readonly id: string; readonly name: string }>>,
  ) {}

  static async start(...names: readonly string[]): Promise<RolesUnderTest> {
    const service = await ServiceUnderTest.start('roles', RolesModule.with(ANSWER_LIMITS) as never);
    const people = [];
    for (const name of names) {
      const { id } = await service.ask(registerPerson, { name, email: addressOf(name) });
      people.push([name, { id, name }] as const);
    }
    return new RolesUnderTest(service, Object.fromEntries(people));
  }

  /** Somebody's token asks. */
  as(name: string) {
    return <Contract extends Parameters<ServiceUnderTest['ask']>[0]>(
      contract: Contract,
      input: InputOf<Contract> | object,
    ) => this.service.ask(contract, input, addressOf(name));
  }

  /** An incident is declared by its manager, or changed: the later the higher its sequence. */
  async declare(id: string, manager: string, changed: Partial<Incident> = {}, sequence = 1): Promise<void> {
    const person = this.people[manager]!;
    const now = this.service.parts.clock.now().toISOString();
    const incident = declared({ id, manager: person, declaredBy: person, declaredAt: now, ...changed });
    const event: Envelope = {
      ...{ specversion: '1.0', id: `${id}-${sequence}`, source: '/muster/incidents', type: incidentDeclared.type },
      ...{ subject: id, time: now, datacontenttype: 'application/json', incident: id, sequence },
      ...{ actor: person.id, actorname: person.name, correlationid: id, data: { incident } },
    };
    await this.service.app.get(Rosters, { strict: false }).follow(event);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}

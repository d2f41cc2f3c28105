import type { Abstract } from '@nestjs/common';
import { personIdFor } from '#authority';
import { draftUpdate, type Envelope, type Incident, type Person, type Update } from '#contracts';
import { Refused } from '#messaging';
import { CommunicationsModule } from '../../apps/communications/src/serving/communications.module.js';
import { KnownIncidents } from '../../apps/communications/src/serving/knowledge/known-incidents.js';
import { KnownPeople } from '../../apps/communications/src/serving/knowledge/known-people.js';
import { communicationsSettings } from '../../apps/communications/src/serving/settings.js';
import { incident as incidentLike } from '../../apps/communications/src/update/given-update.js';
import { ServiceUnderTest } from './service-under-test.js';

/** Who manages every incident here; `bo@` communicates, and whoever else asks is entitled to nothing. */
export const MANAGER = 'ana@example.org';
export const COMMUNICATOR = 'bo@example.org';

const DUTIES = ['send-external-updates', 'send-internal-updates', 'update-status-page', 'brief-executives'];

const named = (email: string) => ({ id: personIdFor(email), name: email.split('@')[0]! });

const answering = (email: string, duties: readonly string[]) => ({
  ...{ duties: [...duties], scope: 'incident', accountable: named(email), because: 'primary-role' as const },
  ...{ role: 'communications-manager', heldIn: 'incident', epoch: 1 },
  entitled: [named(email).id, named(MANAGER).id],
});

/** An event of another service, as far as a copy looks at it. */
const told = (incident: string, sequence: number, data: object) =>
  ({ incident, sequence, data }) as unknown as Envelope;

/** The service `communications` with incidents and people that others told of; the others are away. */
export class UpdatesUnderTest {
  private numbers = 0;

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(): Promise<UpdatesUnderTest> {
    const own = communicationsSettings({ ORGANISATION: 'Shop' });
    return new UpdatesUnderTest(await ServiceUnderTest.start('communications', CommunicationsModule.with(own)));
  }

  /** An incident of which the others have told. */
  async declared(more: Partial<Incident> = {}): Promise<Incident> {
    this.numbers += 1;
    const incident = incidentLike({ id: `INC-${this.numbers}`, ...more });
    await this.told(incident, 1);
    return incident;
  }

  /** The others tell that it is like this now, and that `communicator` communicates. */
  async told(incident: Incident, sequence: number, communicator = COMMUNICATOR): Promise<void> {
    const table = [answering(MANAGER, ['command-incident']), answering(communicator, DUTIES)];
    const restricted = incident.visibility === 'restricted';
    const sees = [MANAGER, communicator].map((email) => named(email).id);
    await this.service.parts.authority.copy.keep({
      ...{ incident: incident.id, sequence, table, manager: named(MANAGER).id, restricted, sees },
    });
    await this.get(KnownIncidents).follow(told(incident.id, sequence, { incident }), null);
  }

  /** Somebody is in the directory. */
  async registered(email: string): Promise<Person> {
    const person = { ...named(email), email, locale: 'fr' as const, registeredAt: new Date().toISOString() };
    await this.get(KnownPeople).follow(told('_', 1, { person }));
    return person as Person;
  }

  /** The communicator drafts an update to the customers. */
  draft(incident: string, more: object = {}): Promise<Update> {
    const words = { en: { problem: 'Checkout fails.' }, fr: { problem: 'Le paiement échoue.' } };
    return this.service.ask(draftUpdate, { incident, audience: 'customers', words, ...more }, COMMUNICATOR);
  }

  /** The subjects and data of the events of an update, as they were decided. */
  async events(update: string): Promise<{ subject: string; name: string; data: Record<string, unknown> }[]> {
    await this.service.parts.publisher.drain();
    const log = this.service.parts.connection.collection('event_log');
    const found = await log.find({ aggregate: update }).sort({ sequence: 1 }).toArray();
    return found.map(({ subject, event }) => ({ subject, name: event.type.split('.')[2], data: event.data }));
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part>): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}

/** The problem of a request that is refused; fails when it is not. */
export async function refusalOf(sent: Promise<unknown>) {
  const error = await sent.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).problem;
}

import type { Abstract } from '@nestjs/common';
import { allowedAddresses } from '#outgoing';
import type { Recipient } from '../../apps/communications/src/audience/recipient.js';
import type { Channel } from '../../apps/communications/src/channel/channel.js';
import type { StoredDelivery } from '../../apps/communications/src/delivery/delivery.js';
import type { Message, Planner } from '../../apps/communications/src/delivery/message.js';
import { CHANNELS } from '../../apps/communications/src/serving/channels/stores.js';
import { CommunicationsModule } from '../../apps/communications/src/serving/communications.module.js';
import { DeliveryStore } from '../../apps/communications/src/serving/deliveries/delivery-store.js';
import { PLANNER } from '../../apps/communications/src/serving/deliveries/stores.js';
import type { CommunicationsSettings } from '../../apps/communications/src/serving/settings.js';
import { communicationsSettings } from '../../apps/communications/src/serving/settings.js';
import { inPages } from './messages.js';
import { eventually } from './patient.js';
import { ServiceUnderTest } from './service-under-test.js';

/** The service `communications` as it delivers: its workers and clocks run when they are started. */
export class DeliveriesUnderTest {
  private constructor(readonly service: ServiceUnderTest) {}

  static async start(own: Partial<CommunicationsSettings> = {}): Promise<DeliveriesUnderTest> {
    const settings = { ...communicationsSettings({}), ...own };
    const outgoingAllowed = allowedAddresses.parse('127.0.0.1/32');
    const module = CommunicationsModule.with(settings);
    return new DeliveriesUnderTest(await ServiceUnderTest.start('communications', module, { outgoingAllowed }));
  }

  /** Workers and clocks begin. */
  work(): void {
    for (const one of this.service.parts.background) one.start();
  }

  /** A part of the service. */
  get<Part>(token: Abstract<Part> | (abstract new (...args: never[]) => Part) | symbol): Part {
    return this.service.app.get<Part>(token as never, { strict: false });
  }

  /** The channels, of which a spec may replace one. */
  get channels(): Map<string, Channel> {
    return this.get(CHANNELS);
  }

  plan(message: Message, recipients: readonly Recipient[]): Promise<void> {
    return this.get<Planner>(PLANNER).plan(message, inPages(recipients));
  }

  /** The deliveries of a message, as they are stored. */
  deliveriesOf(message: string): Promise<StoredDelivery[]> {
    return this.get(DeliveryStore).collection.find({ message }).sort({ _id: 1 }).toArray();
  }

  /** The same, when nothing of it is under way any more. */
  settled(message: string): Promise<StoredDelivery[]> {
    const isOver = ({ state }: StoredDelivery) => state !== 'queued' && state !== 'sending';
    return eventually(
      () => this.deliveriesOf(message),
      (all) => all.length > 0 && all.every(isOver),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.service.parts.background.map((one) => one.stop()));
    await this.service.stop();
  }
}

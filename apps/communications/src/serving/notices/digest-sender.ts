import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { NO_INCIDENT } from '#contracts';
import type { Message, Planner } from '../../delivery/message.js';
import { composeDigest, SHOWN } from '../../notice/compose-digest.js';
import type { NoticeBox } from '../../notice/notice-box-aggregate.js';
import { PLANNER } from '../deliveries/stores.js';
import { KnownPeople } from '../knowledge/known-people.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { NoticeStore } from './notice-store.js';
import { Preferences } from './preferences.js';
import { Sight } from './sight.js';

/** What a digest is called, wherever it goes. */
export const digestId = ({ person, number }: Pick<NoticeBox, 'person' | 'number'>): string => `ntc-${person}-${number}`;

/** Hands digests over to be delivered. */
@Injectable()
export class DigestSender {
  constructor(
    @Inject(NoticeStore) private readonly notices: NoticeStore,
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(Preferences) private readonly preferences: Preferences,
    @Inject(Sight) private readonly sight: Sight,
    @Inject(SETTINGS) private readonly own: CommunicationsSettings,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  /**
   * Has a digest delivered, in the language and by the ways of the person; can be asked again. Of incidents that they no
   * longer see nothing is told.
   */
  async send(box: NoticeBox): Promise<void> {
    const [person] = await this.people.of([box.person]);
    if (!person) return;
    const recipients = await this.preferences.recipientsOf(person, box.urgent);
    if (recipients.length === 0) return;
    const found = await this.notices.newest(box.person, box.notices, SHOWN);
    const seen = await this.sight.among(
      box.person,
      found.map(({ incident }) => incident),
    );
    const shown = found.filter(({ incident }) => seen.has(incident));
    if (shown.length === 0) return;
    // What is not shown for want of room is counted; what may not be seen is not.
    const count = box.notices.length - (found.length - shown.length);
    const frame = { id: digestId(box), language: person.locale, organisation: this.own.organisation, count };
    const content = composeDigest(shown, frame);
    const incidents = [...new Set(shown.map(({ incident }) => incident))];
    const message: Message = {
      ...{ id: frame.id, incident: content.incident ?? NO_INCIDENT, urgent: box.urgent },
      restricted: shown.some(({ incident }) => seen.get(incident)?.restricted),
      ...{ audience: null, update: null, revision: null, by: null, withheld: null },
      ...(incidents.length > 1 && { incidents }),
      contents: { [person.locale]: content },
    };
    await this.modules.get<Planner>(PLANNER, { strict: false }).plan(message, once(recipients));
  }
}

async function* once<Page>(page: Page): AsyncGenerator<Page> {
  yield page;
}

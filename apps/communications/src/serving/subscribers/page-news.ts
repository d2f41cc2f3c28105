import { Inject, Injectable } from '@nestjs/common';
import { type Envelope, type Maintenance, NO_INCIDENT, type Publication } from '#contracts';
import { Parts } from '#service';
import type { Message } from '../../delivery/message.js';
import { publicMaintenance } from '../../maintenance/maintenance.js';
import { publicPart } from '../../publication/publication.js';
import { everAffected, maintenanceNews, type NewsFrame, publicationNews } from '../../subscriber/compose-news.js';
import { MessageStore } from '../deliveries/message-store.js';
import { WORK } from '../deliveries/stores.js';
import type { CommunicationsWork } from '../deliveries/work.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { ShownComponents } from '../shown-components/shown-components.js';

/** What was said longer ago, and has left no trace here, is not sent any more. */
const TOO_OLD_MS = 24 * 3_600_000;

/** Has subscribers told what the page says. */
@Injectable()
export class PageNews {
  constructor(
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(WORK) private readonly work: CommunicationsWork,
    @Inject(ShownComponents) private readonly shown: ShownComponents,
    @Inject(SETTINGS) private readonly own: CommunicationsSettings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async ofPublication(event: Envelope, publication: Publication, corrected?: string): Promise<void> {
    const seen = publicPart(publication);
    await this.tell(event, publication, everAffected(seen), (frame) => publicationNews(seen, frame, corrected));
  }

  async ofMaintenance(event: Envelope, maintenance: Maintenance): Promise<void> {
    const seen = publicMaintenance(maintenance);
    await this.tell(event, maintenance, seen.components, (frame) => maintenanceNews(seen, frame));
  }

  /** Once for each revision; the newest goes instead of those that are not sent yet. Resolves when that survives a crash. */
  private async tell(
    event: Envelope,
    { id: update, sequence: revision }: Publication | Maintenance,
    components: readonly string[],
    contents: (frame: NewsFrame) => Message['contents'],
  ): Promise<void> {
    const address = this.own.pageAddress;
    if (address === undefined) return;
    const id = `${update}.${revision}`;
    const isPlanned = await this.messages.isPlanned(id);
    const isOld = this.parts.clock.now().getTime() - Date.parse(event.time) > TOO_OLD_MS;
    if (isPlanned || (isPlanned === undefined && isOld)) return;
    const { components: all } = await this.shown.list();
    const names = new Map(all.filter(({ visible }) => visible).map(({ key, name }) => [key, name]));
    await this.messages.keep({
      ...{ id, incident: NO_INCIDENT, restricted: false, audience: null, update, revision, by: null },
      ...{ urgent: false, withheld: null, subscribers: { components: [...components], confirmedBy: event.time } },
      contents: contents({ address, organisation: this.own.organisation, names }),
    });
    await this.work.put('plan', { message: id });
  }
}

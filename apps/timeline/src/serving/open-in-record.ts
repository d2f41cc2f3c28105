import { Inject, Injectable } from '@nestjs/common';
import { reading } from '#persistence';
import { Parts } from '#service';
import { isAskedHere, openQuestion, openUpload } from '../closing/open-in-record.js';
import { Asks } from './asks.js';
import { UploadStore } from './upload-store.js';

/** What of each kind is told one by one. */
const MOST = 200;

/** What waits in the record when an incident is closed: questions that nobody answered, and files that are not there yet. */
@Injectable()
export class OpenInRecord {
  constructor(
    @Inject(Asks) private readonly asks: Asks,
    @Inject(UploadStore) private readonly uploads: UploadStore,
    @Inject(Parts) parts: Parts,
  ) {
    parts.closing.also((incident) => this.questions(incident));
    parts.closing.also((incident) => this.comingIn(incident));
  }

  private async questions(incident: string) {
    const open = await this.asks.open({ incident, asks: 'answer', limit: MOST });
    return open.filter(isAskedHere).map(openQuestion);
  }

  private async comingIn(incident: string) {
    const going = this.uploads.collection.find({ incident, givenUp: { $exists: false } }, { limit: MOST });
    return (await reading(going.toArray())).map(openUpload);
  }
}

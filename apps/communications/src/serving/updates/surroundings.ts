import { Inject, Injectable } from '@nestjs/common';
import type { Incident } from '#contracts';
import type { Knowledge } from '../../template/values.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';

/** What templates know beside the incident: what its components and the organisation are called. */
@Injectable()
export class Surroundings {
  constructor(
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(SETTINGS) private readonly settings: CommunicationsSettings,
  ) {}

  get organisation(): string {
    return this.settings.organisation;
  }

  async of({ components }: Incident): Promise<Pick<Knowledge, 'components' | 'organisation'>> {
    return { components: await this.known.namesOf(components), organisation: this.organisation };
  }
}

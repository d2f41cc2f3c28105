import { Inject, Injectable } from '@nestjs/common';
import { CLOSING, type ClosingRequests, type OpenItem, type ServiceName } from '#contracts';
import { Parts } from '#service';
import { serviceItem } from '../../closing/closing.js';

/** Whoever looks what is open does not wait longer than this for a service. */
const LOOK_MS = 250;
/** Whoever closes waits a little longer than that: a busy service is better than a waiver for it. */
const CLOSING_LOOK_MS = 2_000;
/** A seal is a write on most of the replica set. */
const SEAL_MS = 4_000;

/** A service that cannot be asked is something open itself: nobody knows what is in it. */
const unasked = (service: ServiceName): OpenItem => ({
  ...{ id: serviceItem(service), service, kind: 'service', owner: null, due: null, link: null },
  title: {
    en: `whatever ${service} has, which cannot be asked at the moment`,
    fr: `tout ce qui relève de ${service}, qui est injoignable pour le moment`,
  },
});

/** What is open in an incident over all services, asked side by side. */
@Injectable()
export class OpenItems {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** For a look: quickly. */
  look(incident: string): Promise<OpenItem[]> {
    return this.ask(LOOK_MS, incident);
  }

  /** Before it is closed. */
  lookBeforeClosing(incident: string): Promise<OpenItem[]> {
    return this.ask(CLOSING_LOOK_MS, incident);
  }

  /** Has every service hold on to what comes up from now on, and say what is open then. */
  seal(incident: string, attempt: number): Promise<OpenItem[]> {
    return this.each(async ({ sealIncident }, token) => {
      const sending = { token, timeoutMs: SEAL_MS };
      return (await this.parts.client.ask(sealIncident, { incident, attempt }, sending)).output.items;
    });
  }

  private ask(timeoutMs: number, incident: string): Promise<OpenItem[]> {
    return this.each(async ({ listOpen }, token) => {
      return (await this.parts.client.ask(listOpen, { incident }, { token, timeoutMs })).output.items;
    });
  }

  private async each(ask: (of: ClosingRequests, token: string) => Promise<OpenItem[]>): Promise<OpenItem[]> {
    const token = await this.parts.tokens.token();
    const asked = [...CLOSING].map(([service, requests]) => ask(requests, token).catch(() => [unasked(service)]));
    return (await Promise.all(asked)).flat();
  }
}

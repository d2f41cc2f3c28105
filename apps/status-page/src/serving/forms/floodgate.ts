import { Bucket, type Rate } from './bucket.js';
import { ClientRates } from './client-rates.js';

/** Lets what is sent by as fast as people send it: from one client, and from all together. */
export class Floodgate {
  private readonly clients: ClientRates;
  private readonly all: Bucket;

  constructor({ ofOne, ofAll }: { readonly ofOne: Rate; readonly ofAll: Rate }) {
    this.clients = new ClientRates(ofOne);
    this.all = new Bucket(ofAll);
  }

  /** Whether one more is let by now; one that is not takes nothing from anybody else. */
  lets(address: string, now: Date): boolean {
    if (!this.clients.hasRoom(address, now) || !this.all.hasRoom(now)) return false;
    this.clients.take(address, now);
    this.all.take(now);
    return true;
  }
}

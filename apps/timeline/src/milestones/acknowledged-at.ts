import { type Envelope, INCIDENT_MANAGER, rosterOpened } from '#contracts';
import { presenceIn } from '../entry/presence-in.js';

/** Finds when the incident manager answered: whatever a manager does in the incident is an answer. */
export class Acknowledgement {
  at: string | null = null;
  private manager: string | undefined;

  /** The next event of `incidents` or `roles`, in the order they were recorded. */
  take(event: Envelope): void {
    if (this.at !== null) return;
    for (const change of presenceIn(event)) {
      if (change.change === 'holds' && change.role === INCIDENT_MANAGER) this.manager = change.person.id;
    }
    // What it says was so from its `since` on.
    if (event.type === rosterOpened.type && event.data.acknowledged) this.at = event.data.since as string;
    else if (event.actor === this.manager) this.at = event.time;
  }
}

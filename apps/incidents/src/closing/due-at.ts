import { type KeptIncident, underWay } from './closing.js';
import { followUpsDueAt } from './follow-up-clock.js';

/** When a closing that is under way is called off; else when somebody is asked for what closing left to them. */
export const dueAt = (incident: KeptIncident): string | null => underWay(incident)?.until ?? followUpsDueAt(incident);

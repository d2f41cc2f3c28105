import type { Incident, Plan } from '#contracts';
import type { Around } from './around.js';
import { askLastWord } from './ask-last-word.js';
import { isOpen } from './note-standing.js';
import { aboutIncident } from './open-plan.js';
import { type PlanChange, quietly, type Telling } from './plan-change.js';
import { revisedPromises } from './revise-promises.js';

/** What was promised in an incident that lives on in another one goes on there. */
function goingOn(before: Plan, into: string): Telling[] {
  const open = before.promises.filter(isOpen);
  if (open.length === 0) return [];
  const audiences = open.map(({ audience, name, due }) => ({ audience, audienceName: name, due }));
  return [{ name: 'promises-go-on', data: { into, audiences } }];
}

/** Takes over how the incident is from this event of it on, unless something newer is known. */
export function noteIncident(
  plan: Plan,
  incident: Incident,
  { sequence, at }: { sequence: number; at: string },
  around: Around,
): PlanChange {
  if (sequence <= plan.sequence) return quietly(plan);
  const after: Plan = { ...plan, ...aboutIncident(incident), sequence };
  const isOtherwise = plan.about.severity !== after.about.severity;
  const promises = revisedPromises(plan, after, around, { at, isOtherwise });
  const isMerged = plan.mergedInto === null && after.mergedInto !== null;
  const told = isMerged ? goingOn(plan, after.mergedInto!) : [];
  return askLastWord(plan, { plan: { ...after, promises }, told });
}

import type { Participant, PersonReference } from '#contracts';
import { everybodyIn } from '../roster/roster.js';
import type { Joining } from './joining.js';

function join(joining: Joining, person: PersonReference, as: Participant['as']): void {
  joining.happens({ name: 'participant-joined', data: { participant: { person, as, since: joining.now } } });
}

/**
 * Who took part in the source takes part in the target, as no less than they do there. Its deputy responds, for the target
 * has, or names, its own; and so does everybody who has no other place, such as whom a duty was delegated to.
 */
export function joinPeople(joining: Joining): void {
  const { source } = joining;
  const deputy = source.deputy ? [{ person: source.deputy, as: 'responder' as const }] : [];
  for (const { person, as } of [...source.participants, ...deputy]) {
    const known = joining.target.participants.find((one) => one.person.id === person.id);
    if (!known || (known.as === 'stakeholder' && as === 'responder')) join(joining, person, as);
  }
  const there = new Set(everybodyIn(joining.target).map(({ id }) => id));
  for (const person of everybodyIn(source)) if (!there.has(person.id)) join(joining, person, 'responder');
}

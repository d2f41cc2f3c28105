import type { Answering, PersonReference, ProposedAttendee, RegisteredPerson } from '#contracts';

/** Duties because of which somebody belongs to the meeting, those who answer for it first. */
export const MEETING_DUTIES = [
  'coordinate-postmortem',
  'run-postmortem',
  'record-postmortem',
  'join-postmortem',
] as const;

type Held = Pick<RegisteredPerson, 'person' | 'roles'>;

/**
 * Who should come: those whose duty it is in the problem's roster, then whoever held a role in one of its incidents, in the
 * order in which they were there, each once. Who only observed or passed by is not asked.
 */
export function proposeAttendees(
  table: readonly Answering[],
  registers: readonly (readonly Held[])[],
): ProposedAttendee[] {
  const proposed = new Map<string, ProposedAttendee>();
  const propose = (person: PersonReference, because: ProposedAttendee['because'], role: string) => {
    const before = proposed.get(person.id);
    if (!person.id.startsWith('p-')) return;
    if (before?.roles.includes(role)) return;
    const { id, name } = person;
    const roles = [...(before?.roles ?? []), role];
    proposed.set(id, { person: { id, name }, because: before?.because ?? because, roles });
  };
  for (const duty of MEETING_DUTIES) {
    for (const { duties, accountable } of table) if (duties.includes(duty)) propose(accountable, 'duty', duty);
  }
  for (const { person, roles } of registers.flat()) {
    for (const { role, as } of roles) if (as === 'holder') propose(person, 'held', role);
  }
  return [...proposed.values()];
}

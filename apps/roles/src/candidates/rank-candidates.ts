import { CANDIDATE_BECAUSE, type CandidateBecause, type Person } from '#contracts';
import { isAtWork, localTime } from '../people/local-time.js';
import { type Candidate, type CandidateQuestion, type Duty, UNBURDENED } from './candidate.js';

/**
 * Who could take a role, first whom to ask first: on duty for it, then with the skill, then in the incident already, then at
 * work, then anyone. Among those the ones who have taken all they take come last, and otherwise who has least on their
 * hands comes first. Holders of the role are not among them. Nobody is given anything by this.
 */
export function rankCandidates(question: CandidateQuestion): readonly Candidate[] {
  const duties = new Map<string, Duty>();
  for (const duty of question.onDuty) {
    const before = duties.get(duty.person);
    if (!before || isLonger(duty, before)) duties.set(duty.person, duty);
  }
  return question.people
    .filter(({ id }) => !question.holders.has(id))
    .map((person) => candidate(person, duties.get(person.id) ?? null, question))
    .sort(inOrder);
}

function candidate(person: Required<Person>, duty: Duty | null, question: CandidateQuestion): Candidate {
  const { id, name, timeZone, burdenLimit: limit } = person;
  const burden = question.burdens.get(id) ?? UNBURDENED;
  const atWork = isAtWork(person, question.now);
  const incidents = burden.incidents + (question.burdenedHere.has(id) ? 0 : 1);
  return {
    person: { id, name },
    because: because(person, duty, atWork, question),
    ...{ burden, limit, duty },
    overLimit: incidents > limit,
    outsideHours: atWork === false,
    localTime: timeZone === null ? null : localTime(question.now, timeZone).time,
  };
}

function because(
  { id, skills }: Required<Person>,
  duty: Duty | null,
  atWork: boolean | null,
  { skill, here }: CandidateQuestion,
): CandidateBecause {
  if (duty) return 'on-duty';
  if (skill !== undefined && skills.includes(skill)) return 'skill';
  if (here.has(id)) return 'in-incident';
  return atWork ? 'working-hours' : 'anyone';
}

/** What counts, the weightiest first; names and ids only so that the order is always the same. */
const weights = ({ because: why, overLimit, burden, outsideHours }: Candidate): readonly number[] => [
  ...[CANDIDATE_BECAUSE.indexOf(why), Number(overLimit), burden.roles, burden.manages, Number(outsideHours)],
];

function inOrder(a: Candidate, b: Candidate): number {
  const [ofA, ofB] = [weights(a), weights(b)];
  const heavier = ofA.map((weight, index) => weight - ofB[index]!).find((difference) => difference !== 0);
  return heavier ?? (compared(a.person.name, b.person.name) || compared(a.person.id, b.person.id));
}

/** Of two that last as long, the one whose name comes first: it is the same whoever comes first. */
const isLonger = (one: Duty, other: Duty): boolean =>
  one.until === other.until ? one.roster < other.roster : one.until > other.until;

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

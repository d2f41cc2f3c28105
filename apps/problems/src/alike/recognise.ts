import type { AlikeOne, Incident, PersonReference } from '#contracts';
import type { RecognitionEvent } from './recognition.js';

/** From so much on somebody is told without having asked. */
const ENOUGH = 0.4;
/** A component alone makes no known error: the alert or the words of the cause have to fit as well. */
const ENOUGH_OF_ONE = 0.25;
/** Told of at once at most. */
const MOST_TOLD = 3;
/** What looks alike only later is found by whoever asks. */
const EARLY_MS = 2 * 60 * 60_000;

/** Whether anybody is told what this incident looks like: it is real, it goes on, and it is young. */
export function isToRecognise({ kind, status, declaredAt }: Incident, now: string): boolean {
  const goesOn = status === 'triage' || status === 'active';
  return kind === 'real' && goesOn && Date.parse(now) - Date.parse(declaredAt) <= EARLY_MS;
}

const fits = ({ likeness, why }: AlikeOne): boolean =>
  likeness >= ENOUGH && why.some(({ by, share }) => ['fingerprint', 'cause'].includes(by) && share >= ENOUGH_OF_ONE);

/** Which of these known errors an incident looks so much like that somebody has to know. */
export const recognisedAmong = (knownErrors: readonly AlikeOne[]): AlikeOne[] =>
  knownErrors.filter((one) => one.workaround && fits(one)).slice(0, MOST_TOLD);

/** Tells the manager of an incident that it looks like a known error. Nobody is woken for a SEV4. */
export function recognise(incident: Incident, known: AlikeOne, manager: PersonReference): readonly RecognitionEvent[] {
  const { id: problem, title, workaround, likeness, why } = known;
  if (!workaround) return [];
  const asks = incident.severity === 'SEV4' ? [] : [manager];
  const place = { incident: incident.id, restricted: incident.visibility === 'restricted' };
  return [{ name: 'known-error-recognised', data: { ...place, problem, title, workaround, likeness, why, asks } }];
}

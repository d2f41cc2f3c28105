import { z } from 'zod';
import {
  DETECTED_AT,
  type Envelope,
  type Incident,
  type Language,
  type Localised,
  MILESTONE_NAMES,
  type MilestoneName,
  type Milestones,
  SPANS,
  type Status,
  spokenDuration,
} from '#contracts';

type Milestone = Milestones['milestones'][number];

/** How far a status is; what ended otherwise is nowhere on this way. */
const WAY: readonly Status[] = ['triage', 'active', 'mitigated', 'resolved', 'closing', 'closed'];
const instant = z.iso.datetime({ offset: true });

const NOBODY_SAID: Localised = {
  en: 'nobody has said when it began',
  fr: "personne n'a dit quand il a commencé",
};
const BY_LABEL: Localised = { en: `as the label ${DETECTED_AT} says`, fr: `d'après l'étiquette ${DETECTED_AT}` };
const AS_DECLARED: Localised = { en: 'when it was declared', fr: 'quand il a été déclaré' };

const bare = (name: MilestoneName, at: string | null, note: Localised | null, language: Language): Milestone => ({
  ...{ name, label: MILESTONE_NAMES[name][language], at, takenBack: false, earlier: [] },
  note: note?.[language] ?? null,
});

/** The times at which the incident came to one of these statuses, each once, in order. */
function timesOf(story: readonly Envelope[], statuses: readonly Status[]): string[] {
  let before: Status | undefined;
  const times: string[] = [];
  for (const { data, time } of story) {
    const { status } = data.incident as Incident;
    if (status !== before && statuses.includes(status)) times.push(time);
    before = status;
  }
  return times;
}

function ofStatus(
  story: readonly Envelope[],
  name: 'mitigated' | 'resolved' | 'closed',
  language: Language,
): Milestone {
  const times = timesOf(story, [name]);
  const at = times.at(-1) ?? null;
  const { status } = story.at(-1)!.data.incident as Incident;
  const place = WAY.indexOf(status);
  const takenBack = at !== null && place >= 0 && place < WAY.indexOf(name);
  return { ...bare(name, at, null, language), takenBack, earlier: times.slice(0, -1) };
}

/** Detected when the label says so, if it says a time; else when it was declared: nothing is guessed. */
function detected({ labels, declaredAt }: Incident, language: Language): Milestone {
  const given = instant.safeParse(labels[DETECTED_AT]);
  return given.success
    ? bare('detected', new Date(given.data).toISOString(), BY_LABEL, language)
    : bare('detected', declaredAt, AS_DECLARED, language);
}

/**
 * What an incident came to and when, from what `incidents` told of it, in order (at least its declaration), and from when its
 * manager answered. Where a status was taken back the last time counts, and the earlier ones are beside it.
 */
export function milestonesOf(
  story: readonly Envelope[],
  acknowledgedAt: string | null,
  language: Language,
): Milestones {
  const incident = story.at(-1)!.data.incident as Incident;
  const { startedAt, declaredAt } = incident;
  const milestones = [
    bare('started', startedAt, startedAt === null ? NOBODY_SAID : null, language),
    detected(incident, language),
    bare('declared', declaredAt, null, language),
    bare('acknowledged', acknowledgedAt, null, language),
    bare('relief', timesOf(story, ['mitigated', 'resolved'])[0] ?? null, null, language),
    ...(['mitigated', 'resolved', 'closed'] as const).map((name) => ofStatus(story, name, language)),
  ];
  const timeOf = (name: MilestoneName) => {
    const { at, takenBack } = milestones.find((one) => one.name === name)!;
    return at === null || takenBack ? undefined : Date.parse(at);
  };
  const spans = SPANS.map(([from, to]) => {
    const [begin, end] = [timeOf(from), timeOf(to)];
    const ms = begin !== undefined && end !== undefined && end >= begin ? end - begin : null;
    return { from, to, ms, spoken: ms === null ? null : spokenDuration(ms, language) };
  });
  return { milestones, spans };
}

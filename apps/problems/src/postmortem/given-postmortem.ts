import type { Postmortem, ProblemRecord } from '#contracts';
import type { Happened } from '#persistence';
import { BUILT_IN_TEMPLATE } from './built-in-template.js';
import { type Opening, openPostmortem } from './open-postmortem.js';
import type { PostmortemDecision } from './postmortem.js';
import { postmortemAggregate } from './postmortem-aggregate.js';
import type { KeptSection, SectionDecision, SectionPlace } from './section.js';
import { sectionAggregate } from './section-aggregate.js';

export const ADA = { id: 'p-ada', name: 'Ada' };
export const BEN = { id: 'p-ben', name: 'Ben' };
export const CLEO = { id: 'p-cleo', name: 'Cleo' };

const BEGAN = Date.UTC(2017, 1, 1);

/** So many hours after it was opened. */
export const hours = (count: number): string => new Date(BEGAN + count * 3_600_000).toISOString();

/** A problem behind an incident of three hours. */
export const problemOf = (more: Partial<ProblemRecord> = {}): ProblemRecord => ({
  ...{ id: 'PRB-7', title: 'Backups were empty', status: 'open', because: 'severity', severity: 'SEV1' },
  incidents: [
    {
      ...{ id: 'INC-42', title: 'The database is gone', severity: 'SEV1', components: ['db1'] },
      ...{ startedAt: hours(-6), declaredAt: hours(-5), resolvedAt: hours(-2), linkedAt: hours(-1) },
    },
  ],
  ...{ components: ['db1'], restricted: false, workaround: null, openedAt: hours(-1), openedBy: ADA },
  ...{ closedAt: null, reopened: 0, ...more },
});

/** What one is opened with, in which Ada owns what nobody else answers for. */
export const opening = (more: Partial<Opening> = {}): Opening => ({
  ...{ problem: problemOf(), template: BUILT_IN_TEMPLATE, owner: ADA, answers: () => null, language: 'en' },
  ...{ names: false, quiet: false, ...more },
});

/** The postmortem after these, each by somebody at a time. */
export function postmortemAfter(
  first: Opening,
  ...decisions: (readonly [typeof ADA, string, PostmortemDecision])[]
): Postmortem {
  const evolve = (state: Postmortem | undefined, events: ReturnType<PostmortemDecision>, happened: Happened) =>
    events.reduce((before, event) => postmortemAggregate.evolve(before, event, happened), state as Postmortem);
  const [at, by] = [hours(0), ADA];
  const opened = evolve(undefined, openPostmortem(first)({ now: at, by }), { at, by });
  return decisions.reduce((state, [who, now, decide]) => {
    return evolve(state, decide(state, { now, by: who }), { at: now, by: who });
  }, opened);
}

/** The section that specs write. */
export const PLACE: SectionPlace = { postmortem: 'PM-7', problem: 'PRB-7', section: 'causes', restricted: false };

/** A section after these, each by somebody. */
export function written(...decisions: (readonly [typeof ADA, SectionDecision])[]): KeptSection {
  return decisions.reduce<KeptSection | undefined>((state, [by, decide], index) => {
    const at = hours(index);
    return decide(state, { now: at, by }).reduce(
      (before, event) => sectionAggregate.evolve(before, event, { at, by }),
      state,
    );
  }, undefined)!;
}

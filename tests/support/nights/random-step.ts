import fc from 'fast-check';
import { SEVERITIES, STATUSES } from '#contracts';
import { CATALOGUE } from '../../../apps/roles/src/catalogue/catalogue.js';
import { ANSWER_LIMITS } from '../../../apps/roles/src/command/answer-limits.js';
import { nameDeputy } from '../../../apps/roles/src/command/name-deputy.js';
import { takeOverCommand } from '../../../apps/roles/src/command/take-over-command.js';
import { delegateDuty, endDelegation } from '../../../apps/roles/src/delegation/delegate-duty.js';
import { acceptHandover, declineHandover } from '../../../apps/roles/src/handover/answer-handover.js';
import { acceptShift, changeShift } from '../../../apps/roles/src/handover/change-shift.js';
import { offerHandover } from '../../../apps/roles/src/handover/offer-handover.js';
import { withdrawHandover } from '../../../apps/roles/src/handover/withdraw-handover.js';
import { askForRole, endRequest } from '../../../apps/roles/src/participation/ask-for-role.js';
import { joinIncident } from '../../../apps/roles/src/participation/join-incident.js';
import { leaveIncident } from '../../../apps/roles/src/participation/leave-incident.js';
import { standDown } from '../../../apps/roles/src/participation/stand-down.js';
import { acknowledgeRole } from '../../../apps/roles/src/roster/acknowledge-role.js';
import { assignRole } from '../../../apps/roles/src/roster/assign-role.js';
import { ADA, BEN, CLEO, DAN, EVE, EXPERT, MANAGER, role, SCRIBE } from '../../../apps/roles/src/roster/given.js';
import { laterBy } from '../../../apps/roles/src/roster/instants.js';
import { noteIncident } from '../../../apps/roles/src/roster/note-incident.js';
import { observeRole } from '../../../apps/roles/src/roster/observe-role.js';
import { releaseRole } from '../../../apps/roles/src/roster/release-role.js';
import { type RosterDecision, type SeatKey, seatOf } from '../../../apps/roles/src/roster/roster.js';
import { rosterAggregate } from '../../../apps/roles/src/roster/roster-aggregate.js';
import { changeWorkstream, closeWorkstream } from '../../../apps/roles/src/shaping/change-workstream.js';
import { nameLead } from '../../../apps/roles/src/shaping/name-lead.js';
import { openWorkstream } from '../../../apps/roles/src/shaping/open-workstream.js';
import { dropRole, shapeRole } from '../../../apps/roles/src/shaping/shape-role.js';
import { markNeeded, markNotNeeded } from '../../../apps/roles/src/staffing/mark-needed.js';

/** A hundred people: the five that specs know, and others. */
const PEOPLE = [
  ...[ADA, BEN, CLEO, DAN, EVE],
  ...Array.from({ length: 95 }, (_, index) => ({ id: `p-${index}`, name: `Person ${index}` })),
];
/** Most things happen among few. */
const somebody = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PEOPLE.slice(0, 6)) },
  { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
);
const ROLES = [SCRIBE, MANAGER, EXPERT, role('communications-manager'), role('tech-lead')];
const WORKSTREAMS = ['database', 'network', 'backup'];
const SHAPED = ['restorer', 'liaison', 'watcher'];

const WHATS = [
  ...([
    'assign',
    'assign',
    'assign',
    'replace',
    'observe',
    'release',
    'acknowledge',
    'lead',
    'ask',
    'no longer ask',
  ] as const),
  ...(['offer', 'accept', 'decline', 'withdraw', 'shift', 'accept all', 'take over', 'deputy'] as const),
  ...(['open', 'change', 'close', 'shape', 'drop', 'delegate', 'end delegation', 'not needed', 'needed'] as const),
  ...(['join', 'leave', 'stand down', 'note', 'tick', 'tick'] as const),
] as const;

/** One thing that somebody does, so many seconds after the one before. */
export const step = fc.record({
  seconds: fc.oneof(
    { weight: 12, arbitrary: fc.nat(60) },
    { weight: 2, arbitrary: fc.constantFrom(300, 600, 900) },
    { weight: 1, arbitrary: fc.nat(4_000) },
  ),
  by: somebody,
  what: fc.constantFrom(...WHATS),
  role: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<SeatKey>(...ROLES) },
    { weight: 1, arbitrary: fc.constantFrom<SeatKey>(...CATALOGUE.roles.map(({ key }) => seatOf(key))) },
    { weight: 1, arbitrary: fc.constantFrom(...SHAPED).map(seatOf) },
  ),
  scope: fc.oneof(
    { weight: 3, arbitrary: fc.constant('incident') },
    { weight: 1, arbitrary: fc.constantFrom('internal', 'external', ...WORKSTREAMS) },
  ),
  person: somebody,
  other: somebody,
  duty: fc.constantFrom(
    'brief-executives',
    'form-theories',
    'suggest-fixes',
    'shape-roles',
    'command-incident',
    'restorer-duty',
  ),
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.oneof({ weight: 20, arbitrary: fc.constant('active' as const) }, fc.constantFrom(...STATUSES)),
  restricted: fc.boolean(),
  key: fc.nat(40),
});

/** One thing that somebody does, drawn. */
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const later = (now: string, { seconds, restricted }: Step) => (restricted ? null : laterBy(now, seconds * 10 - 60));

const shapedAs = (key: string, listed: string) => ({
  ...{ key, name: { en: key, fr: `le ${key}` }, purpose: { en: 'For now.', fr: 'Pour cette fois.' } },
  ...{ holders: key === 'watcher' ? 'many' : 'one', splitBy: key === 'liaison' ? 'audience' : null },
  duties: [
    { duty: `${key}-duty`, rank: 'primary' },
    { duty: listed, rank: 'primary' },
  ],
  newDuties: [{ key: `${key}-duty`, name: { en: `Be ${key}`, fr: `Être ${key}` } }],
});

/** What the step asks of the roster; half of what names a person is for whoever asks. */
export function decisionOf(one: Step): RosterDecision {
  const { what, by, role: asked, person, other, duty, severity, status, restricted, scope, key } = one;
  const seat = { role: asked.role, scope };
  const whom = other.id < person.id ? person : by;
  const workstream = WORKSTREAMS[key % 3]!;
  switch (what) {
    case 'assign':
      return assignRole({ seat, person: whom });
    case 'replace':
      return assignRole({ seat, person, inPlaceOf: other });
    case 'observe':
      return observeRole(seat, whom);
    case 'release':
      return releaseRole(seat, whom);
    case 'acknowledge':
      return acknowledgeRole(seat);
    case 'lead':
      return nameLead(seat, person);
    case 'ask':
      return askForRole(seat, null);
    case 'no longer ask':
      return endRequest(seat, whom);
    case 'offer':
      return offerHandover(seat, person, null);
    case 'accept':
      return acceptHandover(seat);
    case 'decline':
      return declineHandover(seat);
    case 'withdraw':
      return withdrawHandover(seat);
    case 'shift':
      return changeShift(whom, { to: other, apart: restricted ? [{ ...asked, to: person }] : [] }, 'the shift is over');
    case 'accept all':
      return acceptShift;
    case 'take over':
      return takeOverCommand('no word from you');
    case 'deputy':
      return nameDeputy(restricted ? person : null);
    case 'open':
      return (roster, context) => {
        const opened = {
          key: workstream,
          name: workstream,
          goal: null,
          timeBox: later(context.now, one),
          chatUrl: null,
        };
        return openWorkstream(opened)(roster, context);
      };
    case 'change':
      return (roster, context) =>
        changeWorkstream(workstream, { goal: `${key}`, timeBox: later(context.now, one) })(roster, context);
    case 'close':
      return closeWorkstream(workstream);
    case 'shape':
      return shapeRole(shapedAs(SHAPED[key % 3]!, key < 6 ? `${SHAPED[key % 3]}-duty` : duty) as never);
    case 'drop':
      return dropRole(asked.role);
    case 'delegate':
      return (roster, context) => delegateDuty({ duty, scope }, person, later(context.now, one))(roster, context);
    case 'end delegation':
      return endDelegation({ duty, scope });
    case 'not needed':
      return markNotNeeded(asked.role, null);
    case 'needed':
      return markNeeded(asked.role);
    case 'join':
      return joinIncident(whom, restricted ? 'responder' : 'stakeholder');
    case 'leave':
      return leaveIncident(whom, restricted);
    case 'stand down':
      return standDown([person, other]);
    case 'note':
      return (roster) => {
        const sequence = roster.about.sequence + (person === other ? 0 : 1);
        const answerWithinS = ANSWER_LIMITS[severity];
        return noteIncident(roster, {
          severity,
          status,
          restricted: restricted && key < 10,
          sequence,
          answerWithinS,
          viewers: [other.id],
        });
      };
    case 'tick':
      return (roster, context) => rosterAggregate.tick!(roster, context);
  }
}

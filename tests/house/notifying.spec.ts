import { EVENTS, type EventContract, eventOfType } from '#contracts';

/** The members of what an event carries. */
const membersOf = ({ data }: EventContract): string[] => Object.keys((data as { shape?: object }).shape ?? {});

const asking = EVENTS.filter((event) => membersOf(event).includes('asks'));
const notifying = EVENTS.filter(({ notifies }) => notifies);

const [ADA, BEN, CLEO] = ['ada', 'ben', 'cleo'].map((name) => ({ id: `p-${name}`, name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];
const CLOCK = { id: 'service:roles', name: 'Muster' };
const seat = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };
const offer = { ...seat, from: ADA, to: BEN };

/** Whom an event reaches: urgent ones with a mark. */
function reached(type: string, data: object, by = CLOCK): string[] {
  const notified = eventOfType(`muster.${type}.v1`)!.notifies!({ data, by });
  return notified.map(({ person, urgent }) => `${person.name}${urgent ? '!' : ''}`);
}

describe('what has to reach people', () => {
  it.each(asking)('$type asks somebody, so it says whom it has to reach', ({ notifies }) => {
    expect(notifies).toBeInstanceOf(Function);
  });

  it('is found where it is asked, or the rule above would hold of nothing', () => {
    expect(asking.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['vacancy-due', 'holding-unconfirmed', 'role-requested', 'record-silent', 'review-asked']),
    );
  });

  it.each(notifying)('$type has words to reach them with', ({ wording }) => {
    expect(wording).toBeInstanceOf(Function);
  });

  it.each<[string, object, string[]]>([
    ['incidents.incident-declared', { incident: { manager: BEN } }, ['ben!']],
    ['roles.vacancy-due', { step: 'half', asks: [ADA] }, ['ada']],
    ['roles.vacancy-due', { step: 'wider', asks: [ADA, BEN] }, ['ada!', 'ben!']],
    ['roles.holding-unconfirmed', { person: BEN, step: 'giver', asks: [ADA] }, ['ben!', 'ada']],
    ['roles.holding-unconfirmed', { person: BEN, step: 'manager', asks: [ADA] }, ['ben!', 'ada!']],
    ['roles.manager-called', { manager: ADA }, ['ada!']],
    ['roles.manager-silent', { manager: ADA }, ['ada!']],
    ['roles.manager-candidate-asked', { candidate: BEN, manager: ADA }, ['ben!']],
    ['roles.manager-taken-over', { person: BEN, former: ADA }, ['ada!']],
    ['roles.role-assigned', { ...seat, person: BEN, replaces: null }, ['ben!']],
    ['roles.role-assigned', { ...seat, person: BEN, replaces: CLEO }, ['ben!', 'cleo']],
    ['roles.role-released', { ...seat, person: BEN, fallsTo: ADA }, ['ben', 'ada']],
    ['roles.role-released', { ...seat, person: BEN, fallsTo: null }, ['ben']],
    ['roles.lead-named', { ...seat, person: BEN }, ['ben!']],
    ['roles.observer-added', { ...seat, person: BEN }, ['ben']],
    ['roles.role-dropped', { released: [BEN, CLEO] }, ['ben', 'cleo']],
    ['roles.role-requested', { ...seat, person: CLEO, asks: [BEN, ADA] }, ['ben', 'ada']],
    ['roles.role-request-ended', { ...seat, person: CLEO }, ['cleo']],
    ['roles.handover-offered', offer, ['ben!', 'ada']],
    ['roles.handover-accepted', offer, ['ada', 'ben']],
    ['roles.handover-declined', offer, ['ada!']],
    ['roles.handover-withdrawn', offer, ['ada', 'ben']],
    ['roles.handover-expired', offer, ['ada!', 'ben']],
    ['roles.duty-delegated', { delegation: { to: BEN } }, ['ben!']],
    ['roles.delegation-ended', { to: BEN }, ['ben']],
    ['roles.deputy-named', { deputy: BEN, former: null }, ['ben']],
    ['roles.deputy-named', { deputy: null, former: BEN }, ['ben']],
    ['roles.time-box-ended', { asks: [BEN, ADA] }, ['ben', 'ada']],
    ['roles.time-box-ended', {}, []],
    ['roles.participant-joined', { participant: { person: BEN } }, ['ben!']],
    ['roles.participant-left', { person: BEN, released: [], fallsTo: ADA }, ['ben']],
    ['roles.participant-left', { person: BEN, released: [seat], fallsTo: ADA }, ['ben', 'ada']],
    ['roles.people-stood-down', { people: [{ person: BEN }, { person: CLEO }] }, ['ben', 'cleo']],
    ['roles.rosters-joined', { manager: BEN, people: [BEN, CLEO] }, ['ben!', 'ben', 'cleo']],
    ['timeline.record-silent', { step: 'keeper', asks: [BEN] }, ['ben']],
    ['timeline.record-silent', { step: 'manager', asks: [BEN, ADA] }, ['ben!', 'ada!']],
    ['timeline.note-added', { mentions: [CLEO] }, ['cleo']],
    ['timeline.note-added', {}, []],
    ['timeline.note-added', { mentions: [CLEO], original: {} }, []],
    ['problems.known-error-recognised', { asks: [BEN] }, ['ben!']],
    ['problems.known-error-recognised', { asks: [] }, []],
    ['problems.remediation-logged', { remediation: { owner: BEN } }, ['ben']],
    ['problems.remediation-logged', { remediation: { owner: null } }, []],
    ['problems.remediation-changed', { remediation: { owner: BEN }, due: true }, ['ben']],
    ['problems.remediation-changed', { remediation: { owner: BEN } }, []],
    ['problems.remediation-assigned', { remediation: { owner: BEN }, from: CLEO }, ['ben!', 'cleo']],
    ['problems.remediation-assigned', { remediation: { owner: null }, from: null }, []],
    ['problems.remediation-moved', { remediation: { owner: BEN } }, ['ben']],
    ['problems.remediation-due', { step: 'soon', asks: [BEN] }, ['ben']],
    ['problems.remediation-due', { step: 'late', asks: [BEN, CLEO, ADA] }, ['ben!', 'cleo!', 'ada!']],
    ['problems.remediation-fell', { from: CLEO, to: BEN }, ['ben!']],
    ['problems.remediation-did-not-hold', { asks: [BEN, ADA] }, ['ben', 'ada']],
    ['problems.remediation-missing', { step: 'asked', asks: [BEN] }, ['ben']],
    ['problems.remediation-missing', { step: 'up', asks: [BEN, ADA] }, ['ben!', 'ada!']],
    ['problems.tracker-issue-failed', { asks: [BEN] }, ['ben']],
    ['problems.tracker-issue-moved', { remediation: { owner: BEN } }, ['ben']],
    ['communications.last-word-asked', { audiences: [], asks: [BEN] }, ['ben']],
    ['incidents.status-changed', {}, []],
    ['incidents.status-changed', { reopened: { asks: [ADA, BEN] } }, ['ada!', 'ben!']],
    ['incidents.status-changed', { closed: { settled: [{ given: true, owner: BEN }, { given: false }] } }, ['ben']],
    ['incidents.closing-ended', { because: 'objection', asks: [ADA] }, ['ada!']],
    ['incidents.closing-ended', { because: 'still-open', asks: [ADA] }, []],
    ['incidents.follow-ups-overdue', { days: 0, asks: [BEN] }, ['ben']],
    ['incidents.follow-ups-overdue', { days: 1, asks: [BEN, ADA] }, ['ben!', 'ada!']],
    ['communications.review-asked', { asks: [BEN] }, ['ben!']],
    ['communications.publication-due', { hours: 3, asks: [BEN] }, ['ben!']],
    ['communications.maintenance-due', { turn: 'end', asks: [BEN] }, ['ben!']],
    ['problems.cause-overdue', { days: 3, asks: [ADA] }, ['ada']],
    ['problems.cause-overdue', { days: 7, asks: [ADA, BEN] }, ['ada!', 'ben!']],
    ['problems.postmortem-opened', { postmortem: { owner: ADA, quiet: false } }, ['ada']],
    ['problems.postmortem-opened', { postmortem: { owner: ADA, quiet: true } }, []],
    ['problems.postmortem-asked', { what: 'join', asks: [BEN, CLEO] }, ['ben', 'cleo']],
    ['problems.postmortem-due', { step: 'due', asks: [ADA] }, ['ada']],
    ['problems.postmortem-due', { step: 'late', asks: [ADA, BEN] }, ['ada!', 'ben!']],
    ['problems.section-written', { conflicts: [{}], draft: null }, ['Muster']],
    ['problems.section-written', { conflicts: [], draft: null }, []],
    ['problems.invitation-answered', { meeting: { calledBy: BEN }, answer: 'declined' }, ['ben']],
    ['problems.invitation-answered', { meeting: { calledBy: BEN }, answer: 'accepted' }, []],
    ['problems.meeting-decided', { decision: { owner: BEN } }, ['ben']],
    ['problems.meeting-decided', { decision: { owner: null } }, []],
    ['problems.meeting-unanswered', { asks: [BEN, CLEO] }, ['ben', 'cleo']],
    ['problems.meeting-unrecorded', { step: 'holder', asks: [BEN] }, ['ben']],
    ['problems.meeting-unrecorded', { step: 'up', asks: [BEN, ADA] }, ['ben!', 'ada!']],
    ['problems.meeting-wanted', { step: 'holder', asks: [BEN] }, ['ben']],
    ['problems.meeting-wanted', { step: 'up', asks: [BEN, ADA] }, ['ben!', 'ada!']],
  ])('%s %j reaches %j', (type, data, people) => {
    expect(reached(type, data)).toEqual(people);
  });
});

import type { DispatchBegun } from '#contracts';
import type { Aggregate, DomainEvent } from '#persistence';
import { affectedAggregate } from '../../apps/communications/src/affected/affected-aggregate.js';
import { countAffected } from '../../apps/communications/src/affected/count-affected.js';
import { audienceAggregate } from '../../apps/communications/src/audience/audience-aggregate.js';
import { defineAudience } from '../../apps/communications/src/audience/define-audience.js';
import { answerQuestion } from '../../apps/communications/src/briefing/answer-question.js';
import { askQuestion } from '../../apps/communications/src/briefing/ask-question.js';
import { briefAggregate } from '../../apps/communications/src/briefing/brief-aggregate.js';
import { joinQuestion } from '../../apps/communications/src/briefing/join-question.js';
import { noteSaid } from '../../apps/communications/src/briefing/note-said.js';
import { questionAggregate } from '../../apps/communications/src/briefing/question-aggregate.js';
import { writeBrief } from '../../apps/communications/src/briefing/write-brief.js';
import { dispatchAggregate } from '../../apps/communications/src/delivery/dispatch-aggregate.js';
import { notePosted } from '../../apps/communications/src/delivery/note-posted.js';
import { begin, planAll, retryFailed, tellDelivered } from '../../apps/communications/src/delivery/tell-delivered.js';
import { announceMaintenance } from '../../apps/communications/src/maintenance/announce-maintenance.js';
import { maintenanceAggregate } from '../../apps/communications/src/maintenance/maintenance-aggregate.js';
import { tick as tickMaintenance } from '../../apps/communications/src/maintenance/maintenance-clock.js';
import { beginMaintenance } from '../../apps/communications/src/maintenance/move-maintenance.js';
import { prolongMaintenance } from '../../apps/communications/src/maintenance/prolong-maintenance.js';
import { gatherNotices, noticeBoxAggregate } from '../../apps/communications/src/notice/notice-box-aggregate.js';
import { snoozeNotices } from '../../apps/communications/src/notice/snooze.js';
import { snoozeAggregate } from '../../apps/communications/src/notice/snooze-aggregate.js';
import { AUDIENCES, sent, incident as toldOf } from '../../apps/communications/src/plan/given-plan.js';
import { noteIncident as noteInPlan } from '../../apps/communications/src/plan/note-incident.js';
import { noteSending } from '../../apps/communications/src/plan/note-sending.js';
import { openPlan } from '../../apps/communications/src/plan/open-plan.js';
import { planAggregate } from '../../apps/communications/src/plan/plan-aggregate.js';
import { planEvents, quietly, type Revise } from '../../apps/communications/src/plan/plan-change.js';
import { addEntry } from '../../apps/communications/src/publication/add-entry.js';
import { correctEntry as correctPublished } from '../../apps/communications/src/publication/correct-entry.js';
import { publicationAggregate } from '../../apps/communications/src/publication/publication-aggregate.js';
import { publish } from '../../apps/communications/src/publication/publish.js';
import { gatherResponse } from '../../apps/communications/src/response/gather-response.js';
import { gatheringAggregate } from '../../apps/communications/src/response/gathering-aggregate.js';
import { noteIncident as noteForGathering } from '../../apps/communications/src/response/note-incident.js';
import { responseAggregate } from '../../apps/communications/src/response/response-aggregate.js';
import {
  answerQuestion as answerResponse,
  sortResponse,
} from '../../apps/communications/src/response/sort-response.js';
import { hearResponse, lookAtWaiting } from '../../apps/communications/src/response/waiting-clock.js';
import { showComponent } from '../../apps/communications/src/shown-component/show-component.js';
import { shownComponentAggregate } from '../../apps/communications/src/shown-component/shown-component-aggregate.js';
import { confirmSubscription } from '../../apps/communications/src/subscriber/confirm-subscription.js';
import { subscribe } from '../../apps/communications/src/subscriber/subscribe.js';
import { subscriptionAggregate } from '../../apps/communications/src/subscriber/subscription-aggregate.js';
import { approveTemplate } from '../../apps/communications/src/template/approve-template.js';
import { defineTemplate } from '../../apps/communications/src/template/define-template.js';
import { templateAggregate } from '../../apps/communications/src/template/template-aggregate.js';
import { draftUpdate } from '../../apps/communications/src/update/draft-update.js';
import { around } from '../../apps/communications/src/update/given-update.js';
import { approveUpdate } from '../../apps/communications/src/update/review-update.js';
import { reviseUpdate } from '../../apps/communications/src/update/revise-update.js';
import { scheduleUpdate } from '../../apps/communications/src/update/schedule-update.js';
import { sendUpdate } from '../../apps/communications/src/update/send-update.js';
import { updateAggregate } from '../../apps/communications/src/update/update-aggregate.js';
import { componentAggregate } from '../../apps/incidents/src/component/component-aggregate.js';
import { registerComponent } from '../../apps/incidents/src/component/register-component.js';
import { declareIncident } from '../../apps/incidents/src/incident/declare-incident.js';
import { incidentAggregate } from '../../apps/incidents/src/incident/incident-aggregate.js';
import { analysisAggregate } from '../../apps/problems/src/analysis/analysis-aggregate.js';
import { markRootCause, proposePrevention } from '../../apps/problems/src/analysis/change-factor.js';
import { linkFactors } from '../../apps/problems/src/analysis/link-factors.js';
import { noteFinding } from '../../apps/problems/src/analysis/note-finding.js';
import { proposeFactor, takeKnownCause } from '../../apps/problems/src/analysis/propose-factor.js';
import { approvePostmortem } from '../../apps/problems/src/postmortem/approve-postmortem.js';
import { askForPostmortem } from '../../apps/problems/src/postmortem/ask-for-postmortem.js';
import { commentSection } from '../../apps/problems/src/postmortem/comment-section.js';
import { defineTemplate as definePostmortemTemplate } from '../../apps/problems/src/postmortem/define-template.js';
import { opening, PLACE } from '../../apps/problems/src/postmortem/given-postmortem.js';
import { openPostmortem } from '../../apps/problems/src/postmortem/open-postmortem.js';
import { postmortemAggregate } from '../../apps/problems/src/postmortem/postmortem-aggregate.js';
import { postmortemTemplateAggregate } from '../../apps/problems/src/postmortem/postmortem-template-aggregate.js';
import { notePassedOn, writePublicEdition } from '../../apps/problems/src/postmortem/public-edition.js';
import { sectionAggregate } from '../../apps/problems/src/postmortem/section-aggregate.js';
import { draftSection, writeSection } from '../../apps/problems/src/postmortem/write-section.js';
import { changeProblem } from '../../apps/problems/src/problem/change-problem.js';
import { openProblem } from '../../apps/problems/src/problem/open-problem.js';
import { problemAggregate } from '../../apps/problems/src/problem/problem-aggregate.js';
import { changeRemediation } from '../../apps/problems/src/remediation/change-remediation.js';
import { didNotHold } from '../../apps/problems/src/remediation/did-not-hold.js';
import { DAYS_BY_PRIORITY } from '../../apps/problems/src/remediation/due-by-priority.js';
import { logRemediation } from '../../apps/problems/src/remediation/log-remediation.js';
import { moveRemediation } from '../../apps/problems/src/remediation/move-remediation.js';
import { remediationAggregate } from '../../apps/problems/src/remediation/remediation-aggregate.js';
import { askForRemediation, hearLogged, hearProblem } from '../../apps/problems/src/remediation/watch/watch.js';
import { watchAggregate } from '../../apps/problems/src/remediation/watch/watch-aggregate.js';
import { beginAttempt, noteMade, noteNotMade, wantIssue } from '../../apps/problems/src/tracker/make-issue.js';
import { addDuty } from '../../apps/roles/src/catalogue/add-duty.js';
import { addRole } from '../../apps/roles/src/catalogue/add-role.js';
import { archiveRole } from '../../apps/roles/src/catalogue/archive-role.js';
import { BUILT_IN, catalogueAggregate } from '../../apps/roles/src/catalogue/catalogue-aggregate.js';
import { INFORM, LIAISON } from '../../apps/roles/src/catalogue/given-catalogue.js';
import { nameDeputy } from '../../apps/roles/src/command/name-deputy.js';
import { delegateDuty } from '../../apps/roles/src/delegation/delegate-duty.js';
import { addDutyRoster } from '../../apps/roles/src/duty-rosters/add-duty-roster.js';
import { dutyRosterAggregate } from '../../apps/roles/src/duty-rosters/duty-roster-aggregate.js';
import { offerHandover } from '../../apps/roles/src/handover/offer-handover.js';
import { askForRole } from '../../apps/roles/src/participation/ask-for-role.js';
import { joinIncident } from '../../apps/roles/src/participation/join-incident.js';
import { leaveIncident } from '../../apps/roles/src/participation/leave-incident.js';
import { personAggregate } from '../../apps/roles/src/people/person-aggregate.js';
import { registerPerson } from '../../apps/roles/src/people/register-person.js';
import { acknowledgeRole } from '../../apps/roles/src/roster/acknowledge-role.js';
import { assignRole } from '../../apps/roles/src/roster/assign-role.js';
import {
  ADA,
  at,
  BEN,
  CLEO,
  DAN,
  declared,
  EXPERT,
  incident,
  MANAGER,
  RESTORER,
  SCRIBE,
} from '../../apps/roles/src/roster/given.js';
import { observeRole } from '../../apps/roles/src/roster/observe-role.js';
import { openRoster } from '../../apps/roles/src/roster/open-roster.js';
import { rosterAggregate } from '../../apps/roles/src/roster/roster-aggregate.js';
import { nameLead } from '../../apps/roles/src/shaping/name-lead.js';
import { openWorkstream } from '../../apps/roles/src/shaping/open-workstream.js';
import { shapeRole } from '../../apps/roles/src/shaping/shape-role.js';
import { markNotNeeded } from '../../apps/roles/src/staffing/mark-needed.js';
import { setStaffing } from '../../apps/roles/src/staffing/set-staffing.js';
import { staffingAggregate } from '../../apps/roles/src/staffing/staffing-aggregate.js';
import { addNote } from '../../apps/timeline/src/entry/add-note.js';
import { entryAggregate } from '../../apps/timeline/src/entry/entry-aggregate.js';
import { redactionAggregate } from '../../apps/timeline/src/redaction/redaction-aggregate.js';
import { sealRecord } from '../../apps/timeline/src/seal/seal-record.js';
import { noteIncident } from '../../apps/timeline/src/silence/note-incident.js';
import { recordAggregate } from '../../apps/timeline/src/silence/record-aggregate.js';
import { breakSilence } from '../../apps/timeline/src/silence/silence-clock.js';

type Decision = (state: never, context: { now: string; by: typeof ADA }) => readonly DomainEvent[];

/** An aggregate and what one of it stores after the same few commands, in today's shape. */
export interface Stored {
  readonly aggregate: Aggregate<never, never>;
  readonly state: unknown;
  /** By shape, where fewer commands led to what was stored in it. */
  readonly earlier?: readonly unknown[];
}

/** The state after these decisions, a minute apart, each by somebody; as the database gives it back. */
function after(aggregate: Aggregate<never, never>, ...decisions: readonly (readonly [typeof ADA, Decision])[]): Stored {
  let state: unknown;
  decisions.forEach(([by, decide], minute) => {
    const now = at(minute);
    for (const event of decide(state as never, { now, by })) {
      state = aggregate.evolve(state as never, event as never, { at: now, by });
    }
  });
  return { aggregate, state: JSON.parse(JSON.stringify(state)) };
}

const declaration = {
  ...{ title: 'Checkout fails', severity: 'SEV2', kind: 'real', visibility: 'restricted', viewers: [] },
  ...{ summary: 'Since the release.', impact: 'No orders', components: ['checkout'], labels: { team: 'shop' } },
  ...{ startedAt: at(-10), chatUrl: 'https://chat.example.org/42', dedupKey: 'alert-7' },
  links: [{ title: 'Graph', url: 'https://graphs.example.org/1' }],
} as const;

const payments = {
  ...{ key: 'payments', name: 'Payments', url: 'https://calendars.example.org/payments.ics', timeZone: 'Europe/Paris' },
  gives: { roles: ['tech-lead'], skills: ['postgresql'] },
};

const input = { id: 'INC-42', input: declaration as never, manager: ADA, viewers: [BEN] };

const statement = {
  ...{ template: 'checkout', name: { en: 'Checkout', fr: 'Paiement' }, use: 'holding' as const },
  ...{ audiences: ['customers'], components: ['checkout'] },
  words: { en: { problem: '{{ title }}' }, fr: { subject: 'Paiement', problem: '{{ title }}' } },
};

const draft = {
  ...{ id: 'upd-1', nextUpdateAt: null, template: 'investigating' },
  words: { en: { subject: 'Checkout', problem: 'Checkout fails.', affected: 'Everybody', action: 'We look.' } },
};

const upgrade = {
  ...{ title: { en: 'Upgrade', fr: 'Mise à jour' }, words: { en: 'Orders pause.' }, components: ['checkout'] },
  ...{ scheduledFor: at(1), scheduledUntil: at(3), byClock: false },
};

const dispatch: DispatchBegun = {
  ...{ message: 'upd-1.1', incident: 'INC-42', restricted: false, update: 'upd-1', audience: 'customers' },
  ...{ audienceName: { en: 'customers', fr: 'clients' }, by: ADA, language: null },
  ...{ to: 'everybody', severity: 'SEV2', components: ['checkout'], since: at(0) },
};

/** What a roster could hold in its first shape. */
const FIRST: readonly (readonly [typeof ADA, Decision])[] = [
  [ADA, () => openRoster(declared(), incident())],
  [ADA, assignRole({ seat: SCRIBE, person: BEN }) as never],
  [BEN, acknowledgeRole(SCRIBE) as never],
  [ADA, assignRole({ seat: EXPERT, person: CLEO }) as never],
  [ADA, observeRole(SCRIBE, CLEO) as never],
  [ADA, offerHandover(MANAGER, BEN, 'db2 is being seeded') as never],
];

/** What a roster can hold since its second shape. */
const IN_PARTS: readonly (readonly [typeof ADA, Decision])[] = [
  [
    ADA,
    openWorkstream({ key: 'database', name: 'Database', goal: 'A backup', timeBox: at(60), chatUrl: null }) as never,
  ],
  [ADA, assignRole({ seat: { role: 'tech-lead', scope: 'database' }, person: CLEO }) as never],
  [ADA, assignRole({ seat: EXPERT, person: BEN }) as never],
  [ADA, nameLead(EXPERT, BEN) as never],
  [ADA, shapeRole(RESTORER) as never],
  [ADA, delegateDuty({ duty: 'brief-executives', scope: 'incident' }, BEN, at(90)) as never],
  [ADA, nameDeputy(BEN) as never],
  [DAN, joinIncident(DAN, 'stakeholder') as never],
  [DAN, askForRole(SCRIBE, 'I have done it before') as never],
  [ADA, markNotNeeded('communications-manager', null) as never],
  [DAN, leaveIncident(DAN, false) as never],
];

/** What is told of a plan, one thing after the other. */
const revised = (revise: Revise): readonly [typeof ADA, Decision] => [
  ADA,
  (plan, context) => planEvents(plan, revise(plan, context)),
];

/** Somebody who may publish. */
const MAY = { allowed: true, whoMay: 'Ada', decidedByCopy: false };
const DECIDING = { verdict: MAY, restricted: false };

/** At a publication of an incident, by one page. */
const REPORTED = {
  ...{ publication: 'pub-1', incident: 'INC-42', restricted: false, day: null },
  ...{ page: '5f0c7a3e-1d52-4a8e-9a39-6f2d0c7b1e11', beyond: 0 },
};

/** A section that two wrote, as it was approved. */
const CAUSES = {
  ...{ key: 'causes', revision: 2, text: 'The disk was full.', changedBy: BEN, changedAt: at(1) },
  ...{ authors: [ADA, BEN], conflicts: [], comments: [] },
};

/** One of each aggregate that Muster stores: a new kind is added here, and so is what a new shape can hold. */
export const STORED: readonly Stored[] = [
  after(incidentAggregate as never, [ADA, (_, context) => declareIncident(input)(context)]),
  after(componentAggregate as never, [
    ADA,
    registerComponent({ key: 'db1', name: 'Primary', description: 'PostgreSQL', owner: 'Databases' } as never) as never,
  ]),
  after(personAggregate as never, [
    ADA,
    registerPerson('p-ben', { name: 'Ben Ng', email: 'ben@example.org', locale: 'fr' }) as never,
  ]),
  after(
    catalogueAggregate as never,
    [ADA, addDuty(INFORM) as never],
    [ADA, addRole(LIAISON) as never],
    [BEN, archiveRole('scribe') as never],
  ),
  after(staffingAggregate as never, [
    ADA,
    setStaffing(
      {
        SEV4: [
          { role: 'incident-manager', withinMinutes: 0 },
          { role: 'scribe', withinMinutes: 60 },
        ],
      },
      BUILT_IN,
    ) as never,
  ]),
  after(dutyRosterAggregate as never, [ADA, addDutyRoster(payments) as never]),
  {
    ...after(rosterAggregate as never, ...FIRST, ...IN_PARTS),
    // Those few commands were all there were when its first shape was stored.
    earlier: [after(rosterAggregate as never, ...FIRST).state],
  },
  after(entryAggregate as never, [
    ADA,
    (_, context) =>
      addNote(
        { incident: 'INC-42', text: 'Replication has stopped.', occurredAt: at(-1) },
        { restricted: false, span: {}, mentions: [], files: [] },
      )(context),
  ]),
  after(redactionAggregate as never, [
    ADA,
    () => [
      {
        name: 'entries-redacted',
        data: {
          ...{ incident: 'INC-42', restricted: false, reason: 'a password' },
          entries: [{ entry: 'n-1', digest: 'q1w2e3' }],
        },
      },
    ],
  ]),
  after(
    planAggregate as never,
    [ADA, () => planEvents(undefined, quietly(openPlan(toldOf(), AUDIENCES)))],
    revised(noteSending(sent('customers', 8, { awaits: ['fr'] }), { audiences: AUDIENCES, standing: undefined })),
    revised((plan) =>
      noteInPlan(
        plan,
        toldOf({ severity: 'SEV2' }),
        { sequence: 2, at: at(9) },
        { audiences: AUDIENCES, standing: undefined },
      ),
    ),
  ),
  after(
    briefAggregate as never,
    [
      ADA,
      writeBrief(
        { incident: 'INC-42', expected: { words: 'Back by five', at: at(60) }, needs: 'Patience' },
        { restricted: false, decidedByCopy: false },
      ) as never,
    ],
    [ADA, noteSaid(sent('executives', 8), false) as never],
  ),
  after(
    questionAggregate as never,
    [
      ADA,
      (_, context) =>
        askQuestion({ id: 'qst-1', words: 'When will it be back?' }, toldOf(), { owner: BEN, sequence: 2 })(context),
    ],
    [CLEO, joinQuestion() as never],
    [BEN, answerQuestion('By five.', false) as never],
  ),
  after(
    recordAggregate as never,
    [ADA, noteIncident(declared({ severity: 'SEV1' }), { sequence: 1, at: at(-20) }) as never],
    [ADA, breakSilence({ keeper: BEN, manager: ADA }, at(-15)) as never],
    [ADA, breakSilence({ keeper: BEN, manager: ADA }, null) as never],
    [ADA, sealRecord({ closing: 'e-7', length: 7, head: 'h', at: at(3), signature: 'a.b.c' }) as never],
  ),
  after(noticeBoxAggregate as never, [
    ADA,
    gatherNotices('p-ben', undefined, [{ event: 'e-7', urgent: true } as never], at(1)) as never,
  ]),
  after(snoozeAggregate as never, [
    BEN,
    snoozeNotices({ incident: 'INC-42', restricted: false }, 30, 'asleep') as never,
  ]),
  after(audienceAggregate as never, [
    ADA,
    defineAudience({
      ...{ audience: 'partners', name: { en: 'partners', fr: 'partenaires' }, side: 'external', review: 'four-eyes' },
    }) as never,
  ]),
  after(
    templateAggregate as never,
    [BEN, defineTemplate(statement, false) as never],
    [ADA, approveTemplate(1) as never],
  ),
  after(
    updateAggregate as never,
    [BEN, (_, context) => draftUpdate(draft, around())(context)],
    [ADA, approveUpdate(1, true, around()) as never],
    [BEN, sendUpdate({ revision: 1, saidBefore: false }, around()) as never],
    [BEN, reviseUpdate({ revision: 1, words: { en: { problem: 'It is the database.' } } }, around()) as never],
    [ADA, scheduleUpdate({ revision: 2, at: at(60) }, around()) as never],
  ),
  after(
    dispatchAggregate as never,
    [ADA, begin(dispatch) as never],
    [ADA, planAll(12) as never],
    [ADA, tellDelivered({ counts: { delivered: 10, failed: 1, 'to-post': 1 }, maybeTwice: 1 }) as never],
    [BEN, notePosted('upd-1.1.k', 'Mastodon', 'https://social.example.org/1') as never],
    [ADA, retryFailed(1) as never],
    [ADA, tellDelivered({ counts: { delivered: 11, queued: 1 }, maybeTwice: 1 }) as never],
    [ADA, tellDelivered({ counts: { delivered: 11, posted: 1 }, maybeTwice: 1 }) as never],
  ),
  after(
    responseAggregate as never,
    [
      BEN,
      (_, context) =>
        gatherResponse(
          {
            ...{ id: 'rsp-1', incident: 'INC-42', restricted: false, audience: 'customers', update: 'upd-1' },
            ...{ source: 'support', words: 'When will it work?', language: 'en', from: 'jane@example.org' },
          },
          true,
        )(context),
    ],
    [ADA, sortResponse({ theme: 'login', isQuestion: true }) as never],
    [ADA, answerResponse('upd-2') as never],
  ),
  after(
    gatheringAggregate as never,
    [ADA, noteForGathering(declared({ severity: 'SEV1' }), { sequence: 1, at: at(-20) }) as never],
    [ADA, hearResponse(at(-15), false) as never],
    [ADA, lookAtWaiting({ ...{ oldest: at(-15), count: 1, untold: 1 }, ...{ holder: BEN, manager: ADA } }) as never],
  ),
  after(
    maintenanceAggregate as never,
    [ADA, (_, context) => announceMaintenance('mnt-1', upgrade)(context)],
    [BEN, beginMaintenance({ en: 'It has begun.', fr: 'Cela a commencé.' }) as never],
    [BEN, prolongMaintenance({ words: { en: 'A little longer.' }, scheduledUntil: at(4) }) as never],
    [BEN, () => []],
    [ADA, tickMaintenance as never],
  ),
  after(
    publicationAggregate as never,
    [
      ADA,
      (_, context) =>
        publish(
          'pub-1',
          {
            title: { en: 'Orders fail', fr: 'Des commandes échouent' },
            ...{ words: { en: 'We are looking into it.' }, status: 'investigating', beside: false },
            components: [{ component: 'checkout', state: 'partial_outage' }],
          },
          { verdict: MAY, incident: around().incident, holding: undefined },
        )(context),
    ],
    [BEN, addEntry({ words: { en: 'Found.', fr: 'Trouvé.' }, status: 'identified' }, DECIDING) as never],
    [BEN, correctPublished('pub-1.2', { en: 'We found it.', fr: 'Trouvé.' }, DECIDING) as never],
  ),
  after(shownComponentAggregate as never, [
    ADA,
    showComponent({
      ...{ key: 'checkout', name: { en: 'Checkout', fr: 'Paiement' }, description: null, group: { en: 'Shop' } },
      ...{ position: 1, visible: true },
    }) as never,
  ]),
  after(
    subscriptionAggregate as never,
    [ADA, subscribe({ id: 'sub-1', channel: 'email', components: ['checkout'], language: 'fr' }) as never],
    [ADA, confirmSubscription as never],
  ),
  after(
    affectedAggregate as never,
    [ADA, countAffected({ ...REPORTED, batch: 1, counts: [{ component: 'checkout', count: 2 }] }) as never],
    [ADA, countAffected({ ...REPORTED, batch: 2, counts: [{ component: null, count: 1 }], beyond: 3 }) as never],
  ),
  after(
    problemAggregate as never,
    [
      ADA,
      (_, context) => openProblem({ id: 'PRB-1', incident: declared(), sequence: 3, because: 'severity' })(context),
    ],
    [ADA, changeProblem({ workaround: 'Restart the pool.' }) as never],
  ),
  after(
    remediationAggregate as never,
    [
      ADA,
      (_, context) =>
        logRemediation(
          {
            ...{ id: 'rem-1', problem: 'PRB-7', restricted: true, title: 'Alert on lag', words: 'At 30 s.' },
            ...{ kind: 'detect', priority: 'high', cause: 'factor-1', owner: BEN, clock: true },
          },
          DAYS_BY_PRIORITY,
        )(context),
    ],
    [ADA, changeRemediation({ priority: 'urgent', owner: CLEO }, DAYS_BY_PRIORITY) as never],
    [ADA, wantIssue('code') as never],
    [ADA, beginAttempt as never],
    [ADA, noteNotMade('code', { reason: { en: 'busy', fr: 'occupé' }, lasting: true }, 0) as never],
    [
      ADA,
      noteMade('code', {
        ...{ key: '7', url: 'https://code.example.org/acme/shop/issues/7', state: 'open', changedAt: at(5) },
      }) as never,
    ],
    [CLEO, moveRemediation({ status: 'done', evidence: { words: 'It fires.' } }) as never],
    [ADA, didNotHold({ incident: 'INC-43', began: at(7) }, BEN) as never],
  ),
  after(
    watchAggregate as never,
    [
      ADA,
      hearProblem({
        problem: { id: 'PRB-7', restricted: false, openedAt: at(-20_000), closedAt: null, reopened: 0 },
        ...{ sequence: 3, at: at(-20_000), clock: true },
      }) as never,
    ],
    [ADA, askForRemediation({ tracker: BEN, up: ADA }) as never],
    [ADA, hearLogged('PRB-7', false, at(2)) as never],
  ),
  after(
    postmortemAggregate as never,
    [ADA, (_, context) => openPostmortem(opening())(context)],
    [ADA, askForPostmortem({ what: 'join', people: [CLEO], section: 'causes', words: 'Is that so?' }) as never],
    [BEN, approvePostmortem({ revision: 2, words: null }, [CAUSES]) as never],
    [ADA, writePublicEdition({ en: { problem: 'Backups failed.' } }, { names: ['Ada'], hosts: [] }) as never],
    [ADA, notePassedOn({ update: 'upd-1', incident: 'INC-42', audience: 'customers' }) as never],
  ),
  after(
    sectionAggregate as never,
    [ADA, draftSection(PLACE, '- The disk was full') as never],
    [BEN, writeSection(PLACE, { text: '- The disk was full, unseen', revision: 1, joins: [] }) as never],
    [CLEO, writeSection(PLACE, { text: '- The backup was empty', revision: 1, joins: [] }) as never],
    [DAN, commentSection(PLACE, { confirms: true, words: 'It was.' }) as never],
  ),
  after(postmortemTemplateAggregate as never, [
    ADA,
    definePostmortemTemplate({
      version: 0,
      sections: [
        {
          ...{ key: 'summary', title: { en: 'Summary', fr: 'Résumé' }, hint: { en: 'Short', fr: 'Court' } },
          ...{ chapters: ['impact'], duty: 'record-postmortem', withinDays: 2 },
        },
      ],
    }) as never,
  ]),
  after(
    analysisAggregate as never,
    [ADA, () => [{ name: 'analysis-opened', data: { problem: 'PRB-7', restricted: false, since: at(0) } }]],
    [ADA, proposeFactor({ what: 'Backups failed', why: 'Nobody was told', evidence: [] }) as never],
    [
      BEN,
      proposeFactor({
        what: 'Nobody got the mail',
        evidence: [{ title: 'Bounces', url: 'https://mail.example.org/1' }],
        effects: ['F1'],
      }) as never,
    ],
    [
      CLEO,
      takeKnownCause({
        ...{ id: 'timeline/e-7', service: 'timeline', by: CLEO, at: at(-5), what: 'The server was the wrong one' },
        evidence: [{ incident: 'INC-42', entry: 'e-7' }],
      }) as never,
    ],
    [CLEO, linkFactors('F2', 'F3') as never],
    [ADA, markRootCause('F2', 'likely') as never],
    [BEN, proposePrevention('F2', 1, 'Alert where nothing arrives') as never],
    [DAN, noteFinding({ kind: 'good-luck', words: 'A copy of six hours before', evidence: [] }) as never],
  ),
];

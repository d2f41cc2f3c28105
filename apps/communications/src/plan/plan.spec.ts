import { type Incident, PLAN_EVENTS, type Plan } from '#contracts';
import {
  ANA,
  AUDIENCES,
  afterEvents,
  at,
  BO,
  CLOCK,
  CY,
  changed,
  factsOf,
  incident,
  promiseTo,
  revisedAt,
  sent,
  standing,
  tellings,
} from './given-plan.js';
import { movePromise } from './move-promise.js';
import { noteIncident } from './note-incident.js';
import { noteLanguage } from './note-language.js';
import { noteSending } from './note-sending.js';
import { noteStanding } from './note-standing.js';
import { noteWithdrawal } from './note-withdrawal.js';
import { openPlan } from './open-plan.js';
import { dueAt, tellClock } from './promise-clock.js';
import { shownDrift, shownPromises } from './shown-plan.js';
import { takeOverPromises } from './take-over-promises.js';

const AROUND = { audiences: AUDIENCES, standing: undefined };

/** A plan of one audience, for what is said of it alone. */
const planFor = (audience: string, more: Partial<Incident> = {}): Plan => {
  const all = openPlan(incident(more), AUDIENCES);
  return { ...all, promises: all.promises.filter((one) => one.audience === audience) };
};
const ticked = (plan: Plan, minute: number) => {
  const events = tellClock(plan, { now: at(minute) });
  return { plan: afterEvents(plan, events), told: tellings(events) };
};
const sends = (plan: Plan, ...given: Parameters<typeof sent>) =>
  changed(plan, revisedAt(noteSending(sent(...given), AROUND), plan, given[1]));
const becomes = (plan: Plan, minute: number, more: Partial<Incident>, sequence = plan.sequence + 1) =>
  changed(plan, noteIncident(plan, incident(more), { sequence, at: at(minute) }, AROUND));
const words = (told: ReturnType<typeof tellings>, by = CLOCK) =>
  told.map(({ name, data }) => PLAN_EVENTS.find((one) => one.name === name)!.wording!({ data, by } as never));

describe('a plan that nobody has touched', () => {
  it('promises the first word by the beat of the severity, and the manager answers', () => {
    const plan = openPlan(incident(), AUDIENCES);
    const due = Object.fromEntries(plan.promises.map((one) => [one.audience, one.due]));
    expect(due).toEqual({
      ...{ responders: at(15), 'all-staff': at(30), executives: at(15) },
      ...{ customers: at(10), 'status-page': at(10), social: at(15) },
    });
    expect(plan.promises.every(({ owner }) => owner.id === ANA.id)).toBe(true);
    expect(dueAt(plan)).toBe(at(7.5));
  });

  it('promises nothing where nobody is told, where there is relief, and of what is told afterwards', () => {
    const nothing: Partial<Incident>[] = [
      { severity: 'SEV3' },
      { severity: 'SEV4' },
      { kind: 'backfilled' },
      { status: 'resolved' },
      { status: 'cancelled' },
    ];
    for (const more of nothing) {
      const plan = openPlan(incident(more), AUDIENCES);
      expect([plan.promises.filter(({ due }) => due), dueAt(plan)]).toEqual([[], null]);
    }
    expect(dueAt(openPlan(incident({ kind: 'drill' }), AUDIENCES))).toBe(at(7.5));
  });

  it('shows the next that is due first, and what is left', () => {
    const shown = shownPromises(planFor('customers'), at(12));
    expect(shown).toMatchObject([{ audience: 'customers', due: at(10), dueInMs: -120_000, late: true, drift: [] }]);
    const all = shownPromises(openPlan(incident({ severity: 'SEV3' }), AUDIENCES), at(1));
    expect(all.every(({ due, dueInMs, late }) => due === null && dueInMs === null && !late)).toBe(true);
  });
});

describe('the clock of a promise', () => {
  const plan = { ...planFor('executives'), standing: { sequence: 3, manager: ANA, deputy: CY } };
  const owned = { ...plan, promises: plan.promises.map((one) => ({ ...one, owner: BO })) };

  it('speaks to the one who answers, then to the deputy too, then to the manager too', () => {
    expect(ticked(owned, 11.2).told).toEqual([]);
    const soon = ticked(owned, 11.25);
    expect(soon.told).toMatchObject([{ data: { step: 'soon', due: at(15), dueInMs: 225_000, asks: [BO] } }]);
    const due = ticked(soon.plan, 15);
    expect(due.told).toMatchObject([{ data: { step: 'due', dueInMs: 0, asks: [BO, CY] } }]);
    const late = ticked(due.plan, 22.5);
    expect(late.told).toMatchObject([{ data: { step: 'late', dueInMs: -450_000, asks: [BO, CY, ANA] } }]);
    expect([dueAt(late.plan), ticked(late.plan, 900).told]).toEqual([null, []]);
    const notified = [soon, due, late].map(({ told }) =>
      PLAN_EVENTS[1].notifies!({ data: told[0]!.data as never, by: CLOCK }).map((one) => one.urgent),
    );
    expect(notified).toEqual([[false], [true, true], [true, true, true]]);
    expect(words([...soon.told, ...due.told, ...late.told])).toEqual([
      {
        en: 'The next word to executives and stakeholders is due in 3 min: Bo, please see to it.',
        fr: "Le prochain message à : direction et parties prenantes est attendu dans 3 min : Bo, merci d'y veiller.",
      },
      {
        en: 'The next word to executives and stakeholders is due now: Bo and Cy, please see to it.',
        fr: "Le prochain message à : direction et parties prenantes est attendu maintenant : Bo et Cy, merci d'y veiller.",
      },
      {
        en: 'The next word to executives and stakeholders is late by 7 min: Bo, Cy and Ana, please see to it.',
        fr: "Le prochain message à : direction et parties prenantes est en retard de 7 min : Bo, Cy et Ana, merci d'y veiller.",
      },
    ]);
  });

  it('says only the latest step of what was missed, and names one person once', () => {
    expect(ticked({ ...plan, standing: { ...plan.standing, deputy: ANA } }, 500).told).toMatchObject([
      { data: { step: 'late', asks: [ANA] } },
    ]);
  });

  it('is silent in a SEV4, whatever was promised', () => {
    const promised = sends(planFor('customers', { severity: 'SEV4' }), 'customers', 5, { nextUpdateAt: at(30) }).plan;
    expect([promiseTo(promised, 'customers').due, dueAt(promised)]).toEqual([at(30), null]);
  });
});

describe('a word that is sent', () => {
  it('keeps the promise in time or late, and begins the next one', () => {
    const first = sends(planFor('customers'), 'customers', 8);
    expect(first.told).toMatchObject([
      { name: 'promise-kept', data: { update: 'upd-8', wasDue: at(10), lateMs: 0, due: at(38) } },
    ]);
    const late = ticked(first.plan, 60).plan;
    const second = sends(late, 'customers', 61);
    expect(second.told).toMatchObject([{ data: { lateMs: 23 * 60_000, due: at(91) } }]);
    expect(promiseTo(second.plan, 'customers')).toMatchObject({ step: null, since: at(61), lastSaid: { at: at(61) } });
    expect(words([...first.told, ...second.told])).toMatchObject([
      { en: expect.stringMatching(/^The word promised to customers was sent in time; the next one is due by /) },
      { fr: expect.stringMatching(/^Le message promis à : clients a été envoyé avec 23 min de retard ; prochain/) },
    ]);
  });

  it('promises what it says itself', () => {
    const { plan } = sends(planFor('customers'), 'customers', 8, { nextUpdateAt: at(120) });
    expect(promiseTo(plan, 'customers')).toMatchObject({ due: at(120), isFixed: true });
  });

  it('changes nothing when it comes again, or after a newer one', () => {
    const { plan } = sends(sends(planFor('customers'), 'customers', 8).plan, 'customers', 20);
    expect(sends(plan, 'customers', 8).count).toBe(0);
    expect(sends(plan, 'customers', 20).count).toBe(0);
    expect(sends(plan, 'customers', 25, { update: 'upd-20', revision: 2 }).count).toBeGreaterThan(0);
  });

  it('leaves a language with a clock of its own until that follows', () => {
    const { plan } = sends(planFor('customers'), 'customers', 8, { awaits: ['fr'] });
    expect(promiseTo(plan, 'customers').awaits).toMatchObject([{ language: 'fr', due: at(23), step: null }]);
    const reminded = ticked(plan, 23);
    expect(reminded.told).toMatchObject([{ name: 'language-due', data: { step: 'due', language: 'fr' } }]);
    expect(words(reminded.told)).toEqual([
      {
        en: 'The update to customers in French is due now: Ana, please see to it.',
        fr: "Le message à : clients, en français, est attendu maintenant : Ana, merci d'y veiller.",
      },
    ]);
    const data = { ...sent('customers', 8), revision: 1, language: 'fr' as const };
    const kept = changed(reminded.plan, revisedAt(noteLanguage(data), reminded.plan, 24));
    expect(promiseTo(kept.plan, 'customers').awaits).toEqual([]);
    expect(changed(kept.plan, revisedAt(noteLanguage(data), kept.plan, 25)).count).toBe(0);
    // What is known here before what it follows comes to the same.
    const early = revisedAt(noteLanguage(data), planFor('customers'), 7).plan;
    expect(promiseTo(sends(early, 'customers', 8, { awaits: ['fr'] }).plan, 'customers').awaits).toEqual([]);
  });

  it('who waits for a language does not wait anew with the next word', () => {
    const first = sends(planFor('customers'), 'customers', 8, { awaits: ['fr'] }).plan;
    const second = sends(first, 'customers', 20, { awaits: ['fr'] }).plan;
    expect(promiseTo(second, 'customers').awaits).toMatchObject([{ update: 'upd-20', due: at(23) }]);
    expect(promiseTo(sends(second, 'customers', 21).plan, 'customers').awaits).toEqual([]);
  });

  it('that is taken back leaves what is right to be said, whichever comes first', () => {
    const withdrawn = { ...sent('customers', 8), reason: 'false', wasSent: true, at: at(12) };
    const takesBack = (plan: Plan) => revisedAt(noteWithdrawal(withdrawn, AROUND), plan, 12).plan;
    const inOrder = takesBack(sends(planFor('customers'), 'customers', 8, { awaits: ['fr'] }).plan);
    const reordered = sends(takesBack(planFor('customers')), 'customers', 8, { awaits: ['fr'] }).plan;
    expect(promiseTo(inOrder, 'customers')).toMatchObject({ lastSaid: null, awaits: [], due: at(42) });
    expect(reordered).toEqual(inOrder);
    expect(takesBack(inOrder)).toEqual(inOrder);
    expect(sends(inOrder, 'customers', 8).count).toBe(0);
  });
});

describe('an incident that is otherwise', () => {
  it('of a worse severity brings the next word forward and never puts it off', () => {
    const sev2 = planFor('customers', { severity: 'SEV2' });
    const worse = becomes(sev2, 5, { severity: 'SEV1' });
    expect(promiseTo(worse.plan, 'customers').due).toBe(at(10));
    expect(promiseTo(becomes(sev2, 15, { severity: 'SEV1' }).plan, 'customers').due).toBe(at(15));
    const better = becomes(worse.plan, 6, { severity: 'SEV2' });
    expect(promiseTo(better.plan, 'customers').due).toBe(at(10));
    expect(becomes(worse.plan, 7, { severity: 'SEV4' }, worse.plan.sequence).count).toBe(0);
  });

  it('of a severity in which nobody is told ends what nobody has said aloud', () => {
    const quiet = becomes(planFor('customers'), 5, { severity: 'SEV3' }).plan;
    expect(promiseTo(quiet, 'customers').due).toBeNull();
    expect(promiseTo(becomes(quiet, 60, { severity: 'SEV1' }).plan, 'customers').due).toBe(at(70));
    const said = sends(planFor('customers'), 'customers', 5, { nextUpdateAt: at(30) }).plan;
    expect(promiseTo(becomes(said, 6, { severity: 'SEV3' }).plan, 'customers').due).toBe(at(30));
  });

  it('that is resolved still owes a last word to those who were told, and to nobody else', () => {
    expect(promiseTo(becomes(planFor('customers'), 5, { status: 'resolved' }).plan, 'customers').due).toBeNull();
    const told = sends(planFor('customers'), 'customers', 8).plan;
    const isOver = becomes(told, 20, { status: 'resolved' });
    const resolved = isOver.plan;
    expect(words(isOver.told)).toEqual([
      {
        en: 'The incident is resolved, and a last word is owed to customers: Ana, please see to it.',
        fr: "L'incident est résolu, et un dernier message est dû à : clients. Ana, merci d'y veiller.",
      },
    ]);
    expect(promiseTo(resolved, 'customers').due).toBe(at(38));
    const last = sends(resolved, 'customers', 25, { facts: factsOf(incident({ status: 'resolved' })) });
    expect(last.told).toMatchObject([{ name: 'promise-kept', data: { due: null } }]);
    expect(dueAt(last.plan)).toBeNull();
    const again = becomes(last.plan, 50, { status: 'active' }).plan;
    expect(promiseTo(again, 'customers').due).toBe(at(80));
  });

  it('that is merged promises nothing any more, and says where that goes on', () => {
    const { plan } = sends(planFor('customers'), 'customers', 8);
    const merged = becomes(plan, 9, { status: 'merged', mergedInto: 'INC-7' });
    expect(promiseTo(merged.plan, 'customers')).toMatchObject({ due: null, drift: [] });
    expect(words(merged.told, ANA)).toEqual([
      {
        en: 'What was promised to customers goes on in INC-7.',
        fr: 'Ce qui était promis à : clients se poursuit dans INC-7.',
      },
    ]);
  });
});

describe('what a merged incident had promised', () => {
  const from = sends(planFor('customers'), 'customers', 8).plan;
  const takes = (plan: Plan, minute = 20) =>
    changed(plan, takeOverPromises(plan, from, { at: at(minute), standing: undefined }));

  it('is promised by the other to whoever was told something, by the earlier of both times, and once', () => {
    const none = { ...planFor('customers'), promises: [] };
    const taken = takes(none);
    expect(promiseTo(taken.plan, 'customers')).toMatchObject({ due: at(38), owner: ANA, lastSaid: null });
    expect(words(taken.told, ANA)).toEqual([
      {
        en: 'What INC-42 had promised to customers is promised here now.',
        fr: 'Ce que INC-42 avait promis à : clients se promet désormais ici.',
      },
    ]);
    expect(takes(taken.plan).count).toBe(0);
    expect(takes(planFor('customers')).count).toBe(0);
  });

  it('changes nothing that was said or moved there since', () => {
    const later = sends(planFor('customers'), 'customers', 25, { update: 'upd-there' }).plan;
    expect(takes(later).count).toBe(0);
    const over = becomes(planFor('customers'), 5, { status: 'merged', mergedInto: 'INC-7' }).plan;
    expect(takes(over).count).toBe(0);
  });
});

describe('who answers', () => {
  it('leaves open promises to a named successor or to the manager, in one line for each', () => {
    const plan = openPlan(incident(), AUDIENCES);
    const taken = noteStanding(plan, standing(3, { customers: BO, 'status-page': BO }, { deputy: CY }));
    expect(words([...taken.told], ANA)).toEqual([
      {
        en: 'Bo now answers for what is promised to customers and status page, after Ana.',
        fr: "Bo répond désormais de ce qui est promis à : clients et page d'état, après Ana.",
      },
    ]);
    const left = noteStanding(taken.plan, standing(5));
    expect(left.told).toMatchObject([{ data: { from: BO, to: ANA, because: 'falls-to-manager', pressing: false } }]);
    expect(words([...left.told], BO)[0]!.en).toBe(
      'What is promised to customers and status page falls to the incident manager, Ana, after Bo.',
    );
    expect(noteStanding(left.plan, standing(4, { customers: CY }))).toEqual({ plan: left.plan, told: [] });
  });

  it('of what is not owed is told to nobody', () => {
    const plan = openPlan(incident({ severity: 'SEV3' }), AUDIENCES);
    expect(noteStanding(plan, standing(3, { customers: BO })).told).toEqual([]);
  });
});

describe('a promise that is moved', () => {
  const moves = (due: string | null, minute = 5) =>
    changed(
      planFor('customers'),
      revisedAt(
        movePromise({ incident: 'INC-42', audience: 'customers', due, reason: 'We wait' }, false),
        planFor('customers'),
        minute,
      ),
    );

  it('is due then, or not at all, and says why', () => {
    const moved = moves('2026-03-01T05:00:00+01:00');
    expect(promiseTo(moved.plan, 'customers')).toMatchObject({ due: at(60), since: at(5), isFixed: true });
    expect(words(moved.told, BO)[0]!.en).toMatch(/^Bo moved the next word to customers to .*04:00 UTC: We wait$/);
    const ended = moves(null);
    expect(promiseTo(ended.plan, 'customers').due).toBeNull();
    expect(words(ended.told, BO)[0]!.fr).toBe('Bo ne promet plus rien à : clients (We wait)');
    expect(promiseTo(becomes(ended.plan, 9, { severity: 'SEV2' }).plan, 'customers').due).toBeNull();
  });

  it.each([
    ['a time that has passed', at(4), 'promise-time-unfit'],
    ['a time weeks away', at(20_000), 'promise-time-unfit'],
  ])('is not moved to %s', (_what, due, code) => {
    expect(() => moves(due)).toThrow(code);
  });

  it('is not moved where there is no such audience, or the incident lives on elsewhere', () => {
    const input = { incident: 'INC-42', audience: 'nobody', due: null, reason: 'x' };
    expect(() => revisedAt(movePromise(input, false), planFor('customers'), 5)).toThrow('promise-unknown');
    const merged = becomes(planFor('customers'), 1, { status: 'merged', mergedInto: 'INC-7' }).plan;
    expect(() => revisedAt(movePromise(input, false), merged, 5)).toThrow('promises-went-on');
  });
});

describe('what is no longer so', () => {
  it('is told once to whoever answers, and again after the next word', () => {
    const told = sends(planFor('customers'), 'customers', 8).plan;
    const worse = becomes(told, 9, { severity: 'SEV2', impact: 'No orders', status: 'mitigated' }).plan;
    expect(shownDrift(worse)).toMatchObject([
      { audience: 'customers', field: 'severity', said: 'SEV1', now: 'SEV2', since: at(9), answers: ANA },
      { audience: 'customers', field: 'status', said: 'active', now: 'mitigated', since: at(9) },
    ]);
    expect(ticked(worse, 9).told).toEqual([]);
    const { plan, told: said } = ticked(worse, 9.5);
    expect(words(said)).toEqual([
      {
        en: 'What was last said to customers is no longer so (severity and status): SEV1, now SEV2; active, now mitigated. Ana, is a word needed?',
        fr: "Ce qui a été dit en dernier à : clients n'est plus vrai (sévérité et statut) : SEV1, désormais SEV2; actif, désormais atténué. Ana, faut-il un message ?",
      },
    ]);
    const further = becomes(plan, 12, { severity: 'SEV2', impact: 'None', status: 'mitigated' }).plan;
    expect([shownDrift(further).length, ticked(further, 20).told]).toEqual([3, []]);
    const next = sends(further, 'customers', 21, { facts: factsOf(incident({ severity: 'SEV2' })) }).plan;
    expect(ticked(next, 22).told).toMatchObject([{ name: 'drift-arose' }]);
  });

  it('is nobody asked about who sends something at once, nor where it became so again', () => {
    const told = sends(planFor('customers'), 'customers', 8).plan;
    const other = becomes(told, 9, { components: ['checkout', 'db'] }).plan;
    const back = becomes(other, 9.1, { components: ['checkout'] }).plan;
    expect([shownDrift(back), ticked(back, 10).told]).toEqual([[], []]);
  });
});

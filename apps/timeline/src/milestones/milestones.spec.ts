import {
  type Envelope,
  type Incident,
  incidentDeclared,
  roleAcknowledged,
  rosterOpened,
  spokenDuration,
  statusChanged,
} from '#contracts';
import { eventAt } from '../chain/given-chain.js';
import { Acknowledgement } from './acknowledged-at.js';
import { milestonesOf } from './milestones.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 3) + minute * 60_000).toISOString();
const ANA = 'p-ana';

const told = (minute: number, status: Incident['status'], more: Partial<Incident> = {}): Envelope =>
  eventAt(minute + 1, {
    time: at(minute),
    source: '/muster/incidents',
    type: minute === 0 ? incidentDeclared.type : statusChanged.type,
    data: { incident: { status, startedAt: null, declaredAt: at(0), labels: {}, ...more } },
  });

const times = (story: readonly Envelope[], acknowledged: string | null = null) => {
  const { milestones, spans } = milestonesOf(story, acknowledged, 'en');
  const byName = Object.fromEntries(milestones.map((one) => [one.name, one]));
  const between = Object.fromEntries(spans.map(({ from, to, spoken }) => [`${from}-${to}`, spoken]));
  return { byName, between };
};

describe('milestones', () => {
  it('are when the incident came to each, and the times between in words', () => {
    const known = { startedAt: at(-41) };
    const story = [
      ...[told(0, 'triage', known), told(5, 'active', known), told(30, 'mitigated', known)],
      ...[told(90, 'resolved', known), told(1_530, 'closed', known)],
    ];
    const { byName, between } = times(story, at(2));
    expect(byName).toMatchObject({
      started: { at: at(-41), note: null },
      detected: { at: at(0), note: 'when it was declared' },
      ...{ declared: { at: at(0) }, acknowledged: { at: at(2) }, relief: { at: at(30) } },
      ...{ mitigated: { at: at(30) }, resolved: { at: at(90) }, closed: { at: at(1_530) } },
    });
    expect(between).toEqual({
      ...{ 'started-detected': '41 min', 'detected-declared': '0 s', 'declared-acknowledged': '2 min' },
      ...{ 'declared-relief': '30 min', 'declared-resolved': '1 h 30 min', 'started-resolved': '2 h 11 min' },
      'resolved-closed': '1 d 0 h',
    });
  });

  it('are never guessed: a start that nobody gave has no time, and says so in the language of the reader', () => {
    const [started] = milestonesOf([told(0, 'triage')], null, 'fr').milestones;
    expect(started).toMatchObject({ at: null, label: 'début', note: "personne n'a dit quand il a commencé" });
    expect(times([told(0, 'triage')]).between['started-resolved']).toBeNull();
  });

  it('take the time of detection from its label, where that is a time', () => {
    const labelled = (text: string) => times([told(0, 'triage', { labels: { 'detected-at': text } })]).byName.detected;
    expect(labelled('2026-03-01T03:50:00+01:00')).toMatchObject({
      at: at(-10),
      note: 'as the label detected-at says',
    });
    expect(labelled('this morning')).toMatchObject({ at: at(0), note: 'when it was declared' });
  });

  it('skip what was skipped: resolved without relief before is the relief', () => {
    expect(times([told(0, 'triage'), told(9, 'resolved')]).byName).toMatchObject({
      ...{ relief: { at: at(9) }, mitigated: { at: null }, resolved: { at: at(9), takenBack: false } },
    });
  });

  it('count the last time where a status was taken back, and keep the earlier ones', () => {
    const story = [told(0, 'triage'), told(9, 'resolved'), told(20, 'active'), told(50, 'resolved')];
    const back = times(story.slice(0, 3));
    expect(back.byName.resolved).toMatchObject({ at: at(9), takenBack: true, earlier: [] });
    expect(back.between['declared-resolved']).toBeNull();
    const again = times(story);
    expect(again.byName).toMatchObject({
      resolved: { at: at(50), takenBack: false, earlier: [at(9)] },
      relief: { at: at(9) },
    });
    expect(again.between['declared-resolved']).toBe('50 min');
  });

  it('have no time between what runs backwards', () => {
    expect(times([told(0, 'triage', { startedAt: at(3) })]).between['started-detected']).toBeNull();
  });
});

describe('the answer of a manager', () => {
  const ana = { id: ANA, name: 'Ana' };
  const opened = (acknowledged: boolean, minute: number, actor = 'p-eve') =>
    eventAt(1, {
      type: rosterOpened.type,
      time: at(minute),
      actor,
      data: { manager: ana, since: at(0), acknowledged },
    });
  const answered = (...events: readonly Envelope[]) => {
    const found = new Acknowledgement();
    for (const event of events) found.take(event);
    return found.at;
  };
  const confirmed = eventAt(2, { type: roleAcknowledged.type, time: at(3), actor: ANA });

  it('is there from the declaration for who declared it, else from the first thing they do', () => {
    expect(answered(opened(true, 1))).toBe(at(0));
    expect(answered(opened(false, 1))).toBeNull();
    expect(answered(opened(false, 1), eventAt(2, { actor: 'p-bo', time: at(2) }), confirmed)).toBe(at(3));
  });

  it('is that of whoever took over, where the first one never gave one', () => {
    const over = eventAt(3, {
      type: 'muster.roles.manager-taken-over.v1',
      ...{ time: at(9), actor: 'p-bo' },
      data: { person: { id: 'p-bo', name: 'Bo' }, former: ana, reason: 'asleep' },
    });
    expect(answered(opened(false, 1), over, confirmed)).toBe(at(9));
  });
});

it.each([
  [999, '0 s', '0 s'],
  [35_900, '35 s', '35 s'],
  [41 * 60_000 + 59_999, '41 min', '41 min'],
  [125 * 60_000, '2 h 05 min', '2 h 05 min'],
  [76 * 3_600_000, '3 d 4 h', '3 j 4 h'],
])('%d ms are spoken as %s, %s', (ms, en, fr) => {
  expect([spokenDuration(ms, 'en'), spokenDuration(ms, 'fr')]).toEqual([en, fr]);
});

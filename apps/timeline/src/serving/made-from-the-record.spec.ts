import { listMilestones, listPeopleAndActivities, markLooked, readTimeline, stateAt, summariseShift } from '#contracts';
import { ANA, ago, BO, RecordUnderTest, SCRIBE_SEAT, texts } from '../../../../tests/support/record-under-test.js';

let record: RecordUnderTest;

beforeAll(async () => {
  record = await RecordUnderTest.start();
});

afterAll(() => record?.stop());

describe('what is made from the record', () => {
  it('is a summary of a shift, in JSON and in Markdown', async () => {
    const incident = await record.declared(600);
    const { id } = incident;
    await incident.roles('handover-accepted', { ...SCRIBE_SEAT, from: ANA, to: BO }, 500, BO);
    await incident.move('mitigated', 20);
    await record.note(id, 'We fail over', { kind: 'decision' });
    await record.note(id, 'Who calls?', { kind: 'question' });
    const { summary } = await record.service.ask(summariseShift, { incident: id, from: ago(60) });
    expect(summary).toMatchObject({
      state: { severity: 'SEV2', status: 'mitigated' },
      milestones: [{ name: 'relief' }, { name: 'mitigated' }],
      ...{ decisions: [{ text: 'We fail over' }], questions: [{ text: 'Who calls?' }], roles: [] },
      withoutWhy: [{ text: expect.stringContaining('moved') }, { text: 'We fail over' }],
      counts: { event: 1, decision: 1, question: 1 },
    });
    const whole = await record.service.ask(summariseShift, { incident: id, from: ago(700) });
    expect(texts(whole.summary!.roles)).toEqual(['Bo took over the role Scribe from Ana.']);
    const { text } = await record.service.ask(summariseShift, { incident: id, format: 'markdown' });
    expect(text).toContain('## Open questions');
    const backwards = record.service.ask(summariseShift, { incident: id, from: ago(1), to: ago(2) });
    await expect(backwards).rejects.toMatchObject({ problem: { code: 'span-backwards', errors: [{ field: 'from' }] } });
    const before = await record.service.ask(summariseShift, { incident: id, from: ago(2_000), to: ago(1_000) });
    expect(before.summary).toMatchObject({ counts: {}, people: [], key: [] });
  });

  it('begins a shift where the caller looked last', async () => {
    const { id } = await record.declared(100);
    await record.note(id, 'before');
    const { at } = await record.service.ask(markLooked, { incident: id });
    await record.note(id, 'after');
    const { summary } = await record.service.ask(summariseShift, { incident: id });
    expect([summary?.from, summary?.counts]).toEqual([at, { note: 1 }]);
  });

  it('is the register of people, and of activities, in three forms', async () => {
    const incident = await record.declared(600);
    const { id } = incident;
    await incident.roles('roster-opened', { manager: ANA, since: ago(600), acknowledged: true }, 599);
    await incident.roles('role-assigned', { ...SCRIBE_SEAT, person: BO, replaces: null, acknowledged: true }, 300, BO);
    const { people } = await record.service.ask(listPeopleAndActivities, { incident: id });
    expect(people).toMatchObject([
      { person: ANA, roles: [{ role: 'incident-manager' }], count: 2 },
      { person: BO, roles: [{ role: 'scribe', until: null }], count: 1 },
    ]);
    const { activities } = await record.service.ask(listPeopleAndActivities, { incident: id, by: 'activity' });
    expect(activities?.map(({ activity }) => activity)).toEqual([
      'incident-manager/incident',
      'scribe/incident',
      'event',
    ]);
    for (const by of ['person', 'activity']) {
      const csv = await record.service.ask(listPeopleAndActivities, { incident: id, format: 'csv', by });
      expect(csv.text).toContain('Bo,p-bo,role,scribe/incident,Scribe,holder');
      const markdown = await record.service.ask(listPeopleAndActivities, { incident: id, format: 'markdown', by });
      expect(markdown.text).toMatch(/^# People and activities of INC-/);
    }
  });

  it('is milestones, and the incident as it was at a time', async () => {
    const incident = await record.declared(600);
    const { id } = incident;
    await incident.roles('roster-opened', { manager: ANA, since: ago(600), acknowledged: false }, 599, BO);
    await incident.roles('role-acknowledged', { ...SCRIBE_SEAT, role: 'incident-manager', person: ANA }, 590);
    await incident.tell('severity-changed', 400, { severity: 'SEV1' }, { from: 'SEV2', to: 'SEV1' });
    await incident.move('resolved', 100);
    const question = await record.note(id, 'Why?', { kind: 'question' });
    const { milestones, spans } = await record.service.ask(listMilestones, { incident: id });
    expect(milestones.filter(({ at }) => at !== null).map(({ name }) => name)).toEqual([
      ...['detected', 'declared', 'acknowledged', 'relief', 'resolved'],
    ]);
    expect(spans.find(({ to }) => to === 'acknowledged')?.spoken).toBe('10 min');
    const then = await record.service.ask(stateAt, { incident: id, at: ago(200) });
    expect(then).toMatchObject({ incident: { severity: 'SEV1', status: 'triage' }, questions: [] });
    expect(then.key).toHaveLength(2);
    expect(then.milestones.milestones.find(({ name }) => name === 'resolved')?.at).toBeNull();
    const now = await record.service.ask(stateAt, { incident: id, at: '2999-01-01T00:00:00Z' });
    expect(now.questions.map((one) => one.id)).toEqual([question.id]);
    const early = record.service.ask(stateAt, { incident: id, at: ago(601) });
    await expect(early).rejects.toMatchObject({ problem: { code: 'not-declared-then', errors: [{ field: 'at' }] } });
  });

  it('is what was recorded since somebody left, or looked', async () => {
    const { id } = await record.declared(600);
    const since = async (which: string, email?: string) =>
      texts((await record.service.ask(readTimeline, { incident: id, since: which }, email)).entries!);
    await record.note(id, 'one', {}, 'bo@example.org');
    await record.note(id, 'two');
    expect(await since('left', 'bo@example.org')).toEqual(['two']);
    expect(await since('left', 'cy@example.org')).toHaveLength(3);
    expect(await since('looked')).toHaveLength(3);
    await record.service.ask(markLooked, { incident: id });
    await record.note(id, 'three');
    expect(await since('looked')).toEqual(['three']);
  });
});

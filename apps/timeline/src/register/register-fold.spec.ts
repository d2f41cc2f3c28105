import { type Envelope, noteAdded } from '#contracts';
import { append, emptyHead } from '../chain/append.js';
import { eventAt } from '../chain/given-chain.js';
import { activitiesAsCsv, peopleAsCsv } from './register-as-csv.js';
import { activitiesAsMarkdown, peopleAsMarkdown } from './register-as-markdown.js';
import { RegisterFold } from './register-fold.js';
import { byActivity, byPerson } from './told-register.js';

const ANA = { id: 'p-ana', name: 'Ana' };
const BO = { id: 'p-bo', name: 'Bo' };
const seat = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };
const time = (sequence: number) => eventAt(sequence).time;

const by = (who: typeof ANA, sequence: number, type: string, data: object): Envelope =>
  eventAt(sequence, { type, actor: who.id, actorname: who.name, data: data as never });
const roles = (name: string) => `muster.roles.${name}.v1`;
const note = (who: typeof ANA, sequence: number, data: object) =>
  by(who, sequence, noteAdded.type, { text: `word ${sequence}`, occurredAt: time(sequence), ...data });

const story = [
  by(ANA, 1, roles('roster-opened'), { manager: ANA, since: time(0), acknowledged: true }),
  by(BO, 2, roles('role-assigned'), { ...seat, person: BO, replaces: null, acknowledged: true }),
  note(BO, 3, { kind: 'decision' }),
  note(BO, 4, {}),
  by(BO, 5, roles('participant-left'), { person: BO, released: [seat], fallsTo: ANA }),
  note(ANA, 6, { original: { by: { id: 'p-old', name: 'Old =hand' } } }),
  eventAt(7, { actor: 'service:timeline', actorname: 'Muster', type: 'muster.timeline.record-silent.v1' }),
  by(BO, 8, roles('participant-joined'), { participant: { person: BO, as: 'responder', since: time(8) } }),
];

const fold = new RegisterFold();
for (const line of append(
  emptyHead('INC-1'),
  story.map((event) => ({ incident: 'INC-1', restricted: false, event })),
)) {
  fold.take(line);
}

describe('the register', () => {
  const people = byPerson(fold.people, 'en');

  it('has everybody who was there or did something, in the order they came, and nobody for what a clock did', () => {
    expect(people.map(({ person }) => person.name)).toEqual(['Ana', 'Bo', 'Old =hand']);
  });

  it('says from when to when, in which role, and what each did', () => {
    const [, bo] = people;
    expect(bo).toMatchObject({
      stays: [
        { from: time(2), until: time(5) },
        { from: time(8), until: null },
      ],
      roles: [{ role: 'scribe', name: 'Scribe', scope: 'incident', as: 'holder', from: time(2), until: time(5) }],
      ...{ firstAct: time(2), lastAct: time(8), count: 5, counts: { event: 3, decision: 1, note: 1 } },
      key: [{ text: 'word 3' }],
    });
  });

  it('says the same by activity: who was in it, and how often', () => {
    const activities = byActivity(fold.people, 'fr');
    expect(activities.map(({ name, what }) => [what, name])).toEqual([
      ...[
        ['role', "Gestionnaire d'incident"],
        ['role', 'Secrétaire'],
      ],
      ...[
        ['act', 'actes dans Muster'],
        ['act', 'décisions'],
        ['act', 'notes'],
      ],
    ]);
    expect(activities[1]?.people).toEqual([
      { person: BO, spans: [{ as: 'holder', from: time(2), until: time(5) }], count: 3 },
    ]);
  });

  it('is CSV that a spreadsheet runs nothing of, whichever way it is sorted', () => {
    const lines = peopleAsCsv(people, 'fr').split('\r\n');
    expect(lines[0]).toBe('person,id,what,activity,name,as,from,until,count');
    expect(lines).toContain(`Bo,p-bo,role,scribe/incident,Scribe,holder,${time(2)},${time(5)},`);
    expect(lines).toContain('Bo,p-bo,act,decision,décisions,,,,1');
    const same = activitiesAsCsv(byActivity(fold.people, 'en')).split('\r\n');
    expect(same).toContain(`Bo,p-bo,role,scribe/incident,Scribe,holder,${time(2)},${time(5)},`);
    const formula = { ...people[0]!, person: { id: 'p-x', name: '=1+1' } };
    expect(peopleAsCsv([formula], 'en')).not.toMatch(/^=/m);
  });

  it('is Markdown in the language of the reader, whose words stay words', () => {
    const markdown = peopleAsMarkdown('INC-1', people, 'fr');
    expect(markdown).toContain('# Personnes et activités de INC-1\n\nHeures en UTC.\n\n## Ana\n');
    expect(markdown).toContain('a consigné : actes dans Muster 3, décisions 1, notes 1');
    const strange = { ...people[0]!, person: { id: 'p-x', name: '# <b>' } };
    expect(peopleAsMarkdown('INC-1', [strange], 'en')).toContain('## \\# \\<b\\>');
    expect(activitiesAsMarkdown('INC-1', byActivity(fold.people, 'en'), 'en')).toMatch(
      /## Scribe\n\n- 2017-01-31 22:00 – 2017-01-31 22:00: Bo\n/,
    );
  });
});

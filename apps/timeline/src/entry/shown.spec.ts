import {
  accountabilityResolved,
  type Envelope,
  handoverAccepted,
  noteAdded,
  roleAssigned,
  statusChanged,
} from '#contracts';
import { eventAt } from '../chain/given-chain.js';
import { firstShown, shownAs } from './shown.js';

const note = (data: object = {}, more: Partial<Envelope> = {}): Envelope =>
  eventAt(1, { type: noteAdded.type, data: { text: 'x', occurredAt: eventAt(1).time, ...data }, ...more });
const asks = (event: Envelope) => firstShown(event).asks;

describe('what an entry asks for', () => {
  const seat = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };
  const ben = { id: 'p-ben', name: 'Ben' };

  it('is a reason where its event says so: a decision, a status, a role that changed hands', () => {
    expect(asks(note({ kind: 'decision' }))).toBe('why');
    expect(asks(eventAt(1, { type: statusChanged.type, data: { from: 'triage', to: 'active' } }))).toBe('why');
    expect(asks(eventAt(1, { type: handoverAccepted.type, data: seat }))).toBe('why');
    const given = { ...seat, person: ben, acknowledged: false };
    expect(asks(eventAt(1, { type: roleAssigned.type, data: { ...given, replaces: ben } }))).toBe('why');
    expect(asks(eventAt(1, { type: roleAssigned.type, data: { ...given, replaces: null } }))).toBeUndefined();
  });

  it('is an answer for a question, and nothing for all else, also what a newer version tells', () => {
    expect(asks(note({ kind: 'question' }))).toBe('answer');
    expect([asks(note()), asks(eventAt(1)), asks(eventAt(1, { type: accountabilityResolved.type }))]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(asks(eventAt(1, { type: roleAssigned.type, data: {} }))).toBe('why');
    expect(asks(eventAt(1, { type: 'muster.roles.something-new.v3' }))).toBeUndefined();
  });

  it('follows what it is called now', () => {
    const asksAs = (kind: 'note' | 'decision' | 'question', event: Envelope) =>
      shownAs(event, { revision: 1, kind }, 2).asks;
    expect(asksAs('decision', note())).toBe('why');
    expect(asksAs('question', note({ kind: 'decision' }))).toBe('answer');
    expect(asksAs('note', note({ kind: 'decision' }))).toBeUndefined();
  });
});

it('a word is what a person wrote here: not a program, not what was captured or brought along', () => {
  const person = { actor: 'p-8k2v0c5n9r4w7xqd' };
  const isWord = (data: object, more: Partial<Envelope>) => firstShown(note(data, more)).word ?? false;
  expect(isWord({}, person)).toBe(true);
  expect(isWord({}, { actor: 'program:deploys' })).toBe(false);
  expect(isWord({ source: { system: 'deploys', externalId: '7' } }, person)).toBe(false);
  expect(isWord({ original: { id: 'e-1' } }, person)).toBe(false);
  expect(firstShown(eventAt(1, person)).word).toBeUndefined();
});

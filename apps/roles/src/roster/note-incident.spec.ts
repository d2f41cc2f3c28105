import { ADA, afterwards, at, CLOCK, given, incident, opened } from './given.js';
import { noteIncident } from './note-incident.js';

const roster = given(opened({ sequence: 3 }));

describe('taking note of the incident', () => {
  it('takes over a severity, status or visibility that is newer', () => {
    const about = incident({
      severity: 'SEV1',
      status: 'mitigated',
      restricted: true,
      viewers: ['p-dan'],
      sequence: 4,
    });
    const events = noteIncident(roster, about);
    expect(events).toEqual([{ name: 'incident-noted', data: { about } }]);
    const after = afterwards(roster, events, CLOCK, 1);
    expect(after).toEqual({ ...roster, about, requiredSince: after.requiredSince });
    expect(after.requiredSince).toMatchObject({ scribe: at(0), 'problem-manager': at(1) });
  });

  it('ignores what it knows already and what is older, in whatever order it arrives', () => {
    expect(noteIncident(roster, incident({ severity: 'SEV1', sequence: 3 }))).toEqual([]);
    expect(noteIncident(roster, incident({ severity: 'SEV1', sequence: 2 }))).toEqual([]);
  });

  it('moves no role: the manager stays the manager through every status', () => {
    const after = afterwards(roster, noteIncident(roster, incident({ status: 'closed', sequence: 9 })), ADA, 1);
    expect(after.holdings).toEqual(roster.holdings);
    expect(after.about.status).toBe('closed');
    expect(after.openedAt).toBe(at(0));
  });
});

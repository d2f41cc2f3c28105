import { listVacancies, type OpenVacancy } from '#contracts';
import { ADA, assigned, at, BEN, given, noted, opened, role, SCRIBE } from '../roster/given.js';
import { mostUrgentFirst, openVacancies } from './open-vacancies.js';

const names = (vacancies: readonly OpenVacancy[]) => vacancies.map(({ name }) => name);

describe('the vacancies of open incidents', () => {
  const held = given(opened(), assigned(SCRIBE, BEN));

  it('are roles that the severity requires and nobody holds, since when, due when, and who answers meanwhile', () => {
    const [lead, ...others] = openVacancies(held, at(15), 'fr');
    expect(listVacancies.output.shape.vacancies.element.parse(lead)).toEqual(lead);
    expect(lead).toEqual({
      ...{ incident: 'INC-42', severity: 'SEV2', kind: 'real', role: 'tech-lead', scope: 'incident' },
      ...{ name: 'Responsable technique', since: at(0), due: at(15), late: true, step: null, answers: ADA },
    });
    expect(names(others)).toEqual(['Responsable des communications']);
    expect(others[0]!.late).toBe(false);
  });

  it('are none where no clock runs: after the incident, and in one that is only told afterwards', () => {
    expect(openVacancies(given(opened(), noted(ADA, { status: 'closed', sequence: 2 })), at(9), 'en')).toEqual([]);
    expect(openVacancies(given(opened({ kind: 'backfilled' })), at(9), 'en')).toEqual([]);
  });

  it('come with what is late first, by severity and then the longest; then what is due first', () => {
    const worst = given(opened({ severity: 'SEV1' }), assigned(role('tech-lead'), BEN));
    const slow = given(opened({ severity: 'SEV3' }));
    const all = [...openVacancies(slow, at(70), 'en'), ...openVacancies(held, at(70), 'en')];
    const sorted = [...all, ...openVacancies(worst, at(70), 'en')].sort(mostUrgentFirst);
    expect(sorted.map(({ severity, role: key, late }) => `${severity} ${key}${late ? ' late' : ''}`)).toEqual([
      ...['SEV1 communications-manager late', 'SEV1 scribe late', 'SEV1 customer-support-lead late'],
      ...['SEV1 social-media-lead late', 'SEV2 tech-lead late', 'SEV2 communications-manager late'],
      ...['SEV3 tech-lead late', 'SEV1 problem-manager'],
    ]);
  });
});

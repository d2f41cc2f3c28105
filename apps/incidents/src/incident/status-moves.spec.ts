import { STATUSES } from '#contracts';
import { endsIncident, movesFrom } from './status-moves.js';

describe('status moves', () => {
  it('steps may be skipped or taken back', () => {
    expect(movesFrom('triage')).toContain('resolved');
    expect(movesFrom('resolved')).toContain('triage');
  });

  it('an incident that ended by mistake goes on; a merged one lives on elsewhere', () => {
    expect(movesFrom('cancelled')).toEqual(['triage', 'active', 'mitigated', 'resolved']);
    expect(movesFrom('closed')).toContain('active');
    expect(movesFrom('merged')).toEqual([]);
  });

  it.each(STATUSES)('nothing moves from %s to itself or to merged by hand', (status) => {
    expect(movesFrom(status)).not.toContain(status);
    expect(movesFrom(status)).not.toContain('merged');
  });

  it('ending is what only the manager does', () => {
    expect(STATUSES.filter(endsIncident)).toEqual(['closing', 'closed', 'cancelled', 'merged']);
  });
});

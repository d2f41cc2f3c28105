import {
  ADA,
  afterwards,
  assigned,
  BEN,
  CLEO,
  given,
  noted,
  observing,
  opened,
  type Past,
  SCRIBE,
} from '../roster/given.js';
import { gathered, resolveTable } from './resolve.js';
import { tableChanged } from './table-event.js';

const roster = given(opened());
const changedBy = ({ event, by }: Past) => afterwards(roster, [event], by, 1);

describe('the table of who answers for what', () => {
  it('is published whole when the roster is opened', () => {
    const table = gathered(resolveTable(roster));
    expect(tableChanged(undefined, roster)).toEqual([
      {
        name: 'accountability-resolved',
        data: { table, manager: ADA.id, deputy: null, restricted: false, sees: [ADA.id] },
      },
    ]);
  });

  it('is published when somebody else answers', () => {
    const held = changedBy(assigned(SCRIBE, BEN));
    const [event, ...others] = tableChanged(roster, held);
    expect(event).toMatchObject({ data: { table: gathered(resolveTable(held)), sees: [ADA.id, BEN.id] } });
    expect(others).toEqual([]);
  });

  it('is published when it changes who sees the incident', () => {
    expect(tableChanged(roster, changedBy(observing(SCRIBE, CLEO)))).toMatchObject([
      { data: { sees: [ADA.id, CLEO.id] } },
    ]);
    const restricted = changedBy(noted(ADA, { restricted: true, viewers: [BEN.id], sequence: 2 }));
    expect(tableChanged(roster, restricted)).toMatchObject([{ data: { restricted: true, sees: [ADA.id, BEN.id] } }]);
  });

  it('is not published again when nothing in it changed', () => {
    expect(tableChanged(roster, changedBy(noted(ADA, { severity: 'SEV1', sequence: 2 })))).toEqual([]);
  });
});

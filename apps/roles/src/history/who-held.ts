import { INCIDENT_MANAGER, type Localised, type PersonReference, type Tenure } from '#contracts';
import { answersIn } from '../board/seat-view.js';
import { catalogueOf, fits, placeOf, titleOf } from '../roster/place.js';
import { type Holding, isSeat, type Roster, type SeatKey, seatOf } from '../roster/roster.js';
import { retold, rosterAt, type Told } from './story.js';

const isOf = (tenure: Tenure, { person, since }: Holding): boolean =>
  tenure.person.id === person.id && tenure.from === since;

/** The line after a change: who is no longer there has got up now, who is new has sat down, and the rest goes on. */
function continued(line: readonly Tenure[], holders: readonly Holding[], at: string): readonly Tenure[] {
  const going = line.map((tenure) => {
    if (tenure.until !== null) return tenure;
    const holding = holders.find((one) => isOf(tenure, one));
    return holding ? { ...tenure, acknowledgedAt: holding.acknowledgedAt } : { ...tenure, until: at };
  });
  const isNew = (holding: Holding) => !going.some((tenure) => tenure.until === null && isOf(tenure, holding));
  const coming = holders.filter(isNew).map(({ person, since, givenBy, acknowledgedAt }) => ({
    ...{ person, from: since, until: null, givenBy, acknowledgedAt },
  }));
  return [...going, ...coming];
}

/** Everybody who ever held a role in a part of the incident, in the order in which they took it. */
export function tenuresOf(story: readonly Told[], seat: SeatKey): readonly Tenure[] {
  let line: readonly Tenure[] = [];
  let before: Roster['holdings'] | undefined;
  for (const { roster, at } of retold(story)) {
    if (roster.holdings !== before) line = continued(line, roster.holdings.filter(isSeat(seat)), at);
    before = roster.holdings;
  }
  return line;
}

/** Of a line of holders, those of a time. In the moment in which a role changes hands the new holder has it. */
export const heldAt = (line: readonly Tenure[], time: string): readonly Tenure[] =>
  line.filter(({ from, until }) => from <= time && (until === null || until > time));

/** How a seat was called last: a workstream may be closed meanwhile, a role dropped. Throws as `placeOf` if it never was. */
export function seatName(story: readonly Told[], seat: SeatKey): Localised {
  let name: Localised | undefined;
  let last: Roster | undefined;
  for (const { roster } of retold(story)) {
    const role = catalogueOf(roster).roles.find(({ key }) => key === seat.role);
    if (role && fits(roster, role, seat.scope)) name = titleOf(roster, role, seat.scope);
    last = roster;
  }
  return name ?? placeOf(last!, seat).about.roleName;
}

/** Who answered for a role at a time; null before the incident began. */
export function answeredAt(story: readonly Told[], seat: SeatKey, time: string): PersonReference | null {
  const roster = rosterAt(story, time);
  if (roster) return answersIn(roster, seat);
  // A manager has it from the declaration on; the roster was opened a moment later.
  return heldAt(tenuresOf(story, seatOf(INCIDENT_MANAGER)), time)[0]?.person ?? null;
}

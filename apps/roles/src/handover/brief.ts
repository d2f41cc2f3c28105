import { type Brief, type Language, spokenTime, WHOLE_INCIDENT } from '#contracts';
import { answerFor, resolveTable } from '../accountability/resolve.js';
import { managerView, vacancyViews, why } from '../board/make-board.js';
import { seatView } from '../board/seat-view.js';
import type { RoleEntry } from '../catalogue/role-entry.js';
import type { Told } from '../history/story.js';
import { tenuresOf } from '../history/who-held.js';
import { aboutSeat, dutyIn, placeOf } from '../roster/place.js';
import { holdersOf, isSeat, managersHolding, type Roster, type SeatKey } from '../roster/roster.js';

/** First things first, and no more than one keeps in mind. */
const FIRST_ACTIONS = 3;

/** What a brief is made from. */
export interface BriefSource {
  readonly roster: Roster;
  readonly sequence: number;
  readonly story: readonly Told[];
  readonly asOf: string;
}

/** What to know before one takes a role, in the reader's language. Throws as `placeOf` for a seat that there is not. */
export function makeBrief(
  source: BriefSource,
  key: SeatKey,
  reader: { readonly id: string },
  language: Language,
): Brief {
  const { roster, sequence, asOf } = source;
  const { role, seat, about } = placeOf(roster, key);
  const { severity, status, kind = 'real' } = roster.about;
  const { offer } = seatView(roster, role, language, seat.scope);
  return {
    ...{ incident: roster.incident, sequence, ...seat, name: about.roleName[language], asOf },
    purpose: role.purpose[language],
    state: {
      ...{ severity, status, kind, since: roster.openedAt },
      ...{ manager: managerView(roster), deputy: roster.deputy },
    },
    duties: dutiesOf(roster, role, seat, language),
    firstActions: role.firstActions.slice(0, FIRST_ACTIONS).map((action) => action[language]),
    offer: offer && offer.expiresAt > asOf ? offer : null,
    open: around(source, seat, language),
    workstream: roster.workstreams.find((one) => one.key === seat.scope) ?? null,
    ask: whomToAsk(source, seat, reader, language),
  };
}

/** What the role is responsible for there, and who answers for it until it is taken. */
function dutiesOf(roster: Roster, role: RoleEntry, { scope }: SeatKey, language: Language): Brief['duties'] {
  const table = resolveTable(roster);
  return role.duties.map(({ duty, rank }) => {
    const row = answerFor(table, { duty, scope })!;
    const { accountable, because } = row;
    const name = dutyIn(roster, duty)!.name[language];
    return { duty, accountable, because, name, rank, why: why(row, roster, language) };
  });
}

/** What is open in the same part of the incident, or of the same role elsewhere; around the whole that is everything. */
function around({ roster, asOf }: BriefSource, seat: SeatKey, language: Language): Brief['open'] {
  const isNear = ({ role, scope }: SeatKey) =>
    seat.scope === WHOLE_INCIDENT || scope === seat.scope || role === seat.role;
  const isHere = isSeat(seat);
  const named = (one: SeatKey) => {
    const { role, scope, roleName } = aboutSeat(roster, one);
    return { role, scope, name: roleName[language] };
  };
  return {
    offers: roster.offers
      .filter((one) => isNear(one) && !isHere(one) && one.expiresAt > asOf)
      .map(({ from, to, expiresAt, ...one }) => ({ ...named(one), from, to, expiresAt })),
    requests: roster.requests
      .filter(isNear)
      .map(({ person, words, at, ...one }) => ({ ...named(one), person, since: at, words })),
    vacancies: vacancyViews(roster, language),
    unconfirmed: roster.holdings
      .filter((one) => isNear(one) && one.acknowledgedAt === null)
      .map(({ person, since, ...one }) => ({ ...named(one), person, since })),
  };
}

const WHY_ASK = {
  holds: { en: () => 'holds it now', fr: () => 'le tient à présent' },
  held: {
    en: (until: string) => `held it until ${spokenTime(until, 'en')}`,
    fr: (until: string) => `l'a tenu jusqu'au ${spokenTime(until, 'fr')}`,
  },
  manages: { en: () => 'manages the incident', fr: () => "gère l'incident" },
} as const;

/** Who holds it; else who held it last, rather one who is still there; else the manager: never the reader themselves. */
function whomToAsk(
  { roster, story }: BriefSource,
  seat: SeatKey,
  reader: { readonly id: string },
  language: Language,
): Brief['ask'] {
  const isOther = ({ person }: { readonly person: { readonly id: string } }) => person.id !== reader.id;
  const ask = (
    because: keyof typeof WHY_ASK,
    { person, from, until }: Pick<Brief['ask'] & {}, 'person' | 'from' | 'until'>,
  ) => ({
    ...{ person, because, from, until, why: WHY_ASK[because][language](until ?? from) },
  });
  const holder = holdersOf(roster, seat).find(isOther);
  if (holder) return ask('holds', { ...holder, from: holder.since, until: null });
  const earlier = tenuresOf(story, seat)
    .filter((one) => one.until !== null && isOther(one))
    .toSorted((one, other) => one.until!.localeCompare(other.until!));
  const last = earlier.findLast(({ person }) => !roster.gone.includes(person.id)) ?? earlier.at(-1);
  if (last) return ask('held', last);
  const manager = managersHolding(roster);
  return isOther(manager) ? ask('manages', { ...manager, from: manager.since, until: null }) : null;
}

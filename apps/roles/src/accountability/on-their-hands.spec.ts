import { listHoldings } from '#contracts';
import {
  ADA,
  about,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  DAN,
  delegated,
  deputised,
  EVE,
  given,
  incident,
  joinedIn,
  noted,
  observing,
  offered,
  opened,
  type Past,
  parted,
  role,
  SCRIBE,
} from '../roster/given.js';
import { isEmpty, onTheirHands, worstFirst } from './on-their-hands.js';

const LEAD = role('tech-lead');
const asking = (person: typeof ADA): Past => ({
  event: { name: 'role-requested', data: { ...about(SCRIBE), person, words: 'I know it', asks: [ADA] } },
  by: person,
});

const hands = (person: typeof ADA, pasts: readonly Past[], now = 9, language: 'en' | 'fr' = 'en') =>
  onTheirHands(given(opened(), ...pasts), person.id, at(now), language);

describe('what somebody has on their hands in an incident', () => {
  it('is what they hold, since when, from whom, confirmed or not; in a part of it under its name there', () => {
    const pasts = [parted('db'), assigned(SCRIBE, BEN), assignedIn('db', LEAD, BEN, ADA)];
    const shown = hands(BEN, pasts, 9, 'fr');
    expect(listHoldings.output.shape.incidents.element.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({ incident: 'INC-42', severity: 'SEV2', kind: 'real', as: 'responder', deputy: false });
    expect(shown.holds).toEqual([
      {
        ...{ role: 'scribe', scope: 'incident', name: 'Secrétaire', since: at(2), givenBy: BEN },
        ...{ acknowledged: true, acknowledgedAt: at(2) },
      },
      {
        ...{ role: 'tech-lead', scope: 'db', name: 'Responsable technique, Database', since: at(3), givenBy: ADA },
        ...{ acknowledged: false, acknowledgedAt: null },
      },
    ]);
  });

  it('is what is offered and delegated to them, what they shadow and what they ask for', () => {
    const pasts = [assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2), observing(LEAD, DAN), asking(EVE)];
    const offer = { role: 'scribe', scope: 'incident', name: 'Scribe', since: at(2), from: BEN, expiresAt: at(17) };
    expect(hands(CLEO, pasts)).toMatchObject({ as: null, offered: [offer], holds: [] });
    expect(hands(DAN, pasts)).toMatchObject({ as: 'observer', shadows: [{ name: 'Tech lead', since: at(3) }] });
    expect(hands(EVE, pasts)).toMatchObject({
      as: null,
      asksFor: [{ name: 'Scribe', since: at(4), words: 'I know it' }],
    });
    const given_ = hands(DAN, [joinedIn(DAN), delegated('brief-executives', DAN)]);
    expect(given_).toMatchObject({
      ...{ as: 'responder', joinedAt: at(0) },
      delegated: [{ duty: 'brief-executives', scope: 'incident', by: ADA, since: at(0), until: null }],
    });
    expect(given_.delegated[0]!.name).toMatch(/executives/);
  });

  it('is being deputy, and taking part without a role', () => {
    expect(hands(BEN, [deputised(BEN)])).toMatchObject({ as: 'responder', deputy: true });
    expect(hands(BEN, [joinedIn(BEN)])).toMatchObject({ as: 'responder', deputy: false, joinedAt: at(0) });
  });

  it('is nothing once an offer is over, or for somebody who has no part in it', () => {
    const pasts = [assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2)];
    expect(isEmpty(hands(CLEO, pasts))).toBe(false);
    expect(isEmpty(hands(CLEO, pasts, 17))).toBe(true);
    expect(isEmpty(hands(EVE, pasts))).toBe(true);
  });

  it('comes with the worst severity first, then the earliest incident', () => {
    const inOne = (id: string, severity: 'SEV1' | 'SEV2') =>
      onTheirHands({ ...given(opened(), noted(ADA, incident({ severity }))), incident: id }, ADA.id, at(9), 'en');
    const all = [inOne('INC-10', 'SEV2'), inOne('INC-9', 'SEV2'), inOne('INC-11', 'SEV1')];
    expect(all.sort(worstFirst).map((one) => one.incident)).toEqual(['INC-11', 'INC-9', 'INC-10']);
  });
});

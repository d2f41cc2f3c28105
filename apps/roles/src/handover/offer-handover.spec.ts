import { named } from '../catalogue/role-entry.js';
import {
  ADA,
  about,
  assigned,
  at,
  BEN,
  CLEO,
  DAN,
  EXPERT,
  given,
  MANAGER,
  offered,
  opened,
  SCRIBE,
  when,
} from '../roster/given.js';
import { offerHandover } from './offer-handover.js';

const held = given(opened(), assigned(SCRIBE, BEN));
const pending = given(opened(), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2));

const offer = {
  from: BEN,
  to: CLEO,
  offeredBy: BEN,
  offeredAt: at(2),
  expiresAt: at(17),
  brief: 'the log is on page 4',
};

describe('offering a handover', () => {
  it('says who, to whom, with which brief, and until when: fifteen minutes', () => {
    expect(when(held, BEN, 2, offerHandover(SCRIBE, CLEO, 'the log is on page 4'))).toEqual([
      { name: 'handover-offered', data: { ...about(SCRIBE), ...offer } },
    ]);
  });

  it('is also for the manager, on behalf of the holder', () => {
    expect(when(held, ADA, 2, offerHandover(SCRIBE, CLEO, null))).toEqual([
      { name: 'handover-offered', data: { ...about(SCRIBE), ...offer, offeredBy: ADA, brief: null } },
    ]);
  });

  it('is how a manager gives up command', () => {
    expect(when(held, ADA, 2, offerHandover(MANAGER, BEN, null))).toMatchObject([{ data: { from: ADA, to: BEN } }]);
  });

  it('is refused to others, with the holder and the manager named, each once', () => {
    const refused = { refused: 'not-entitled', ...named(SCRIBE), entitled: [BEN, ADA] };
    expect(when(held, CLEO, 2, offerHandover(SCRIBE, DAN, null))).toEqual(refused);
    const command = { refused: 'not-entitled', ...named(MANAGER), entitled: [ADA] };
    expect(when(held, CLEO, 2, offerHandover(MANAGER, DAN, null))).toEqual(command);
  });

  it('is refused of a role that nobody holds: it can be taken or given', () => {
    const refused = { refused: 'role-not-held', ...named(SCRIBE) };
    expect(when(given(opened()), ADA, 1, offerHandover(SCRIBE, CLEO, null))).toEqual(refused);
  });

  it('is refused to who holds it already', () => {
    const refused = { refused: 'already-holder', ...named(SCRIBE), person: BEN };
    expect(when(held, ADA, 2, offerHandover(SCRIBE, BEN, null))).toEqual(refused);
  });

  it('is refused while another offer stands, saying to whom and until when', () => {
    const refused = { refused: 'offer-pending', ...named(SCRIBE), to: CLEO, expiresAt: at(17) };
    expect(when(pending, BEN, 3, offerHandover(SCRIBE, DAN, null))).toEqual(refused);
    expect(when(pending, BEN, 3, offerHandover(SCRIBE, CLEO, null))).toEqual(refused);
  });

  it('is not held up by an offer whose time has passed, however late the clock: that one ends first', () => {
    const parties = { from: BEN, to: CLEO };
    expect(when(pending, BEN, 17, offerHandover(SCRIBE, DAN, null))).toMatchObject([
      { name: 'handover-expired', data: { ...about(SCRIBE), ...parties } },
      { name: 'handover-offered', data: { from: BEN, to: DAN, expiresAt: at(32) } },
    ]);
  });

  it('offers, of several holders, the part of who offers; the manager offers that of the lead', () => {
    const experts = given(opened(), assigned(EXPERT, BEN), assigned(EXPERT, CLEO));
    expect(when(experts, CLEO, 3, offerHandover(EXPERT, DAN, null))).toMatchObject([{ data: { from: CLEO } }]);
    expect(when(experts, ADA, 3, offerHandover(EXPERT, DAN, null))).toMatchObject([{ data: { from: BEN } }]);
  });
});

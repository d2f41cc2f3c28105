import {
  ANA,
  around,
  at,
  audience,
  BO,
  BOTH,
  CY,
  ENGLISH,
  given,
  incident,
  MAY,
  MAY_NOT,
  when,
} from './given-update.js';
import { approveUpdate, askForReview } from './review-update.js';
import { reviseUpdate } from './revise-update.js';
import { sendUpdate } from './send-update.js';
import type { UpdateDecision } from './update.js';

const send = (revision: number, more: Parameters<typeof around>[0] = {}, saidBefore = true): UpdateDecision =>
  sendUpdate({ revision, saidBefore }, around(more));
const revise = (revision: number, text = 'It is the database.') =>
  reviseUpdate({ revision, words: { en: { problem: text } } }, around());
const FOUR_EYES = { audience: audience({ review: 'four-eyes' }) };

describe('an update goes out', () => {
  it('as who answers for it sends it, with how the incident is and when the next word comes', () => {
    const sent = when(given(BOTH), ANA, 5, send(1));
    expect(sent.events).toMatchObject([
      {
        name: 'update-sent',
        data: {
          ...{ audience: 'customers', restricted: false, words: BOTH, awaits: [] },
          sending: {
            ...{ revision: 1, what: 'update', at: at(5), by: ANA, languages: ['en', 'fr'], pastReview: false },
            ...{ nextUpdateAt: at(65), facts: { severity: 'SEV2', status: 'active', impact: 'No orders' } },
          },
        },
      },
    ]);
    expect(sent.after).toMatchObject({ status: 'sent', nextUpdateAt: at(65), awaits: [] });
  });

  it('as the first word when the audience was told nothing before', () => {
    expect(when(given(BOTH), ANA, 5, send(1, {}, false)).after?.sendings).toMatchObject([{ what: 'first-word' }]);
  });

  it('in the language that is ready; the other is awaited', () => {
    const sent = when(given(ENGLISH), ANA, 5, send(1));
    expect(sent.after).toMatchObject({ awaits: ['fr'], sendings: [{ languages: ['en'] }] });
  });

  it('as a correction when another revision of it went out before', () => {
    const corrected = given(BOTH, [ANA, send(1)], [BO, revise(1)], [ANA, send(2)]);
    expect(corrected.sendings.map(({ revision, what }) => [revision, what])).toEqual([
      [1, 'update'],
      [2, 'correction'],
    ]);
    expect(corrected).toMatchObject({ status: 'sent', awaits: ['fr'] });
  });

  it.each([
    ['while it is severe', {}, at(65)],
    ['in a small incident', { severity: 'SEV4' as const }, null],
    ['once it is resolved', { status: 'resolved' as const }, null],
    ['once it is closed', { status: 'closed' as const }, null],
    ['told afterwards', { kind: 'backfilled' as const }, null],
  ])('and promises %s what is usual there', (_when, more, next) => {
    const sent = when(given(BOTH), ANA, 5, send(1, { incident: incident(more) }));
    expect(sent.after?.nextUpdateAt).toBe(next);
  });

  it('past its review when the manager says so, and that is marked', () => {
    const past = sendUpdate({ revision: 1, saidBefore: true, past: MAY }, around(FOUR_EYES));
    expect(when(given(BOTH), ANA, 5, past).after?.sendings).toMatchObject([{ pastReview: true }]);
    const notNeeded = sendUpdate({ revision: 1, saidBefore: true, past: MAY }, around());
    expect(when(given(BOTH), ANA, 5, notNeeded).after?.sendings).toMatchObject([{ pastReview: false }]);
  });

  it('restricted from then on when the incident has become so', () => {
    const sent = when(given(BOTH), ANA, 5, send(1, { incident: incident({ visibility: 'restricted' }) }));
    expect(sent.after?.restricted).toBe(true);
  });
});

describe('an update does not go out', () => {
  it.each([
    ['by somebody else', send(1, { verdict: MAY_NOT }), { refused: 'not-yours-to-send', whoMay: 'Ana' }],
    ['in words that are others now', send(7), { refused: 'revision-superseded', revision: 1, by: 'Bo', at: at(1) }],
    [
      'where the incident lives on in another',
      send(1, { incident: incident({ status: 'merged', mergedInto: 'INC-2' }) }),
      { refused: 'incident-merged', mergedInto: 'INC-2' },
    ],
    [
      'to an audience that is told nothing any more',
      send(1, { audience: audience({ archived: true }) }),
      { refused: 'audience-archived' },
    ],
    ['without the review that is asked for', send(1, FOUR_EYES), { refused: 'review-needed', review: 'four-eyes' }],
    [
      'past its review by anybody but the manager',
      sendUpdate({ revision: 1, saidBefore: true, past: MAY_NOT }, around(FOUR_EYES)),
      { refused: 'not-for-you', whoMay: 'Ana' },
    ],
    [
      'in a language that nobody there reads',
      send(1, { audience: audience({ languages: ['fr'] }) }),
      { refused: 'no-language-ready', languages: ['fr'] },
    ],
  ])('%s', (_what, decide, refusal) => {
    expect(when(given(ENGLISH), CY, 5, decide)).toMatchObject(refusal);
  });

  it('twice in the same words: the second is told who sent it when', () => {
    expect(when(given(BOTH, [ANA, send(1)]), BO, 5, send(1))).toMatchObject({
      ...{ refused: 'already-sent', by: 'Ana', at: at(2) },
    });
  });

  it('with a promise that has passed', () => {
    const late = given(BOTH, [BO, reviseUpdate({ revision: 1, nextUpdateAt: at(10) }, around())]);
    expect(when(late, ANA, 10, send(2))).toMatchObject({ refused: 'next-update-passed', nextUpdateAt: at(10) });
    expect(when(late, ANA, 9, send(2)).after?.nextUpdateAt).toBe(at(10));
  });
});

describe('a second look', () => {
  it('is asked of who answers for the audience, unless that is the author', () => {
    const ask = (answering: (typeof ANA)[]) => askForReview({ revision: 1, named: undefined, answering }, around());
    expect(when(given(BOTH), BO, 3, ask([ANA, CY])).events).toMatchObject([{ data: { asks: [ANA] } }]);
    expect(when(given(BOTH), BO, 3, ask([BO, CY])).events).toMatchObject([{ data: { asks: [CY] } }]);
    expect(when(given(BOTH), BO, 3, ask([BO])).after).toMatchObject({ status: 'in-review' });
  });

  it('is of somebody else than who changed it last, and for four eyes of somebody who may send it too', () => {
    const approve = (more = {}) => approveUpdate(1, true, around({ ...FOUR_EYES, ...more }));
    expect(when(given(BOTH), BO, 3, approve())).toMatchObject({ refused: 'review-by-another' });
    expect(when(given(BOTH), CY, 3, approve({ verdict: MAY_NOT }))).toMatchObject({ refused: 'not-yours-to-send' });
    expect(when(given(BOTH), CY, 3, approveUpdate(1, false, around()))).toMatchObject({ refused: 'review-by-another' });
    const approved = given(BOTH, [CY, approve()]);
    expect(approved).toMatchObject({ status: 'approved', approved: { by: CY, revision: 1 } });
    expect(when(approved, BO, 4, send(1, FOUR_EYES)).after).toMatchObject({ status: 'sent' });
  });

  it('is of one revision: what is changed then is looked at again', () => {
    const changed = given(BOTH, [CY, approveUpdate(1, true, around())], [BO, revise(1)]);
    expect(changed).toMatchObject({ status: 'draft', approved: null, revision: 2 });
    expect(when(changed, ANA, 9, send(2, FOUR_EYES))).toMatchObject({ refused: 'review-needed' });
  });
});

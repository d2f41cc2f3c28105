import { followInLanguage } from './follow-in-language.js';
import { ANA, around, audience, BO, BOTH, CY, ENGLISH, given, incident, MAY, MAY_NOT, when } from './given-update.js';
import { reviseUpdate } from './revise-update.js';
import { sendUpdate } from './send-update.js';
import { withdrawUpdate } from './withdraw-update.js';

const SENT = [ANA, sendUpdate({ revision: 1, saidBefore: true }, around())] as const;
const FRENCH = { problem: 'Le paiement échoue.' };

describe('an update is taken back', () => {
  it('visibly, with a reason, by who may send it, and never goes out again', () => {
    const withdrawn = when(given(BOTH, SENT), ANA, 9, withdrawUpdate('A false alarm', around()));
    expect(withdrawn.events).toMatchObject([
      { name: 'update-withdrawn', data: { reason: 'A false alarm', wasSent: true } },
    ]);
    expect(withdrawn.after).toMatchObject({ status: 'withdrawn', withdrawn: { by: ANA } });
    const send = sendUpdate({ revision: 1, saidBefore: true }, around());
    expect(when(withdrawn.after!, ANA, 10, send)).toMatchObject({
      ...{ refused: 'update-is-withdrawn', by: 'Ana', reason: 'A false alarm' },
    });
  });

  it('as a draft by who wrote it, and by nobody else who may not send it', () => {
    const mayNot = around({ verdict: MAY_NOT });
    expect(when(given(BOTH), BO, 9, withdrawUpdate('Not needed', mayNot)).events).toMatchObject([
      { data: { wasSent: false } },
    ]);
    expect(when(given(BOTH), CY, 9, withdrawUpdate('x', mayNot))).toMatchObject({ refused: 'not-yours-to-send' });
    expect(when(given(BOTH, SENT), BO, 9, withdrawUpdate('x', mayNot))).toMatchObject({ refused: 'not-yours-to-send' });
  });
});

describe('a language that was not ready', () => {
  const follow = (more: Parameters<typeof around>[0] = {}, past?: typeof MAY) =>
    followInLanguage({ revision: 1, language: 'fr', words: FRENCH, past }, around(more));

  it('follows, and is awaited no more', () => {
    const followed = when(given(ENGLISH, SENT), ANA, 9, follow());
    expect(followed.after).toMatchObject({ awaits: [], revision: 1, words: BOTH, status: 'sent' });
    expect(when(followed.after!, ANA, 10, follow())).toMatchObject({ refused: 'language-not-awaited' });
  });

  it('does not follow what was not sent, or by whom it is not, or unseen where a review is asked for', () => {
    expect(when(given(ENGLISH), ANA, 9, follow())).toMatchObject({ refused: 'language-not-awaited' });
    const sent = given(ENGLISH, SENT);
    expect(when(sent, CY, 9, follow({ verdict: MAY_NOT }))).toMatchObject({ refused: 'not-yours-to-send' });
    const reviewed = { audience: audience({ review: 'review' }) };
    expect(when(sent, ANA, 9, follow(reviewed))).toMatchObject({ refused: 'review-needed' });
    expect(when(sent, ANA, 9, follow(reviewed, MAY)).events).toMatchObject([{ data: { pastReview: true } }]);
    const merged = { incident: incident({ status: 'merged', mergedInto: 'INC-2' }) };
    expect(when(sent, ANA, 9, follow(merged))).toMatchObject({ refused: 'incident-merged' });
  });
});

describe('an update is changed', () => {
  it('by who read what it says now; the other is told who changed it when', () => {
    const change = (text: string) => reviseUpdate({ revision: 1, words: { en: { problem: text } } }, around());
    const changed = given(BOTH, [CY, change('one')]);
    expect(changed).toMatchObject({ revision: 2, changedBy: CY });
    expect(when(changed, BO, 9, change('two'))).toMatchObject({ refused: 'revision-superseded', by: 'Cy' });
    expect(when(given(ENGLISH), BO, 9, reviseUpdate({ revision: 1, words: ENGLISH }, around()))).toMatchObject({
      refused: 'nothing-revised',
    });
  });

  it('after it was sent without promising again what was promised then', () => {
    const revised = given(BOTH, SENT, [BO, reviseUpdate({ revision: 1, words: ENGLISH }, around())]);
    expect(revised).toMatchObject({ status: 'sent', revision: 2, nextUpdateAt: null });
  });
});

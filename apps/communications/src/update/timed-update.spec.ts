import { ANA, around, at, audience, BO, BOTH, CY, ENGLISH, given, incident, MAY_NOT, when } from './given-update.js';
import { reviseUpdate } from './revise-update.js';
import { callOffUpdate, scheduleUpdate } from './schedule-update.js';
import { sendScheduled } from './send-scheduled.js';

const timed = (minute = 30) => given(BOTH, [ANA, scheduleUpdate({ revision: 1, at: at(minute) }, around())]);
const MUSTER = { id: 'service:communications', name: 'Muster' };

describe('an update that is set for a time', () => {
  it('goes out then as who set it sends it, once', () => {
    expect(timed()).toMatchObject({ status: 'scheduled', scheduledFor: at(30), scheduledBy: ANA });
    const go = sendScheduled(around(), true);
    expect(when(timed(), ANA, 29, go).events).toEqual([]);
    const sent = when(timed(), ANA, 30, go);
    expect(sent.after).toMatchObject({ status: 'sent', scheduledFor: null, sendings: [{ by: ANA, at: at(30) }] });
    expect(when(sent.after!, ANA, 31, go).events).toEqual([]);
  });

  it('is not sent once somebody changes its words or calls it off, and both are told', () => {
    const change = reviseUpdate({ revision: 1, words: ENGLISH }, around());
    const changed = when(timed(), BO, 9, change);
    expect(changed.events?.map(({ name, data }) => [name, 'at' in data && data.at])).toEqual([
      ['update-scheduled', null],
      ['update-revised', false],
    ]);
    expect(changed.after).toMatchObject({ status: 'draft', scheduledFor: null });
    const offs = [ANA, BO].map((by) => when(timed(), by, 9, callOffUpdate(around({ verdict: MAY_NOT }))).after?.status);
    expect(offs).toEqual(['draft', 'draft']);
    expect(when(timed(), CY, 9, callOffUpdate(around({ verdict: MAY_NOT })))).toMatchObject({
      refused: 'not-yours-to-send',
    });
    expect(when(given(BOTH), ANA, 9, callOffUpdate(around()))).toMatchObject({ refused: 'not-scheduled' });
  });

  it.each([
    ['the incident has ended', { incident: incident({ status: 'closed' }) }, 'ended'],
    ['the incident lives on elsewhere', { incident: incident({ status: 'merged', mergedInto: 'INC-2' }) }, 'merged'],
    ['who set it may not send it any more', { verdict: MAY_NOT }, 'not-entitled'],
    ['the audience is told nothing any more', { audience: audience({ archived: true }) }, 'archived'],
    ['a review is asked for by now', { audience: audience({ review: 'review' }) }, 'not-reviewed'],
  ])('is a draft again when %s, and who set it is told why', (_what, more, why) => {
    const not = when(timed(), MUSTER, 30, sendScheduled(around(more), true));
    expect(not.events).toMatchObject([{ name: 'update-not-sent', data: { why, tells: ANA, scheduledFor: at(30) } }]);
    expect(not.after).toMatchObject({ status: 'draft', scheduledFor: null, sendings: [] });
  });

  it('makes its promise anew when it lies in the past by then', () => {
    const promising = given(
      BOTH,
      [BO, reviseUpdate({ revision: 1, nextUpdateAt: at(40) }, around())],
      [ANA, scheduleUpdate({ revision: 2, at: at(30) }, around())],
    );
    expect(when(promising, ANA, 30, sendScheduled(around(), true)).after?.nextUpdateAt).toBe(at(40));
    expect(when(promising, ANA, 50, sendScheduled(around(), true)).after?.nextUpdateAt).toBe(at(110));
  });

  it.each([
    ['earlier than in a minute', at(3)],
    ['later than in 30 days', new Date(Date.parse(at(3)) + 30 * 86_400_000 + 1).toISOString()],
  ])('is not set for %s', (_what, time) => {
    const refused = when(given(BOTH), ANA, 3, scheduleUpdate({ revision: 1, at: time }, around()));
    expect(refused).toMatchObject({ refused: 'sending-time-unfit', earliest: at(4) });
  });
});

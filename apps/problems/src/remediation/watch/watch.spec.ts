import fc from 'fast-check';
import { type RemediationWatch, remediationMissing } from '#contracts';
import { ADA, BEN, CLOCK, day } from '../given-remediation.js';
import { askForRemediation, type HeardProblem, hearLogged, hearProblem, nextAskAt, type WatchEvent } from './watch.js';
import { watchAggregate } from './watch-aggregate.js';

const kept = (watch: RemediationWatch | undefined, events: readonly WatchEvent[]) =>
  events.reduce<RemediationWatch | undefined>(
    (state, event) => watchAggregate.evolve(state, event, { at: day(0), by: CLOCK }),
    watch,
  );
const heard = (more: Partial<HeardProblem['problem']> = {}, sequence = 1, at = day(0), clock = true) =>
  hearProblem({
    problem: { id: 'PRB-1', restricted: false, openedAt: day(0), closedAt: null, reopened: 0, ...more },
    ...{ sequence, at, clock },
  });
const opened = () => kept(undefined, heard()(undefined))!;
const asked = (watch: RemediationWatch, days: number) =>
  askForRemediation({ tracker: BEN, up: ADA })(watch, { now: day(days) });

describe('a problem for which nothing is logged', () => {
  it('is asked about after 5 days, and up after 10; once a step, and only the latest', () => {
    const watch = opened();
    expect([nextAskAt(watch), asked(watch, 4.9)]).toEqual([day(5), []]);
    const first = asked(watch, 5);
    expect(first).toMatchObject([{ name: 'remediation-missing', data: { step: 'asked', days: 5, asks: [BEN] } }]);
    const waiting = kept(watch, first)!;
    expect([nextAskAt(waiting), asked(waiting, 9)]).toEqual([day(10), []]);
    expect(asked(waiting, 10)).toMatchObject([{ data: { step: 'up', asks: [BEN, ADA] } }]);
    expect(asked(watch, 99)).toMatchObject([{ data: { step: 'up', days: 99 } }]);
    expect(nextAskAt(kept(watch, asked(watch, 99))!)).toBeNull();
  });

  it('is not asked about once something is, once it is closed, nor where no clock runs', () => {
    const watch = opened();
    expect(nextAskAt(kept(watch, hearLogged('PRB-1', false, day(1))(watch))!)).toBeNull();
    expect(nextAskAt(kept(watch, heard({ closedAt: day(2) }, 2)(watch))!)).toBeNull();
    expect(nextAskAt(kept(watch, heard({}, 2, day(1), false)(watch))!)).toBeNull();
  });

  it('is asked about anew when it is opened again', () => {
    const watch = kept(opened(), hearLogged('PRB-1', false, day(1))(opened()))!;
    const again = kept(watch, heard({ reopened: 1 }, 5, day(50))(watch))!;
    expect([again.since, nextAskAt(again)]).toEqual([day(50), day(55)]);
    expect(nextAskAt(kept(again, hearLogged('PRB-1', false, day(51))(again))!)).toBeNull();
  });

  it('is told in English and in French', () => {
    const data = { watch: opened(), step: 'up', days: 10, asks: [BEN, ADA] } as const;
    expect(remediationMissing.wording!({ data: data as never, by: CLOCK })).toEqual({
      en: 'Nothing is logged that changes because of PRB-1, open for 10 days: Ben and Ada, what keeps it away?',
      fr: "Rien n'est noté qui change à cause de PRB-1, ouvert depuis 10 jours : Ben et Ada, qu'est-ce qui l'empêchera de revenir ?",
    });
  });

  it('is the same in whatever order news comes, and however often', () => {
    const news = [
      heard({}, 1, day(0)),
      heard({ closedAt: day(2) }, 2, day(2)),
      hearLogged('PRB-1', false, day(1)),
      hearLogged('PRB-1', false, day(3)),
    ];
    const told = (order: readonly number[]) =>
      order.reduce<RemediationWatch | undefined>((watch, one) => kept(watch, news[one]!(watch)), undefined);
    const order = fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 });
    fc.assert(fc.property(order, (all) => expect(told(all)).toEqual(told([0, 2, 1, 3]))));
  });
});

import { chooseDigest, type Waiting } from './choose-digest.js';
import { at } from './given.js';

let numbers = 0;
const waits = (dueIn: number, more: Partial<Waiting> = {}): Waiting => {
  numbers += 1;
  return { event: `e-${numbers}`, incident: 'INC-1', urgent: false, byClock: true, dueAt: at(dueIn), ...more };
};
const snoozed = (seconds: number, incident = 'INC-1') => ({ incident, until: at(seconds) });

describe('what goes out to a person now', () => {
  it('is nothing before its time, and then all that is there', () => {
    const [first, second] = [waits(60), waits(80)];
    expect(chooseDigest([first, second], [], null, at(59)).goes).toEqual([]);
    expect(chooseDigest([first, second], [], null, at(60))).toEqual({ goes: [first, second], later: [] });
  });

  it('is what is urgent at once, and what waits goes along', () => {
    const [urgent, waiting] = [waits(0, { urgent: true }), waits(60)];
    expect(chooseDigest([urgent, waiting], [], at(-5), at(0)).goes).toEqual([urgent, waiting]);
    expect(chooseDigest([urgent, waiting], [], at(-2), at(0))).toEqual({
      goes: [],
      later: [{ until: at(3), events: [urgent.event] }],
    });
  });

  it('is nothing within a minute of the last time, unless it is urgent', () => {
    const due = waits(10);
    expect(chooseDigest([due], [], at(0), at(20))).toEqual({
      goes: [],
      later: [{ until: at(60), events: [due.event] }],
    });
    expect(chooseDigest([due], [], at(0), at(60)).goes).toEqual([due]);
  });

  it('is not what a clock says of an incident that was snoozed, until that ends', () => {
    const [clock, person, elsewhere] = [waits(0), waits(0, { byClock: false }), waits(0, { incident: 'INC-2' })];
    const all = [clock, person, elsewhere];
    expect(chooseDigest(all, [snoozed(600)], null, at(0))).toEqual({
      goes: [person, elsewhere],
      later: [{ until: at(600), events: [clock.event] }],
    });
    expect(chooseDigest(all, [snoozed(600)], null, at(600)).goes).toEqual(all);
  });
});

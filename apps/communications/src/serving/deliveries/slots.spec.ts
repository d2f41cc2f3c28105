import { setTimeout as sleep } from 'node:timers/promises';
import { Slots } from './slots.js';

/** Takes as many as it needs, a batch at a time, and has each answer after a while. */
async function send(slots: Slots, count: number, lane: 'urgent' | 'bulk', work: () => Promise<void>): Promise<void> {
  const all: Promise<void>[] = [];
  for (let left = count; left > 0; ) {
    const some = await slots.take(Math.min(20, left), lane);
    left -= some;
    for (let index = 0; index < some; index += 1) {
      all.push(
        (async () => {
          const slot = await slots.begin();
          await work();
          slot.answered();
          slot.written();
        })(),
      );
    }
  }
  await Promise.all(all);
}

describe('what one process has under way', () => {
  it('is never more than it may, and comes to an end', async () => {
    const slots = new Slots(10);
    let [now, most] = [0, 0];
    await send(slots, 200, 'bulk', async () => {
      now += 1;
      most = Math.max(most, now);
      await sleep(Math.random() * 5);
      now -= 1;
    });
    expect([most, slots.underWay]).toEqual([10, 0]);
  });

  it('goes past what hangs after half a second, but not past any number that hang', async () => {
    const slots = new Slots(2);
    let begun = 0;
    void send(slots, 1_000, 'bulk', async () => {
      begun += 1;
      await new Promise(() => {});
    });
    await sleep(100);
    expect(begun).toBe(2);
    await sleep(1_000);
    expect(begun).toBeGreaterThanOrEqual(4);
    expect(begun).toBeLessThanOrEqual(6);
    await sleep(7_000);
    // Ten times as many as it may have under way, and these.
    expect(slots.underWay).toBeLessThanOrEqual(22);
    expect(begun).toBeLessThanOrEqual(22);
  });

  it('is the urgent first, whoever waits longer', async () => {
    const slots = new Slots(4);
    const order: string[] = [];
    const sending = (lane: 'urgent' | 'bulk', count: number) =>
      send(slots, count, lane, async () => {
        order.push(lane);
        await sleep(2);
      });
    const bulk = sending('bulk', 100);
    await sleep(5);
    await sending('urgent', 40);
    const last = order.lastIndexOf('urgent');
    expect(order.slice(order.indexOf('urgent'), last).filter((lane) => lane === 'bulk').length).toBeLessThanOrEqual(8);
    await bulk;
  });

  it('has room again for what was given back', async () => {
    const slots = new Slots(4);
    const taken = await slots.take(20, 'bulk');
    slots.giveBack(taken);
    expect([await slots.take(20, 'bulk'), taken]).toEqual([5, 5]);
  });
});

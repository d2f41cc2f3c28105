import { assignRole, registerPerson, releaseRole } from '#contracts';
import { connectBus, RequestClient } from '#messaging';
import type { Ground } from '../ground.js';
import { closedLoop, type Figure, perSecond } from '../measuring.js';

const CALLERS = 32;
const ROLE = 'subject-matter-expert';

/** Gives and releases a role over the bus: 32 callers, each with somebody else to give it to, on an incident each and all on one. */
export async function assignRoles(ground: Ground, { rounds = 3, seconds = 5 } = {}): Promise<Figure> {
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  const client = new RequestClient(bus);
  const sending = { token: ground.token };
  const people: string[] = [];
  const incidents: string[] = [];
  for (let index = 0; index < CALLERS; index += 1) {
    const email = `expert-${index}@example.org`;
    await client.ask(registerPerson, { name: `Expert ${index}`, email }, sending);
    people.push(email);
    incidents.push(await ground.declare());
  }
  await ground.drained();
  const loop = async (incidentOf: (caller: number) => string) => {
    const holds = new Set<number>();
    const { rate } = await closedLoop(CALLERS, seconds, async (caller) => {
      const seat = { incident: incidentOf(caller), role: ROLE, person: people[caller]! };
      if (holds.delete(caller)) await client.ask(releaseRole, seat, sending);
      else {
        await client.ask(assignRole, seat, sending);
        holds.add(caller);
      }
    });
    for (const caller of holds) {
      await client.ask(releaseRole, { incident: incidentOf(caller), role: ROLE, person: people[caller]! }, sending);
    }
    await ground.drained();
    return rate;
  };
  const rates: { many: number; one: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    rates.push({ many: await loop((caller) => incidents[caller]!), one: await loop(() => incidents[0]!) });
  }
  await bus.drain();
  const [middle] = rates.sort((a, b) => a.one / a.many - b.one / b.many).slice(Math.floor(rounds / 2));
  const ratio = middle!.one / middle!.many;
  return {
    figure: 'assign-role over the bus, 32 callers: on one incident, against on 32',
    ...{ measured: perSecond(middle!.one), raw: perSecond(middle!.many), value: ratio.toFixed(2) },
    ...{ bar: 'at least 0.5', met: ratio >= 0.5 },
  };
}

// Follows an incident and gives a role in it: node examples/follow.mjs INC-1 scribe bo@example.org
// Elsewhere: npm install @nats-io/transport-node
import { connect, headers } from '@nats-io/transport-node';

const [incident, role, person] = process.argv.slice(2);
const { host, username, password } = new URL(process.env.MUSTER_BUS);
const bus = await connect({ servers: host, user: username, pass: decodeURIComponent(password) });
const events = bus.subscribe(`muster.evt.${incident}.>`);

const along = headers();
along.set('Authorization', `Bearer ${process.env.MUSTER_TOKEN}`);
along.set('Idempotency-Key', crypto.randomUUID()); // sent again with this key, it takes effect once
const input = JSON.stringify({ incident, role, person });
const answer = await bus.request('muster.cmd.roles.assign-role', input, { headers: along, timeout: 5_000 });
const body = answer.json();
if (answer.headers.has('Nats-Service-Error')) console.log(`refused (${body.code}): ${body.detail} ${body.next}`);
else console.log(`${body.holders[0].person.name} has ${body.name}, at ${answer.headers.get('Muster-Position')}`);

for await (const message of events) {
  const event = message.json();
  console.log(`${event.type} ${event.sequence} by ${event.actorname}`);
}

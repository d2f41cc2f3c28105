"""Follows an incident and gives a role in it: python3 examples/follow.py INC-1 scribe bo@example.org

It needs the package nats-py: pip install nats-py
"""
import asyncio, json, os, sys, uuid
import nats


async def main(incident, role, person):
    bus = await nats.connect(os.environ["MUSTER_BUS"])
    events = await bus.subscribe(f"muster.evt.{incident}.>")

    headers = {"Authorization": f"Bearer {os.environ['MUSTER_TOKEN']}",
               "Idempotency-Key": str(uuid.uuid4())}  # sent again with this key, it takes effect once
    given = json.dumps({"incident": incident, "role": role, "person": person}).encode()
    answer = await bus.request("muster.cmd.roles.assign-role", given, timeout=5, headers=headers)
    body = json.loads(answer.data)
    if "Nats-Service-Error" in answer.headers:
        print(f"refused ({body['code']}): {body['detail']} {body['next']}", flush=True)
    else:
        print(f"{body['holders'][0]['person']['name']} has {body['name']}, at {answer.headers['Muster-Position']}", flush=True)

    async for message in events.messages:
        event = json.loads(message.data)
        print(f"{event['type']} {event['sequence']} by {event['actorname']}", flush=True)


asyncio.run(main(*sys.argv[1:]))

import { randomUUID } from 'node:crypto';
import { type JetStreamClient, jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { mongo } from 'mongoose';
import { Pool } from 'undici';
import { type Envelope, EVENT_STREAM, type ServiceName } from '#contracts';
import {
  findMongod,
  findNatsServer,
  type RunningMongod,
  type RunningNats,
  startMongod,
  startNats,
} from '../../apps/muster/src/servers/index.js';
import { type GuardedFolder, guardedFolder } from '../support/guarded-folder.js';
import { MusterProcess } from '../support/muster-process.js';
import { cpuSeconds } from './processes.js';

const CACHE = 'node_modules/.cache/muster/bin';
const FOLLOWERS: readonly ServiceName[] = ['incidents', 'roles', 'timeline', 'communications'];

/** What the benchmarks stand on: one bus and one database for Muster and for the raw loops beside it, and a whole Muster in one process. */
export class Ground {
  private constructor(
    readonly muster: MusterProcess,
    private readonly servers: { nats: RunningNats; mongod: RunningMongod },
    private readonly folders: readonly GuardedFolder[],
    readonly database: mongo.MongoClient,
    readonly bus: NatsConnection,
    readonly raw: { readonly stream: JetStreamClient; readonly inserts: mongo.Collection },
    readonly http: Pool,
    readonly token: string,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<Ground> {
    const log = () => {};
    const folders = [guardedFolder(), guardedFolder()] as const;
    const nats = await startNats({
      ...{ binary: await findNatsServer({ cache: CACHE, log }), dataFolder: folders[0].folder, log },
      onPid: folders[0].watch,
    });
    const mongod = await startMongod({
      ...{ binary: await findMongod({ cache: CACHE, log }), dataFolder: folders[1].folder, log },
      onPid: folders[1].watch,
    });
    const muster = await MusterProcess.start({
      NATS_URL: nats.url,
      MONGODB_URL: mongod.urlFor(),
      LOG_LEVEL: 'warn',
      ...env,
    });
    const database = await mongo.MongoClient.connect(mongod.urlFor(), { maxPoolSize: 64 });
    const bus = await connect({ servers: nats.url });
    const manager = await jetstreamManager(bus);
    await manager.streams.add({
      name: 'RAW',
      subjects: ['raw.>'],
      storage: StorageType.File,
      duplicate_window: 600_000_000_000,
    });
    const raw = { stream: jetstream(bus), inserts: database.db('raw').collection('inserts') };
    const http = new Pool(muster.address, { connections: 64 });
    const token = await muster.token('ana@example.org');
    const ground = new Ground(muster, { nats, mongod }, folders, database, bus, raw, http, token);
    await ground.ask('GET', '/v1/roles');
    return ground;
  }

  /** Where the servers are, for further processes. */
  get urls() {
    return { nats: this.servers.nats.url, mongodb: this.servers.mongod.urlFor() };
  }

  /** Where a database of a benchmark's own is. */
  databaseOf(name: string): string {
    const url = new URL(this.servers.mongod.urlFor());
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Puts an event on the bus as its service would. */
  async publish(event: Envelope): Promise<void> {
    const [, service, name] = event.type.split('.');
    const subject = `muster.evt.${event.incident}.${service}.${name}`;
    await this.raw.stream.publish(subject, JSON.stringify(event), { msgID: event.id });
  }

  /** One request over HTTP; the answer's body. Throws when it is refused. */
  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await this.http.request({
      ...{ method, path },
      headers: { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const read = (await answer.body.json()) as Record<string, unknown>;
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${JSON.stringify(read)}`);
    return read;
  }

  /** Declares an incident; its id. */
  async declare(): Promise<string> {
    const body = { title: 'The database is slow', severity: 'SEV2', summary: 'Replication lags behind.' };
    return (await this.ask('POST', '/v1/incidents', body)).id as string;
  }

  /** A document as large as that of a declared incident, with an id of its own. */
  async likeAnIncident(): Promise<() => mongo.Document> {
    await this.declare();
    await this.drained();
    const log = this.database.db('muster_incidents').collection('event_log');
    const [logged] = await log
      .find({ subject: /incident-declared$/ })
      .limit(1)
      .toArray();
    const stored = await this.database.db('muster_incidents').collection('incidents').findOne({});
    const whole = { ...stored, outbox: [{ subject: logged?.subject, event: logged?.event, at: logged?.at }] };
    return () => ({ ...whole, _id: randomUUID() as never });
  }

  /** Resolves when every consumer has settled everything on the stream and no outbox has anything left; with how long that took, in ms. */
  async drained(): Promise<number> {
    const startedAt = performance.now();
    const manager = await jetstreamManager(this.bus);
    for (;;) {
      const infos = await Promise.all(FOLLOWERS.map((name) => manager.consumers.info(EVENT_STREAM, name)));
      const lag = infos.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0);
      if (lag === 0 && (await this.waiting()) === 0) return performance.now() - startedAt;
      await new Promise((again) => setTimeout(again, 20));
    }
  }

  /** CPU that Muster and its servers have used so far, in seconds. */
  cpu(): number {
    const pids = [this.muster.pid, this.servers.nats.pid(), this.servers.mongod.pid()];
    return pids.reduce<number>((sum, pid) => sum + cpuSeconds(pid!), 0);
  }

  async stop(): Promise<void> {
    await this.http.close();
    await this.muster.remove();
    await this.bus.drain();
    await this.database.close();
    await Promise.all([this.servers.nats.stop(), this.servers.mongod.stop()]);
    await Promise.all(this.folders.map(({ remove }) => remove()));
  }

  private async waiting(): Promise<number> {
    const outboxes = [
      ['muster_incidents', 'incidents'],
      ['muster_roles', 'rosters'],
      ['muster_timeline', 'entries'],
    ] as const;
    const left = await Promise.all(
      outboxes.map(([db, name]) =>
        this.database
          .db(db)
          .collection(name)
          .countDocuments({ 'outbox.0.at': { $type: 'date' } }, { hint: { 'outbox.0.at': 1 }, limit: 1 }),
      ),
    );
    return left.reduce((sum, count) => sum + count, 0);
  }
}

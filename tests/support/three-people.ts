import type { Answer, Api } from './api.js';
import { MusterProcess } from './muster-process.js';

/** A Muster with Ana, Bo and Cy, each with the HTTP API as themselves, and their ids by name. */
export class ThreePeople {
  private constructor(
    readonly muster: MusterProcess,
    readonly ana: Api,
    readonly bo: Api,
    readonly cy: Api,
    readonly id: Readonly<Record<string, string>>,
  ) {}

  /** Starts it; whoever asks anything is in the directory from then on. */
  static async start(env: Record<string, string> = {}): Promise<ThreePeople> {
    const muster = await MusterProcess.start(env);
    const apis: Api[] = [];
    for (const name of ['ana', 'bo', 'cy']) {
      const api = await muster.as(`${name}@example.org`);
      await api.get('/v1/roles');
      apis.push(api);
    }
    const { body } = await apis[0]!.get('/v1/people');
    const id = Object.fromEntries(body.people.map((one: { name: string; id: string }) => [one.name, one.id]));
    return new ThreePeople(muster, apis[0]!, apis[1]!, apis[2]!, id);
  }

  /** Declares an incident, as Ana unless somebody else is given. */
  declare(more: object = {}, api: Api = this.ana): Promise<Answer> {
    return api.post('/v1/incidents', { title: 'The database is slow', severity: 'SEV2', ...more });
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '#contracts';
import { MusterProcess } from '../support/muster-process.js';
import { NATS_CLI, natsCli } from '../support/nats-cli.js';
import { until } from '../support/patient.js';
import { Shell } from './shell.js';

const GUIDE = readFileSync('docs/integrating.md', 'utf8');

/** The commands of the guide in their order, with the heading that they stand under; some go on until they are ended. */
const steps = GUIDE.split(/^#{2,3} /m).flatMap((section) => {
  const [heading] = section.split('\n', 1) as [string];
  return [...section.matchAll(/^```sh( follow)?\n(.*?)^```$/gms)].map(([, follow, commands]) => ({
    heading,
    commands: commands!,
    goesOn: follow !== undefined,
  }));
});

let muster: MusterProcess;
let shell: Shell;
const printed = new Map<string, string>();
let followed: string;

const heard = () => readFileSync(followed, 'utf8');

beforeAll(async () => {
  const [folder] = await Promise.all([natsCli(), MusterProcess.start().then((it) => (muster = it))]);
  followed = join(muster.folder, 'followed');
  // As on a machine of its own: a home without settings of the nats command.
  const env = { MUSTER_DATA: muster.folder, HOME: muster.folder, PATH: `${folder}:${process.env.PATH}`, NO_COLOR: '1' };
  shell = new Shell(env);
  for (const { heading, commands, goesOn } of steps) {
    if (goesOn) {
      shell.follow(commands.trim(), followed);
      await until(() => /Subscribing/.test(readOr(followed)), 10_000);
    } else {
      const { printed: said, code } = await shell.run(commands);
      printed.set(heading, `${printed.get(heading) ?? ''}${said}`);
      if (code !== 0) throw new Error(`under "${heading}":\n${commands}\n${said}`);
    }
  }
}, 900_000);

afterAll(async () => {
  await shell?.close();
  await muster?.remove();
});

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

describe('docs/integrating.md, typed line by line', () => {
  it('names the version of the nats command that it was run with', () => {
    expect(GUIDE).toContain(`go install ${NATS_CLI}`);
  });

  it('assigns a role, and the event is seen', async () => {
    expect(printed.get('Send a command')).toMatch(/"holders":\[\{"person":\{"id":"p-\w+","name":"Bo"\}/);
    expect(printed.get('Send a command')).toMatch(/Muster-Position: roles\/INC-1@3/);
    await until(() => heard().includes('note-added'), 5_000);
    expect(heard()).toContain('Received on "muster.evt.INC-1.roles.role-assigned"');
    expect(heard()).toContain('"type":"muster.roles.role-assigned.v1"');
  });

  it('shows a refusal by its code, its headers and what to do', () => {
    const refusal = printed.get('When it is refused')!;
    expect(refusal).toMatch(/Nats-Service-Error: role-held/);
    expect(refusal).toMatch(/Nats-Service-Error-Code: 409/);
    expect(refusal).toMatch(/"holder":\{"id":"p-\w+","name":"Bo"\}/);
    expect(refusal).toMatch(/"next":"Ask the holder/);
  });

  it('has one note for two sent with one key', () => {
    const ids = [...printed.get('Once, however often it is sent')!.matchAll(/^\{"id":"([^"]+)"/gm)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(printed.get('Read what you wrote')!.match(/"event":"note-added"/g)).toHaveLength(1);
  });

  it('reads what it wrote, and what it missed', () => {
    expect(printed.get('Read what you wrote')).toContain('Ana gave the role Scribe to Bo.');
    expect(printed.get('Read what you wrote')).not.toContain('Muster-Behind');
    expect(printed.get('After a gap')).toContain('"type":"muster.roles.role-assigned.v1"');
  });

  it('lists every service with its version, and counts what was refused', async () => {
    for (const service of SERVICES) expect(printed.get('What there is')).toContain(`Muster ${service}`);
    expect(printed.get('What there is')).toMatch(/│ assign-role +│ 2 +│ roles +│ 1 /);
    const listed = await shell.run('nats --server "$MUSTER_BUS" micro ls --json');
    const versions = [...listed.printed.matchAll(/"version": "(\d+\.\d+\.\d+)"/g)].map(([, version]) => version);
    expect(versions).toHaveLength(SERVICES.length);
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const TYPE = 'muster.roles.role-assigned.v1';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-contracts-'));
  cpSync('package.json', join(folder, 'package.json'));
  cpSync('docs/contracts', join(folder, 'docs/contracts'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (type: string) => join(folder, 'docs/contracts/schemas', `${type}.json`);

/** As if this had been published: the code is then the change. */
function published(type: string, change: (schema: { title: string; properties: { data: Changed } }) => void): string {
  const schema = JSON.parse(readFileSync(fileOf(TYPE), 'utf8'));
  change(schema);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  writeFileSync(fileOf(type), text);
  return text;
}

interface Changed {
  properties: Record<string, object>;
  required: string[];
}

/** The command as `npm run contracts` (with `--write`) and `npm test` run it. */
function run(...args: string[]) {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const program = resolve('dist/tools/contract-documents.js');
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, env, encoding: 'utf8' });
  return { status, stderr };
}

describe('the published contracts', () => {
  it('are as in the code', () => {
    expect(run()).toEqual({ status: 0, stderr: '' });
  });

  it('are not written where that breaks an event, and it is said which, where and what to do', () => {
    const before = published(TYPE, ({ properties }) => properties.data.required.push('handedOverAt'));
    for (const args of [['--write'], []]) {
      const { status, stderr } = run(...args);
      expect(status).toBe(1);
      expect(stderr).toContain(`${TYPE} would break: $.data.handedOverAt was required and is absent.`);
      expect(stderr).toContain('define muster.roles.role-assigned.v2 beside it.');
    }
    expect(readFileSync(fileOf(TYPE), 'utf8')).toBe(before);
  });

  it('are not written where an event would vanish', () => {
    published('muster.roles.role-lost.v1', () => {});
    const { status, stderr } = run('--write');
    expect(status).toBe(1);
    expect(stderr).toContain('muster.roles.role-lost.v1 is published, and is no longer in the code.');
  });

  it('take an optional property more and other words; until that is written, it is drift', () => {
    published(TYPE, (schema) => {
      schema.title = 'In other words.';
      schema.properties.data.properties.handedOverAt = { type: 'string' };
    });
    const drifted = run();
    expect(drifted.status).toBe(1);
    expect(drifted.stderr).toContain(`${TYPE}.json is not as in the code`);
    expect(drifted.stderr).not.toContain('would break');
    expect(run('--write')).toEqual({ status: 0, stderr: '' });
    expect(run()).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(fileOf(TYPE), 'utf8')).not.toContain('handedOverAt');
  });
});

import { spawnSync } from 'node:child_process';

/** Starts a status page with exactly this environment; all that it can refuse it refuses before it listens. */
function start(env: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(process.execPath, ['dist/apps/status-page/main.js'], {
    encoding: 'utf8',
    env,
    timeout: 20_000,
  });
  return { status, stderr };
}

describe('a status page alone', () => {
  it('with an empty environment names the bus and its key, asks for no database, and exits 1', () => {
    const { status, stderr } = start({});
    expect(status).toBe(1);
    for (const variable of ['NATS_URL', 'MUSTER_SERVICE_KEY']) expect(stderr).toContain(`  ${variable}: `);
    expect(stderr).not.toContain('MONGODB_URL');
    expect(stderr).not.toMatch(/\bat .*\.js:\d+|Invalid input/);
  });

  it('with nonsense in its own settings names each and the form it needs, and exits 1', () => {
    const nonsense = {
      STATUS_PAGE_PORT: '70000',
      STATUS_PAGE_COLOUR: 'red',
      STATUS_PAGE_LOGO: 'javascript:alert(1)',
      STATUS_PAGE_ADDRESS: 'ftp://elsewhere',
    };
    const { status, stderr } = start(nonsense);
    expect(status).toBe(1);
    expect(stderr).toMatch(/ {2}STATUS_PAGE_PORT: .*a port/);
    expect(stderr).toMatch(/ {2}STATUS_PAGE_COLOUR: .*a colour like #1a5fb4/);
    expect(stderr).toMatch(/ {2}STATUS_PAGE_LOGO: .*data:image/);
    expect(stderr).toMatch(/ {2}STATUS_PAGE_ADDRESS: .*https:\/\/status\.example\.org/);
  });
});

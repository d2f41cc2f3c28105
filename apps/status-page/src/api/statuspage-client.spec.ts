import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Statuspage } from 'statuspage.io';
import { asking } from '../given-asked.js';
import { HOSTILE, HOSTILE_COPY } from '../standing/given-copy.js';
import { NOTHING_KNOWN, type PublicCopy } from '../standing/public-copy.js';
import { API_RESOURCES } from './index.js';

/** The types of every field, in its order: what clients rely on. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one)]));
};

const COMPONENT = {
  ...{ id: 'string', name: 'string', status: 'string', created_at: 'string', updated_at: 'string' },
  ...{ position: 'number', description: 'null', showcase: 'boolean', start_date: 'string', group_id: 'string' },
  ...{ page_id: 'string', group: 'boolean', only_show_if_degraded: 'boolean' },
};

describe('an unmodified client of the Statuspage API', () => {
  let server: Server;
  let copy: PublicCopy = asking().copy;
  let base: string;
  const client = new Statuspage('muster');

  beforeAll(async () => {
    server = createServer((request, response) => {
      const found = API_RESOURCES.find(({ path }) => path === request.url);
      response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
      response.end(found?.make(asking({ copy })));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    client.setApiUrl(base);
  });

  beforeEach(() => {
    copy = asking().copy;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('reads how all is, in the words that it knows', async () => {
    const { page, status } = await client.api.getStatus();
    expect(status).toEqual({ indicator: 'major', description: 'Partial System Outage' });
    expect(page).toEqual({
      ...{ id: expect.stringMatching(/^[\da-f]{12}$/), name: 'Example', url: 'https://status.example.org' },
      ...{ time_zone: 'Etc/UTC', updated_at: '2026-11-26T13:31:00.000Z' },
    });
  });

  it('reads components: a group, then what is in it, and nothing that is hidden', async () => {
    const { components } = await client.api.getComponents();
    expect(components.map(({ name, status, group }) => [name, status, group])).toEqual([
      ['What customers use', 'partial_outage', true],
      ['Website', 'degraded_performance', false],
      ['Sign-in', 'operational', false],
      ['API', 'partial_outage', false],
      ['Behind the scenes', 'under_maintenance', true],
      ['Storage', 'operational', false],
      ['Search', 'under_maintenance', false],
      ['Courriels', 'degraded_performance', false],
    ]);
    expect(components[1]).toMatchObject({ id: 'website', group_id: components[0]!.id, start_date: '2026-01-05' });
    expect(components[0]).toMatchObject({
      components: ['website', 'sign-in', 'api'],
      group_id: null,
      start_date: null,
    });
    expect(shapeOf(components[1])).toEqual(COMPONENT);
  });

  it('reads what is open, newest first, each with its updates from the latest to the first', async () => {
    const { incidents } = await client.api.incidents.getUnresolved();
    expect(incidents.map(({ id, status, impact }) => [id, status, impact])).toEqual([
      ['pub-slow', 'identified', 'major'],
      ['pub-mail', 'monitoring', 'minor'],
    ]);
    expect(incidents[0]!.incident_updates.map(({ status }) => status)).toEqual(['identified', 'investigating']);
    expect(incidents[0]!.incident_updates[0]).toMatchObject({
      affected_components: [
        {
          code: 'website',
          name: 'What customers use - Website',
          old_status: 'operational',
          new_status: 'degraded_performance',
        },
        {
          code: 'api',
          name: 'What customers use - API',
          old_status: 'degraded_performance',
          new_status: 'partial_outage',
        },
      ],
    });
    expect(shapeOf(incidents[0])).toEqual({
      ...{ id: 'string', name: 'string', status: 'string', created_at: 'string', updated_at: 'string' },
      ...{ monitoring_at: 'null', resolved_at: 'null', impact: 'string', shortlink: 'string', started_at: 'string' },
      page_id: 'string',
      incident_updates: [
        {
          ...{ id: 'string', status: 'string', body: 'string', incident_id: 'string', created_at: 'string' },
          ...{ updated_at: 'string', display_at: 'string', deliver_notifications: 'boolean' },
          affected_components: [{ code: 'string', name: 'string', old_status: 'string', new_status: 'string' }],
          ...{ custom_tweet: 'null', tweet_id: 'null' },
        },
      ],
      components: [COMPONENT],
    });
  });

  it('reads the history, in which what was withdrawn is over, counts for nothing and says why', async () => {
    const { incidents } = await client.api.incidents.getAll();
    expect(incidents).toHaveLength(5);
    const withdrawn = incidents.find(({ id }) => id === 'pub-false')!;
    expect(withdrawn).toMatchObject({ status: 'resolved', impact: 'none', resolved_at: '2026-11-22T07:40:00.000Z' });
    expect(withdrawn.incident_updates[0]).toMatchObject({
      ...{ id: 'pub-false-withdrawn', status: 'resolved' },
      body: 'We have withdrawn this: what we said was not so. The report came from a test account.',
    });
    const over = incidents.find(({ id }) => id === 'pub-storage')!;
    expect(over).toMatchObject({
      ...{ monitoring_at: '2026-11-23T09:20:00.000Z', resolved_at: '2026-11-23T10:00:00.000Z' },
      components: [{ id: 'storage' }],
    });
  });

  it('reads planned work, and work under way beside it in the summary', async () => {
    const { scheduled_maintenances: planned } = await client.api.scheduledMaintenances.getUpcoming();
    expect(planned).toMatchObject([
      {
        ...{ id: 'mnt-planned', status: 'scheduled', impact: 'maintenance' },
        ...{ scheduled_for: '2026-11-28T22:00:00.000Z', scheduled_until: '2026-11-29T01:30:00.000Z' },
      },
    ]);
    const summary = await client.api.getSummary();
    expect(Object.keys(summary)).toEqual(['page', 'components', 'incidents', 'scheduled_maintenances', 'status']);
    expect(summary.scheduled_maintenances.map(({ id }) => id)).toEqual(['mnt-planned', 'mnt-now']);
    expect(summary.incidents.map(({ id }) => id)).toEqual(['pub-slow', 'pub-mail']);
  });

  it('gets 50 incidents at most, the newest', async () => {
    const [one] = asking().copy.publications;
    copy = { ...copy, publications: Array.from({ length: 80 }, (_, index) => ({ ...one!, id: `pub-${index}` })) };
    const { incidents } = await client.api.incidents.getAll();
    expect(incidents.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, index) => `pub-${index}`));
  });

  it('is not told that all is well by a page that never heard anything', async () => {
    copy = NOTHING_KNOWN;
    const { status, components } = await client.api.getSummary();
    expect(status).toEqual({ indicator: 'none', description: 'Status Not Known Yet' });
    expect(components).toEqual([]);
  });

  it('gets hostile words as the words that they are', async () => {
    copy = HOSTILE_COPY;
    const { incidents } = await client.api.incidents.getAll();
    expect(incidents[0]!.name).toBe(HOSTILE);
  });

  it('finds work under way and all work where others ask for it', async () => {
    const read = async (path: string) => {
      const response = await fetch(`${base}/api/v2/${path}`);
      const body = (await response.json()) as { scheduled_maintenances: { id: string }[] };
      return body.scheduled_maintenances.map(({ id }) => id);
    };
    expect(await read('scheduled-maintenances/active.json')).toEqual(['mnt-now']);
    expect(await read('scheduled-maintenances.json')).toEqual(['mnt-planned', 'mnt-now', 'mnt-done']);
  });
});

import type { captureEntry as contract, InputOf, Noted } from '#contracts';
import { captureEntry, captureId, isSameCapture } from './capture-entry.js';

type Captured = InputOf<typeof contract>;
const context = { now: '2017-01-31T23:00:00.000Z', by: { id: 'program:deploys', name: 'deploys' } };
const deployed: Captured = {
  incident: 'INC-1',
  source: { system: 'deploys', externalId: 'job/17' },
  text: 'web 1.2 is out',
};
const noted = (more: Partial<Captured> = {}): Noted =>
  captureEntry({ ...deployed, ...more }, { restricted: false, span: {} })(context)[0]!.data as Noted;

describe('what a program tells', () => {
  it('is a note that says where it comes from', () => {
    const source = { ...deployed.source, url: 'https://ci.example.org/17' };
    expect(noted({ source, tags: ['web', 'web'] })).toEqual({
      ...{
        incident: 'INC-1',
        restricted: false,
        text: 'web 1.2 is out',
        occurredAt: context.now,
        tags: ['web'],
        source,
      },
    });
  });

  it('has one id by incident, system and external id', () => {
    const id = captureId('INC-1', deployed.source);
    expect(id).toMatch(/^[\w-]{1,100}$/);
    expect(captureId('INC-1', { ...deployed.source, url: 'https://ci.example.org' })).toBe(id);
    const others = [
      captureId('INC-2', deployed.source),
      captureId('INC-1', { ...deployed.source, system: 'chat' }),
      captureId('INC-1', { ...deployed.source, externalId: 'job/18' }),
      captureId('INC-1', { system: 'deploys-job', externalId: '/17' }),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  it.each<[string, Partial<Captured>, Partial<Captured>]>([
    ['without a time', {}, {}],
    ['without the time it had before', { occurredAt: '2017-01-31T22:00:00Z' }, {}],
    [
      'with the same time in another zone',
      { occurredAt: '2017-01-31T22:00:00Z' },
      { occurredAt: '2017-01-31T23:00:00+01:00' },
    ],
    ['with a tag twice', { tags: ['web'] }, { tags: ['web', 'web'] }],
    ['with no links in two ways', {}, { links: [] }],
  ])('is the same again %s', (_how, first, again) => {
    expect(isSameCapture({ ...deployed, ...again }, noted(first))).toBe(true);
  });

  it.each<[string, Partial<Captured>]>([
    ['words', { text: 'web 1.3 is out' }],
    ['time', { occurredAt: '2017-01-31T22:00:00Z' }],
    ['kind', { kind: 'action' }],
    ['speaker', { saidBy: 'Bo' }],
    ['address', { source: { ...deployed.source, url: 'https://ci.example.org/17' } }],
    ['mark', { internal: true }],
    ['tag', { tags: ['web'] }],
    ['link', { links: [{ title: 'Job', url: 'https://ci.example.org/17' }] }],
  ])('is something else with another %s', (_what, more) => {
    expect(isSameCapture({ ...deployed, ...more }, noted())).toBe(false);
    expect(isSameCapture({ ...deployed, ...more }, noted(more))).toBe(true);
  });
});

import type { ComponentState, Maintenance, Publication, PublicWords, ShownComponent } from '#contracts';
import type { PublicCopy } from './public-copy.js';

/** When the given copy is looked at: for specs. */
export const NOW = new Date('2026-11-26T14:05:20.000Z');

const SOMEBODY = { id: 'p-inside', name: 'Zoraida' };

/** Words that would like to be more than words. */
export const HOSTILE = `</title><script>alert(1)</script> ]]> "quoted" \u202eturned\u2066 \u0000\u0007 &amp; ${'w'.repeat(5_000)}`;

const component = (key: string, position: number, more: Partial<ShownComponent> = {}): ShownComponent => ({
  ...{ key, name: { en: key }, description: null, group: null, position, visible: true },
  ...{ shownSince: '2026-01-05T09:00:00.000Z', changedAt: '2026-01-05T09:00:00.000Z', sequence: 1, ...more },
});

/** What is said at a time of components, in each language. */
export interface Saying {
  readonly at: string;
  readonly status: Publication['status'];
  readonly impact?: Publication['impact'];
  readonly states?: Readonly<Record<string, ComponentState>>;
  readonly words: PublicWords;
}

/** A publication of which so much was said. */
export function given(
  id: string,
  title: PublicWords,
  sayings: readonly Saying[],
  more: Partial<Publication> = {},
): Publication {
  const entries = sayings.map(({ at, status, impact = 'minor', states = {}, words }, index) => ({
    ...{ id: `${id}-${index + 1}`, status, impact, words, at, by: SOMEBODY, changedAt: at },
    components: Object.entries(states).map(([key, state]) => ({ component: key, state })),
  }));
  const [first, last] = [entries[0]!, entries.at(-1)!];
  const { status, impact, components } = last;
  return {
    ...{ id, incident: null, title, status, impact, components, entries, startedAt: first.at, publishedAt: first.at },
    ...{ changedAt: last.at, resolvedAt: status === 'resolved' ? last.at : null, withdrawn: null },
    ...{ sequence: entries.length, ...more },
  };
}

/** Planned work as it was announced, begun and ended. */
export function givenWork(id: string, title: PublicWords, more: Partial<Maintenance> = {}): Maintenance {
  const entry = (status: Maintenance['status'], at: string, en: string, fr: string) => ({
    ...{ id: `${id}-${status}`, status, words: { en, fr }, at, by: SOMEBODY },
  });
  const announcedAt = '2026-11-20T10:00:00.000Z';
  const all: Maintenance = {
    ...{ id, title, status: 'scheduled', components: ['storage'], byClock: true, announcedAt, changedAt: announcedAt },
    ...{ scheduledFor: '2026-11-28T22:00:00.000Z', scheduledUntil: '2026-11-29T01:30:00.000Z' },
    ...{ begunAt: null, endedAt: null, sequence: 1, entries: [], ...more },
  };
  const { begunAt, endedAt } = all;
  const entries = [
    entry('scheduled', announcedAt, 'Uploads will wait for some minutes.', 'Les envois attendront quelques minutes.'),
    ...(begunAt ? [entry('in_progress', begunAt, 'The work has begun.', 'Les travaux ont commencé.')] : []),
    ...(endedAt ? [entry('completed', endedAt, 'All is done.', 'Tout est terminé.')] : []),
  ];
  return { ...all, entries, changedAt: entries.at(-1)!.at };
}

const EDGE = { en: 'What customers use', fr: 'Ce qu’utilisent les clients' };
const INSIDE = { en: 'Behind the scenes', fr: 'En coulisses' };

const COMPONENTS = [
  component('website', 1, { name: { en: 'Website', fr: 'Site web' }, group: EDGE }),
  component('sign-in', 2, {
    name: { en: 'Sign-in', fr: 'Connexion' },
    group: EDGE,
    shownSince: '2026-10-20T09:00:00.000Z',
  }),
  component('api', 3, {
    ...{ name: { en: 'API' }, group: EDGE },
    description: { en: 'For programs, with `v2` and **v3**.', fr: 'Pour les programmes, en `v2` et **v3**.' },
  }),
  component('storage', 4, { name: { en: 'Storage', fr: 'Stockage' }, group: INSIDE }),
  component('search', 5, { name: { en: 'Search', fr: 'Recherche' }, group: INSIDE }),
  component('mail', 6, { name: { fr: 'Courriels' } }),
  component('secret', 7, { name: { en: 'Hidden one' }, visible: false }),
];

const SLOW = given(
  'pub-slow',
  { en: 'Requests to the API are slow', fr: 'Les requêtes à l’API sont lentes' },
  [
    {
      ...{
        at: '2026-11-26T13:02:00.000Z',
        status: 'investigating',
        impact: 'minor',
        states: { api: 'degraded_performance' },
      },
      words: {
        en: 'Some requests take long. We are looking into it.',
        fr: 'Certaines requêtes sont longues. Nous cherchons pourquoi.',
      },
    },
    {
      ...{ at: '2026-11-26T13:31:00.000Z', status: 'identified', impact: 'major' },
      states: { api: 'partial_outage', website: 'degraded_performance' },
      words: {
        en: '## What we know\n\nOne of the databases is **overloaded**.\n\n- reading works\n- writing is slow\n\nMore in [our guide](https://example.org/guide).',
        fr: '## Ce que nous savons\n\nUne des bases est **surchargée**.\n\n- la lecture fonctionne\n- l’écriture est lente\n\nPlus dans [notre guide](https://example.org/guide).',
      },
    },
  ],
  { incident: 'INC-42' },
);

const ONLY_ENGLISH = given('pub-mail', { en: 'Mails are late' }, [
  {
    ...{
      at: '2026-11-26T12:00:00.000Z',
      status: 'monitoring',
      impact: 'minor',
      states: { mail: 'degraded_performance' },
    },
    words: { en: 'Mails arrive again; those that waited arrive within the hour.' },
  },
]);

const OVER = given(
  'pub-storage',
  { en: 'Files could not be saved', fr: 'Impossible d’enregistrer des fichiers' },
  [
    {
      ...{
        at: '2026-11-23T08:10:00.000Z',
        status: 'investigating',
        impact: 'critical',
        states: { storage: 'major_outage' },
      },
      words: { en: 'Nothing can be saved.', fr: 'Rien ne peut être enregistré.' },
    },
    {
      ...{
        at: '2026-11-23T09:20:00.000Z',
        status: 'monitoring',
        impact: 'critical',
        states: { storage: 'degraded_performance' },
      },
      words: { en: 'Saving works again.', fr: 'L’enregistrement fonctionne à nouveau.' },
    },
    {
      ...{ at: '2026-11-23T10:00:00.000Z', status: 'resolved', impact: 'critical' },
      words: { en: 'All is as before. Nothing was lost.', fr: 'Tout est comme avant. Rien n’a été perdu.' },
    },
  ],
  { startedAt: '2026-11-23T08:00:00.000Z' },
);

const FALSE_ALARM = given(
  'pub-false',
  { en: 'Accounts are visible to others', fr: 'Des comptes sont visibles par d’autres' },
  [
    {
      ...{
        at: '2026-11-22T07:00:00.000Z',
        status: 'investigating',
        impact: 'critical',
        states: { website: 'major_outage' },
      },
      words: { en: 'We look into a report.', fr: 'Nous étudions un signalement.' },
    },
  ],
  {
    changedAt: '2026-11-22T07:40:00.000Z',
    withdrawn: {
      ...{ at: '2026-11-22T07:40:00.000Z', by: SOMEBODY },
      reason: { en: 'The report came from a test account.', fr: 'Le signalement venait d’un compte de test.' },
    },
  },
);

const LAST_MONTH = given('pub-october', { en: 'Search was down', fr: 'La recherche était en panne' }, [
  {
    ...{ at: '2026-10-11T22:30:00.000Z', status: 'identified', impact: 'major', states: { search: 'partial_outage' } },
    words: { en: 'Half of the searches fail.', fr: 'La moitié des recherches échoue.' },
  },
  {
    ...{ at: '2026-10-12T03:00:00.000Z', status: 'resolved', impact: 'major' },
    words: { en: 'Searches work.', fr: 'Les recherches fonctionnent.' },
  },
]);

const WORK = [
  givenWork('mnt-planned', { en: 'New disks for the storage', fr: 'Nouveaux disques pour le stockage' }),
  givenWork(
    'mnt-now',
    { en: 'The search is moved', fr: 'La recherche est déplacée' },
    {
      ...{ status: 'in_progress', components: ['search'], begunAt: '2026-11-26T13:00:00.000Z' },
      ...{ scheduledFor: '2026-11-26T13:00:00.000Z', scheduledUntil: '2026-11-26T15:00:00.000Z' },
    },
  ),
  givenWork(
    'mnt-done',
    { en: 'A database was renewed', fr: 'Une base a été renouvelée' },
    {
      ...{ status: 'completed', begunAt: '2026-11-21T22:00:00.000Z', endedAt: '2026-11-21T23:10:00.000Z' },
      ...{ scheduledFor: '2026-11-21T22:00:00.000Z', scheduledUntil: '2026-11-22T00:00:00.000Z' },
    },
  ),
];

/** A page on a bad day: things that are wrong, planned, over, false, and said in one language only. */
export const GIVEN_COPY: PublicCopy = {
  publications: [SLOW, ONLY_ENGLISH, OVER, FALSE_ALARM, LAST_MONTH],
  maintenances: WORK,
  components: COMPONENTS,
  confirmedAt: '2026-11-26T14:05:00.000Z',
};

/** The same on a day on which all is well. */
export const CALM_COPY: PublicCopy = {
  ...{ publications: [OVER, FALSE_ALARM, LAST_MONTH], maintenances: [WORK[2]!] },
  ...{ components: COMPONENTS, confirmedAt: '2026-11-26T14:05:00.000Z' },
};

const hostile = { en: HOSTILE };

/** A page whose every word is hostile, and which has not heard for a day. */
export const HOSTILE_COPY: PublicCopy = {
  publications: [
    given('pub-hostile', hostile, [
      { at: '2026-11-26T11:00:00.000Z', status: 'investigating', states: { hostile: 'major_outage' }, words: hostile },
    ]),
    given(
      'pub-hostile-withdrawn',
      hostile,
      [{ at: '2026-11-26T10:00:00.000Z', status: 'investigating', states: {}, words: hostile }],
      { withdrawn: { at: '2026-11-26T10:30:00.000Z', by: SOMEBODY, reason: hostile } },
    ),
  ],
  maintenances: [givenWork('mnt-hostile', hostile, { components: ['hostile'] })],
  components: [component('hostile', 1, { name: hostile, description: hostile, group: hostile })],
  confirmedAt: '2026-11-25T14:05:00.000Z',
};

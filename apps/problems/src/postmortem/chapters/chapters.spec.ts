import {
  getBoard,
  getIncident,
  listAffected,
  listMilestones,
  listResponses,
  listUpdates,
  type RequestContract,
  readTimeline,
  whoHeld,
} from '#contracts';
import { type Chapters, sectionDrafts } from '../draft-postmortem.js';
import { ADA, BEN, CLEO, hours, opening, postmortemAfter, problemOf } from '../given-postmortem.js';
import type { Chapter, Drafting } from './chapter.js';
import { affectedChapter, customersChapter, updatesChapter } from './communications-chapters.js';
import { impactChapter, timelineChapter, timesChapter } from './record-chapters.js';
import { rolesChapter } from './roles-chapter.js';

const seat = (role: string, name: string) => ({ role, scope: 'incident', name });
const tenure = (person: typeof ADA, from: string, until: string | null) => ({
  ...{ person, from, until, givenBy: ADA, acknowledgedAt: from },
});

const held: Record<string, object[]> = {
  scribe: [tenure(BEN, hours(-5), hours(-3)), tenure(CLEO, hours(-3), null)],
  'incident-manager': [tenure(ADA, hours(-5), null)],
  'tech-lead': [],
};

const entry = (index: number, text: string) => ({
  ...{ id: `e-${index}`, occurredAt: hours(-4), text, by: BEN, mentions: [] },
});

/** What the services say, by contract. */
const ANSWERS = new Map<RequestContract, (input: Record<string, unknown>) => object>([
  [
    getIncident,
    () => ({
      severity: 'SEV1',
      impact: 'No orders, said Ben',
      summary: null,
      components: ['db1'],
      declaredBy: ADA,
      manager: ADA,
    }),
  ],
  [
    listMilestones,
    () => ({
      milestones: [
        { name: 'declared', label: 'declared', at: hours(-5), takenBack: false, earlier: [], note: null },
        { name: 'relief', label: 'first relief', at: hours(-3), takenBack: false, earlier: [], note: null },
        { name: 'started', label: 'started', at: null, takenBack: false, earlier: [], note: null },
      ],
      spans: [{ from: 'declared', to: 'relief', ms: 7_200_000, spoken: '2 h' }],
    }),
  ],
  [
    readTimeline,
    ({ after }) => {
      const from = Number(after ?? 0);
      const entries = Array.from({ length: 60 }, (_, index) => entry(from + index, `# Ben did\n${from + index}`));
      return { entries, next: from < 120 ? `${from + 60}` : null };
    },
  ],
  [
    getBoard,
    () => ({
      roles: [seat('incident-manager', 'Incident manager'), seat('scribe', 'Scribe'), seat('tech-lead', 'Tech lead')],
    }),
  ],
  [whoHeld, ({ role }) => ({ name: role === 'scribe' ? 'Scribe' : 'Incident manager', holders: held[role as string] })],
  [
    listUpdates,
    () => ({
      updates: [
        {
          ...{ audienceName: { en: 'customers', fr: 'clients' }, sendings: [{ at: hours(-4) }], withdrawn: null },
          ...{ words: { en: { problem: 'Checkout fails.' } }, draftedBy: BEN },
        },
        { audienceName: { en: 'staff', fr: 'personnel' }, sendings: [], withdrawn: null, words: {}, draftedBy: BEN },
      ],
      next: null,
    }),
  ],
  [
    listResponses,
    () => ({ counts: { total: 7, answer: 2, sorting: 1, themes: [{ theme: 'login', count: 6, questions: 2 }] } }),
  ],
  [listAffected, () => ({ affected: { total: 41, components: [{ component: 'checkout', count: 40 }] } })],
]);

const drafting: Drafting = {
  ...{ problem: problemOf(), incidents: problemOf().incidents, language: 'en' },
  ask: (async (contract: RequestContract, input: Record<string, unknown>) => ANSWERS.get(contract)!(input)) as never,
};

const ALL = [
  impactChapter,
  timesChapter,
  timelineChapter,
  rolesChapter,
  updatesChapter,
  customersChapter,
  affectedChapter,
];

async function drafted(names: boolean, without: readonly Chapter[] = []): Promise<Record<string, string>> {
  const said: [string, object][] = await Promise.all(
    ALL.map(async (one) => [one.name, without.includes(one) ? { missing: one.asks } : await one.draft(drafting)]),
  );
  const postmortem = postmortemAfter(opening({ names }));
  const drafts = sectionDrafts(postmortem, new Map(said) as Chapters);
  return Object.fromEntries(drafts.map(({ key, text }) => [key, text]));
}

describe('a draft from what the services know', () => {
  it('says the impact, the times, the roles, what was sent and what customers said', async () => {
    const sections = await drafted(true);
    expect(sections.impact).toBe(
      '- Severity: SEV1\n- Components: db1\n\nNo orders, said Ben\n\n- 41 reports of people affected on the status page\n  - checkout: 40',
    );
    expect(sections.times).toContain('- declared to first relief: **2 h**');
    expect(sections.times).toContain('- started: not known');
    expect(sections.response?.split('\n')).toEqual([
      '- Incident manager: Ada, from 31 Jan 2017, 19:00 UTC, still',
      '- Scribe: Ben, from 31 Jan 2017, 19:00 UTC, until 31 Jan 2017, 21:00 UTC',
      '- Scribe: Cleo, from 31 Jan 2017, 21:00 UTC, still (taken over from Ben)',
    ]);
    expect(sections.communication).toBe('- 31 Jan 2017, 20:00 UTC, customers: Checkout fails.');
    expect(sections.customers).toContain(
      '- 7 responses of customers (2 questions to answer, 1 not sorted yet)\n- login: 6',
    );
  });

  it('reads the record page by page, and says how much more there is between beginning and end', async () => {
    const lines = (await drafted(true)).timeline!.split('\n');
    expect(lines).toHaveLength(101);
    expect(lines[0]).toBe('- 31 Jan 2017, 20:00 UTC: Ben did 0');
    expect(lines[50]).toBe('- … 80 further key entries are in the record');
    expect(lines.at(-1)).toBe('- 31 Jan 2017, 20:00 UTC: Ben did 179');
  });

  it('blames nobody unless names are wished', async () => {
    const all = Object.values(await drafted(false)).join('\n');
    expect(all).not.toMatch(/Ada|Ben|Cleo/);
    expect(all).toContain('No orders, said Scribe');
  });

  it('says what could not be asked', async () => {
    const sections = await drafted(false, [customersChapter]);
    expect(sections.customers).toBe('_Could not be asked: communications. Draft again to fill this in._');
  });
});

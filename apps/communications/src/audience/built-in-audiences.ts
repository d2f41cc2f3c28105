import { type Audience, type Beat, BUILT_IN_AUDIENCES, LANGUAGES, SEVERITIES } from '#contracts';

type Key = (typeof BUILT_IN_AUDIENCES)[number];

/** Minutes until the first word and between words, for SEV1, SEV2 and so on; what is not there is never. */
type Beats = readonly (readonly [first: number, every: number])[];

interface Wishes extends Pick<Audience, 'name' | 'side' | 'reaches' | 'urgent' | 'duties'> {
  readonly beats: Beats;
}

/**
 * What each of them begins with. The times are a beginning that organisations change: outside, half an hour between words of
 * the worst kind of incident is what public status pages keep to; a SEV4 asks nothing of anybody.
 */
const WISHES: Readonly<Record<Key, Wishes>> = {
  responders: {
    name: { en: 'responders', fr: 'intervenants' },
    ...{ side: 'internal', reaches: 'responders', urgent: true },
    duties: ['update-responders', 'send-internal-updates', 'give-context'],
    beats: [
      [15, 30],
      [30, 60],
    ],
  },
  'all-staff': {
    name: { en: 'all staff', fr: 'tout le personnel' },
    ...{ side: 'internal', reaches: 'everyone', urgent: false },
    duties: ['send-internal-updates'],
    beats: [
      [30, 60],
      [60, 120],
    ],
  },
  executives: {
    name: { en: 'executives and stakeholders', fr: 'direction et parties prenantes' },
    ...{ side: 'internal', reaches: 'members', urgent: true },
    duties: ['brief-executives', 'send-internal-updates'],
    beats: [
      [15, 30],
      [30, 60],
    ],
  },
  customers: {
    name: { en: 'customers', fr: 'clients' },
    ...{ side: 'external', reaches: 'members', urgent: false },
    duties: ['send-external-updates'],
    beats: [
      [10, 30],
      [20, 60],
    ],
  },
  'status-page': {
    name: { en: 'status page', fr: "page d'état" },
    ...{ side: 'external', reaches: 'members', urgent: false },
    duties: ['update-status-page', 'send-external-updates'],
    beats: [
      [10, 30],
      [20, 60],
    ],
  },
  social: {
    name: { en: 'social media', fr: 'réseaux sociaux' },
    ...{ side: 'external', reaches: 'members', urgent: false },
    duties: ['communicate-on-social', 'send-external-updates'],
    beats: [
      [15, 60],
      [30, 120],
    ],
  },
};

function cadenceOf(beats: Beats): Audience['cadence'] {
  const beat = (index: number): Beat | null => {
    const [first, every] = beats[index] ?? [];
    return first === undefined || every === undefined ? null : { first, every };
  };
  return Object.fromEntries(SEVERITIES.map((severity, index) => [severity, beat(index)])) as Audience['cadence'];
}

/** The audiences that come with Muster, by their keys, as they are before anybody changes them. */
export const BUILT_IN: ReadonlyMap<string, Audience> = new Map(
  BUILT_IN_AUDIENCES.map((key) => {
    const { beats, ...wishes } = WISHES[key];
    const settings = { languages: [...LANGUAGES], review: 'none' as const, builtIn: true, archived: false };
    return [key, { key, ...wishes, duties: [...wishes.duties], ...settings, cadence: cadenceOf(beats) }];
  }),
);

/** The duties that answer for an audience of one's own: those of its side. */
export const dutiesOf = (side: Audience['side']): string[] => [
  side === 'internal' ? 'send-internal-updates' : 'send-external-updates',
];

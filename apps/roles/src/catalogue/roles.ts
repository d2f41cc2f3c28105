import type { Localised } from '#contracts';
import type { Rank, RoleEntry } from './role-entry.js';

const called = (en: string, fr: string): Localised => ({ en, fr });
const ranked = (rank: Rank) => (duty: string) => ({ duty, rank });
const duties = (primary: readonly string[], secondary: readonly string[]) => [
  ...primary.map(ranked('primary')),
  ...secondary.map(ranked('secondary')),
];

const SUBJECT_MATTER_EXPERT = called('Subject-matter expert', 'Expert en la matière');
const TECH_LEAD = called('Tech lead', 'Responsable technique');
const ON_CALL = called('On-call engineer', "Ingénieur d'astreinte");
const COMMUNICATIONS_LEAD = called('Communications lead', 'Responsable de la communication');

/** The eight roles and their 36 pairs of role and duty. */
export const ROLES: readonly RoleEntry[] = [
  {
    key: 'incident-manager',
    name: called('Incident manager', "Gestionnaire d'incident"),
    purpose: called(
      'Leads the response and answers for everything not given to somebody else.',
      "Dirige la réponse et répond de tout ce qui n'est pas confié à quelqu'un d'autre.",
    ),
    holders: 'one',
    alsoCalled: [
      called('Incident coordinator', "Coordinateur d'incident"),
      called('Major incident manager', "Gestionnaire d'incidents majeurs"),
      called('MIM', 'MIM'),
      called('Incident commander', "Commandant d'incident"),
    ],
    duties: duties(['command-incident', 'shape-roles'], ['answer-for-unassigned']),
  },
  {
    key: 'tech-lead',
    name: TECH_LEAD,
    purpose: called(
      'Finds out what is broken and decides how it is mended.',
      'Établit ce qui est en panne et décide comment le réparer.',
    ),
    holders: 'one',
    alsoCalled: [ON_CALL, SUBJECT_MATTER_EXPERT],
    duties: duties(
      ['form-theories', 'decide-changes', 'lead-technical-team'],
      ['update-responders', 'document-theories-and-actions', 'join-postmortem', 'page-responders'],
    ),
  },
  {
    key: 'communications-manager',
    name: called('Communications manager', 'Responsable des communications'),
    purpose: called(
      'Writes and sends every update, inside and outside.',
      'Rédige et envoie toutes les nouvelles, en interne comme en externe.',
    ),
    holders: 'one',
    alsoCalled: [called('Communications officer', 'Chargé de communication'), COMMUNICATIONS_LEAD],
    duties: duties(
      ['send-internal-updates', 'send-external-updates', 'update-status-page'],
      ['collect-customer-responses', 'brief-executives'],
    ),
  },
  {
    key: 'customer-support-lead',
    name: called('Customer support lead', 'Responsable du support client'),
    purpose: called(
      'Sees to it that every customer who asks is answered.',
      'Veille à ce que chaque client qui demande reçoive une réponse.',
    ),
    holders: 'one',
    alsoCalled: [
      called('Help-desk lead', "Responsable du centre d'assistance"),
      called('Customer support agent', 'Agent du support client'),
    ],
    duties: duties(['answer-tickets', 'answer-calls', 'answer-social-messages'], ['relay-customer-information']),
  },
  {
    key: 'subject-matter-expert',
    name: SUBJECT_MATTER_EXPERT,
    purpose: called(
      'Knows a part of the system in depth, suggests fixes and implements them.',
      'Connaît à fond une partie du système, propose des corrections et les met en œuvre.',
    ),
    holders: 'many',
    alsoCalled: [TECH_LEAD, ON_CALL],
    duties: duties(['suggest-fixes', 'implement-fixes'], ['give-context', 'page-experts']),
  },
  {
    key: 'social-media-lead',
    name: called('Social media lead', 'Responsable des réseaux sociaux'),
    purpose: called('Speaks and listens on social media.', 'Parle et écoute sur les réseaux sociaux.'),
    holders: 'one',
    alsoCalled: [called('Social media manager', 'Gestionnaire des réseaux sociaux'), COMMUNICATIONS_LEAD],
    duties: duties(['communicate-on-social'], ['update-status-page', 'share-customer-feedback']),
  },
  {
    key: 'scribe',
    name: called('Scribe', 'Secrétaire'),
    purpose: called(
      'Keeps the record of what happened and who did what.',
      'Consigne ce qui est arrivé et qui a fait quoi.',
    ),
    holders: 'one',
    alsoCalled: [],
    duties: duties(['record-key-information'], ['maintain-timeline', 'keep-people-and-activity-record']),
  },
  {
    key: 'problem-manager',
    name: called('Problem manager', 'Gestionnaire des problèmes'),
    purpose: called(
      'Goes beyond the resolution: finds the root cause and what must change.',
      'Va au-delà de la résolution : trouve la cause profonde et ce qui doit changer.',
    ),
    holders: 'one',
    alsoCalled: [called('Root-cause analyst', 'Analyste des causes profondes')],
    duties: duties(
      ['find-root-cause', 'propose-preventive-changes'],
      ['coordinate-postmortem', 'run-postmortem', 'record-postmortem', 'log-remediation', 'track-remediation'],
    ),
  },
];

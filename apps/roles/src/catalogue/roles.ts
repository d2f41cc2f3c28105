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
    splitBy: null,
    alsoCalled: [
      called('Incident coordinator', "Coordinateur d'incident"),
      called('Major incident manager', "Gestionnaire d'incidents majeurs"),
      called('MIM', 'MIM'),
      called('Incident commander', "Commandant d'incident"),
    ],
    duties: duties(['command-incident', 'shape-roles'], ['answer-for-unassigned']),
    firstActions: [
      called(
        'Confirm that you have it, and say so where people talk',
        "Confirmez que vous le tenez, et dites-le là où l'on se parle",
      ),
      called(
        'Look at the vacancies, and give or ask for what this severity needs',
        "Voyez les rôles vacants, et confiez ou demandez ce qu'exige cette gravité",
      ),
      called(
        'Say what is known, what is being done, and when the next update comes',
        "Dites ce que l'on sait, ce qui est en cours, et quand viendra la prochaine nouvelle",
      ),
    ],
  },
  {
    key: 'tech-lead',
    name: TECH_LEAD,
    purpose: called(
      'Finds out what is broken and decides how it is mended.',
      'Établit ce qui est en panne et décide comment le réparer.',
    ),
    holders: 'one',
    splitBy: 'workstream',
    alsoCalled: [ON_CALL, SUBJECT_MATTER_EXPERT],
    duties: duties(
      ['form-theories', 'decide-changes', 'lead-technical-team'],
      ['update-responders', 'document-theories-and-actions', 'join-postmortem', 'page-responders'],
    ),
    firstActions: [
      called(
        'Write down the first theory, or that there is none',
        "Notez la première hypothèse, ou qu'il n'y en a pas",
      ),
      called(
        'Say who looks at what, so that nobody looks twice',
        'Dites qui regarde quoi, pour que personne ne regarde deux fois',
      ),
      called('Ask for the experts you are missing', 'Demandez les experts qui vous manquent'),
    ],
  },
  {
    key: 'communications-manager',
    name: called('Communications manager', 'Responsable des communications'),
    purpose: called(
      'Writes and sends every update, inside and outside.',
      'Rédige et envoie toutes les nouvelles, en interne comme en externe.',
    ),
    holders: 'one',
    splitBy: 'audience',
    alsoCalled: [called('Communications officer', 'Chargé de communication'), COMMUNICATIONS_LEAD],
    duties: duties(
      ['send-internal-updates', 'send-external-updates', 'update-status-page'],
      ['collect-customer-responses', 'brief-executives'],
    ),
    firstActions: [
      called('Read the latest entries of the record', 'Lisez les dernières entrées de la chronologie'),
      called('Send a first update, even if it says little', 'Envoyez une première nouvelle, même brève'),
      called('Promise when the next one comes', "Promettez l'heure de la suivante"),
    ],
  },
  {
    key: 'customer-support-lead',
    name: called('Customer support lead', 'Responsable du support client'),
    purpose: called(
      'Sees to it that every customer who asks is answered.',
      'Veille à ce que chaque client qui demande reçoive une réponse.',
    ),
    holders: 'one',
    splitBy: null,
    alsoCalled: [
      called('Help-desk lead', "Responsable du centre d'assistance"),
      called('Customer support agent', 'Agent du support client'),
    ],
    duties: duties(['answer-tickets', 'answer-calls', 'answer-social-messages'], ['relay-customer-information']),
    firstActions: [
      called('Look at what customers report, and since when', 'Voyez ce que signalent les clients, et depuis quand'),
      called('Agree with communications what is said', 'Convenez avec la communication de ce qui est dit'),
      called('Tell the responders what customers see', 'Dites aux intervenants ce que voient les clients'),
    ],
  },
  {
    key: 'subject-matter-expert',
    name: SUBJECT_MATTER_EXPERT,
    purpose: called(
      'Knows a part of the system in depth, suggests fixes and implements them.',
      'Connaît à fond une partie du système, propose des corrections et les met en œuvre.',
    ),
    holders: 'many',
    splitBy: 'workstream',
    alsoCalled: [TECH_LEAD, ON_CALL],
    duties: duties(['suggest-fixes', 'implement-fixes'], ['give-context', 'page-experts']),
    firstActions: [
      called('Say what you know of the part that is broken', 'Dites ce que vous savez de la partie en panne'),
      called('Ask the tech lead what to look at', "Demandez au responsable technique ce qu'il faut regarder"),
      called('Say what you change before you change it', 'Dites ce que vous changez avant de le changer'),
    ],
  },
  {
    key: 'social-media-lead',
    name: called('Social media lead', 'Responsable des réseaux sociaux'),
    purpose: called('Speaks and listens on social media.', 'Parle et écoute sur les réseaux sociaux.'),
    holders: 'one',
    splitBy: null,
    alsoCalled: [called('Social media manager', 'Gestionnaire des réseaux sociaux'), COMMUNICATIONS_LEAD],
    duties: duties(['communicate-on-social'], ['update-status-page', 'share-customer-feedback']),
    firstActions: [
      called('Look at what is being said', 'Voyez ce qui se dit'),
      called('Agree with communications what is said back', 'Convenez avec la communication de la réponse'),
      called(
        'Answer those who ask, and pass on what they report',
        "Répondez à ceux qui demandent, et transmettez ce qu'ils signalent",
      ),
    ],
  },
  {
    key: 'scribe',
    name: called('Scribe', 'Secrétaire'),
    purpose: called(
      'Keeps the record of what happened and who did what.',
      'Consigne ce qui est arrivé et qui a fait quoi.',
    ),
    holders: 'one',
    splitBy: null,
    alsoCalled: [],
    duties: duties(['record-key-information'], ['maintain-timeline', 'keep-people-and-activity-record']),
    firstActions: [
      called('Note who is there and in which role', 'Notez qui est là et dans quel rôle'),
      called('Read the record, and ask about what is missing', 'Lisez la chronologie, et demandez ce qui manque'),
      called('Note each decision with who made it and why', "Notez chaque décision, qui l'a prise et pourquoi"),
    ],
  },
  {
    key: 'problem-manager',
    name: called('Problem manager', 'Gestionnaire des problèmes'),
    purpose: called(
      'Goes beyond the resolution: finds the root cause and what must change.',
      'Va au-delà de la résolution : trouve la cause profonde et ce qui doit changer.',
    ),
    holders: 'one',
    splitBy: null,
    alsoCalled: [called('Root-cause analyst', 'Analyste des causes profondes')],
    duties: duties(
      ['find-root-cause', 'propose-preventive-changes'],
      ['coordinate-postmortem', 'run-postmortem', 'record-postmortem', 'log-remediation', 'track-remediation'],
    ),
    firstActions: [
      called(
        'Follow the record for what to look at afterwards',
        "Suivez la chronologie pour ce qu'il faudra examiner ensuite",
      ),
      called(
        'Keep what will be gone when the system is well again',
        'Conservez ce qui aura disparu quand le système ira mieux',
      ),
      called('Name who should be asked later', 'Notez qui devra être interrogé plus tard'),
    ],
  },
];

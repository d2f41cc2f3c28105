import type { Duty } from './role-entry.js';

const duty = (key: string, en: string, fr: string): Duty => ({ key, name: { en, fr } });

/** The 35 duties that come with Muster; `update-status-page` stands in two roles. */
export const DUTIES: readonly Duty[] = [
  duty(
    'command-incident',
    'Hold full authority over the response; coordinate and direct every part of it',
    'Exercer la pleine autorité sur la réponse ; en coordonner et diriger chaque partie',
  ),
  duty(
    'shape-roles',
    'Design ad-hoc roles for this incident and delegate',
    'Concevoir des rôles propres à cet incident et déléguer',
  ),
  duty(
    'answer-for-unassigned',
    'Answer for every role and duty until somebody else holds it',
    "Répondre de chaque rôle et de chaque tâche tant que personne d'autre ne les tient",
  ),
  duty('form-theories', 'Form theories of what is broken', 'Formuler des hypothèses sur ce qui est en panne'),
  duty('decide-changes', 'Decide which changes are made', 'Décider des changements à effectuer'),
  duty('lead-technical-team', 'Lead the technical team', "Diriger l'équipe technique"),
  duty(
    'update-responders',
    'Keep the incident manager and the team up to date',
    "Tenir au courant le gestionnaire d'incident et l'équipe",
  ),
  duty('document-theories-and-actions', 'Document theories and actions', 'Consigner les hypothèses et les actions'),
  duty('join-postmortem', 'Take part in the postmortem', 'Prendre part au post-mortem'),
  duty('page-responders', 'Page further responders', "Appeler d'autres intervenants"),
  duty(
    'send-internal-updates',
    'Write and send updates to people inside',
    'Rédiger et envoyer les nouvelles aux personnes de la maison',
  ),
  duty(
    'send-external-updates',
    'Write and send updates to customers and the public',
    'Rédiger et envoyer les nouvelles aux clients et au public',
  ),
  duty('update-status-page', 'Keep the status page true', "Tenir la page d'état à jour"),
  duty(
    'collect-customer-responses',
    'Gather what customers answer to updates',
    'Recueillir les réponses des clients aux nouvelles',
  ),
  duty(
    'brief-executives',
    'Brief executives and other high-level stakeholders',
    'Informer la direction et les autres parties prenantes de haut niveau',
  ),
  duty('answer-tickets', 'Answer tickets, appropriately and in time', 'Répondre aux tickets, comme il faut et à temps'),
  duty('answer-calls', 'Answer calls, appropriately and in time', 'Répondre aux appels, comme il faut et à temps'),
  duty(
    'answer-social-messages',
    'Answer messages on social media, appropriately and in time',
    'Répondre aux messages des réseaux sociaux, comme il faut et à temps',
  ),
  duty(
    'relay-customer-information',
    'Pass what customers report on to the responders',
    'Transmettre aux intervenants ce que signalent les clients',
  ),
  duty('suggest-fixes', 'Suggest fixes', 'Proposer des corrections'),
  duty('implement-fixes', 'Implement fixes', 'Mettre en œuvre des corrections'),
  duty('give-context', 'Give the team context and updates', "Donner à l'équipe contexte et nouvelles"),
  duty('page-experts', 'Page further experts', "Appeler d'autres experts"),
  duty(
    'communicate-on-social',
    'Tell what happens on social media',
    'Communiquer sur les réseaux sociaux ce qui se passe',
  ),
  duty(
    'share-customer-feedback',
    'Share what customers say with the responders, as it happens',
    'Partager au fil de l’eau avec les intervenants ce que disent les clients',
  ),
  duty(
    'record-key-information',
    'Record key information about the incident and the response',
    "Consigner l'essentiel de l'incident et de la réponse",
  ),
  duty('maintain-timeline', 'Maintain the timeline', 'Tenir la chronologie'),
  duty(
    'keep-people-and-activity-record',
    'Keep a record of people and what they did',
    'Tenir le registre des personnes et de leurs activités',
  ),
  duty('find-root-cause', 'Find the root cause', 'Trouver la cause profonde'),
  duty(
    'propose-preventive-changes',
    'Propose changes so that it does not happen again',
    'Proposer des changements pour que cela ne se reproduise pas',
  ),
  duty('coordinate-postmortem', 'Coordinate the postmortem', 'Coordonner le post-mortem'),
  duty('run-postmortem', 'Run the postmortem meeting', 'Animer la réunion de post-mortem'),
  duty('record-postmortem', 'Record the postmortem', 'Rédiger le post-mortem'),
  duty('log-remediation', 'Log remediation items', 'Enregistrer les actions correctives'),
  duty('track-remediation', 'Track remediation until it is done', "Suivre les actions correctives jusqu'au bout"),
];

import { LANGUAGE_NAMES, type Language, type Localised, spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import { PART_NAMES, type PARTS } from './words.js';

/** A part of the words of a template: its heading, or its subject. */
export type TemplatePart = (typeof PARTS)[number] | 'subject';

const partNames: Readonly<Record<TemplatePart, Localised>> = { ...PART_NAMES, subject: { en: 'Subject', fr: 'Objet' } };

export const templateUnknown = defineRejection<{ template: string }>({
  code: 'template-unknown',
  status: 404,
  field: 'template',
  title: { en: 'No such template', fr: 'Modèle inconnu' },
  detail: ({ template }) => ({
    en: `There is no template ${template}.`,
    fr: `Il n'y a pas de modèle ${template}.`,
  }),
  next: { en: 'GET /v1/templates lists them.', fr: 'GET /v1/templates les liste.' },
});

export const templateArchived = defineRejection<{ template: string; by: string }>({
  code: 'template-archived',
  status: 409,
  field: 'template',
  title: { en: 'This template is not used any more', fr: "Ce modèle n'est plus utilisé" },
  detail: ({ template, by }) => ({
    en: `${by} archived the template ${template}.`,
    fr: `${by} a archivé le modèle ${template}.`,
  }),
  next: {
    en: 'Choose another, or define it again (PUT) to bring it back.',
    fr: 'Choisissez-en un autre, ou redéfinissez-le (PUT) pour le rétablir.',
  },
});

export const templateVariableUnknown = defineRejection<{
  variable: string;
  language: Language;
  part: TemplatePart;
  known: readonly string[];
}>({
  code: 'template-variable-unknown',
  status: 422,
  title: { en: 'The template names what it cannot know', fr: "Le modèle nomme ce qu'il ne peut pas connaître" },
  detail: ({ variable, language, part, known }) => ({
    en: `“${partNames[part].en}” in ${LANGUAGE_NAMES[language].en} has {{ ${variable} }}; known are ${known.join(', ')}.`,
    fr: `« ${partNames[part].fr} » en ${LANGUAGE_NAMES[language].fr} contient {{ ${variable} }} ; sont connus : ${known.join(', ')}.`,
  }),
  next: {
    en: 'Use one of those, or write it out in words.',
    fr: "Utilisez l'un d'eux, ou écrivez-le en toutes lettres.",
  },
});

export const templateUnreadable = defineRejection<{ reason: string; language: Language; part: TemplatePart }>({
  code: 'template-unreadable',
  status: 422,
  title: { en: 'The template cannot be read', fr: 'Le modèle est illisible' },
  detail: ({ reason, language, part }) => ({
    en: `“${partNames[part].en}” in ${LANGUAGE_NAMES[language].en}: ${reason}.`,
    fr: `« ${partNames[part].fr} » en ${LANGUAGE_NAMES[language].fr} : ${reason}.`,
  }),
  next: {
    en: 'Templates have {{ variables }}, {% if %}, {% unless %} and {% case %}.',
    fr: 'Un modèle a des {{ variables }}, {% if %}, {% unless %} et {% case %} .',
  },
});

export const templateChanged = defineRejection<{ version: number; by: string }>({
  code: 'template-changed',
  status: 409,
  field: 'version',
  title: { en: 'Its words are others now', fr: 'Ses mots ont changé' },
  detail: ({ version, by }) => ({
    en: `${by} changed it meanwhile: it is at version ${version}.`,
    fr: `${by} l'a modifié entre-temps : il en est à la version ${version}.`,
  }),
  next: {
    en: 'Read it again and approve the version that is there.',
    fr: 'Relisez-le et approuvez la version qui est là.',
  },
});

export const templateNeedsNoApproval = defineRejection<{ template: string }>({
  code: 'template-needs-no-approval',
  status: 409,
  field: 'template',
  title: { en: 'This template is not sent as it is', fr: 'Ce modèle ne part pas tel quel' },
  detail: ({ template }) => ({
    en: `A draft begins with ${template}, and somebody decides on its words; only holding statements are approved.`,
    fr: `Un brouillon commence par ${template}, et quelqu'un décide de ses mots ; seuls les messages d'attente s'approuvent.`,
  }),
  next: { en: 'Nothing needs to be done.', fr: "Il n'y a rien à faire." },
});

/** What of a holding statement was approved before can be sent by one press: changing that is not for everybody. */
export const templateIsApproved = defineRejection<{ by: string; at: string }>({
  code: 'template-is-approved',
  status: 403,
  field: 'template',
  title: { en: 'This holding statement was approved', fr: "Ce message d'attente a été approuvé" },
  detail: ({ by, at }) => ({
    en: `${by} approved it on ${spokenTime(at, 'en')}: only an administrator changes it, for then nobody can send it until it is approved again.`,
    fr: `${by} l'a approuvé le ${spokenTime(at, 'fr')} : seul un administrateur le modifie, car plus personne ne peut l'envoyer avant une nouvelle approbation.`,
  }),
  next: {
    en: 'Define another under a key of its own, or ask an administrator.',
    fr: 'Définissez-en un autre sous sa propre clé, ou demandez à un administrateur.',
  },
});

import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { namesOf, personReference } from '../definition/person.js';
import { POSTMORTEM_STEPS, postmortem, postmortemTemplate, sectionComment, sectionConflict } from './postmortem.js';

const decidedByCopy = z.boolean().optional();
/** Every event of the postmortem itself carries it whole, without the words of its sections. */
const whole = { postmortem, decidedByCopy };

export const postmortemOpened = defineEvent({
  service: 'problems',
  name: 'postmortem-opened',
  version: 1,
  summary: 'The postmortem of a problem was opened, with an owner, a date, and its sections.',
  data: z.object(whole),
  isKey: () => true,
  notifies: ({ data: { postmortem: it } }) => (it.owner && !it.quiet ? inDigest(it.owner) : []),
  wording: ({ data: { postmortem: it }, by }) => ({
    en: `${by.name} opened the postmortem of ${it.problem}; ${it.owner?.name ?? 'nobody yet'} owns it.`,
    fr: `${by.name} a ouvert le post-mortem de ${it.problem} ; ${it.owner?.name ?? 'personne encore'} en a la charge.`,
  }),
});

export const postmortemPlanned = defineEvent({
  service: 'problems',
  name: 'postmortem-planned',
  version: 1,
  summary: 'Whose the postmortem or one of its sections is, or by when, or whether a section is written, has changed.',
  data: z.object({ section: z.string().nullable(), ...whole }),
  wording: ({ data: { postmortem: it, section }, by }) => {
    const title = it.sections.find(({ key }) => key === section)?.title;
    return title
      ? {
          en: `${by.name} planned “${title.en}” of the postmortem.`,
          fr: `${by.name} a planifié « ${title.fr} » du post-mortem.`,
        }
      : { en: `${by.name} planned the postmortem.`, fr: `${by.name} a planifié le post-mortem.` };
  },
});

export const postmortemDrafted = defineEvent({
  service: 'problems',
  name: 'postmortem-drafted',
  version: 1,
  summary: 'The postmortem was filled from the record; what people had written stays.',
  data: z.object(whole),
  wording: ({ data: { postmortem: it }, by }) => ({
    en: `${by.name} had the postmortem drafted from the record${it.missing.length > 0 ? ` (could not ask: ${it.missing.join(', ')})` : ''}.`,
    fr: `${by.name} a fait remplir le post-mortem d'après le registre${it.missing.length > 0 ? ` (injoignable : ${it.missing.join(', ')})` : ''}.`,
  }),
});

export const postmortemAsked = defineEvent({
  service: 'problems',
  name: 'postmortem-asked',
  version: 1,
  summary: 'People were asked to take part in the postmortem, or to review it.',
  data: z.object({ what: z.enum(['join', 'review']), asks: z.array(personReference), ...whole }),
  notifies: ({ data: { asks } }) => inDigest(...asks),
  wording: ({ data: { what, asks }, by }) =>
    what === 'join'
      ? {
          en: `${by.name} asks ${namesOf(asks, 'en')} to take part in the postmortem.`,
          fr: `${by.name} demande à ${namesOf(asks, 'fr')} de participer au post-mortem.`,
        }
      : {
          en: `${by.name} asks ${namesOf(asks, 'en')} to review the postmortem.`,
          fr: `${by.name} demande à ${namesOf(asks, 'fr')} de relire le post-mortem.`,
        },
});

export const postmortemJoined = defineEvent({
  service: 'problems',
  name: 'postmortem-joined',
  version: 1,
  summary: 'Somebody who was asked took part.',
  data: z.object({ section: z.string(), ...whole }),
  wording: null,
});

export const postmortemApproved = defineEvent({
  service: 'problems',
  name: 'postmortem-approved',
  version: 1,
  summary: 'A version of the postmortem was approved; it names the revision of each section.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { postmortem: it }, by }) => ({
    en: `${by.name} approved version ${it.versions.at(-1)?.version} of the postmortem.`,
    fr: `${by.name} a approuvé la version ${it.versions.at(-1)?.version} du post-mortem.`,
  }),
});

export const publicEditionWritten = defineEvent({
  service: 'problems',
  name: 'public-edition-written',
  version: 1,
  summary: 'What the public is to be told of it was written.',
  data: z.object(whole),
  wording: ({ data: { postmortem: it }, by }) => ({
    en: `${by.name} wrote the public edition of the postmortem (revision ${it.publicEdition?.revision}).`,
    fr: `${by.name} a écrit l'édition publique du post-mortem (révision ${it.publicEdition?.revision}).`,
  }),
});

export const publicEditionPassedOn = defineEvent({
  service: 'problems',
  name: 'public-edition-passed-on',
  version: 1,
  summary: 'An update to an audience was begun with the public edition; it goes out as updates do.',
  data: z.object(whole),
  isKey: () => true,
  wording: ({ data: { postmortem: it }, by }) => {
    const last = it.passedOn.at(-1);
    return {
      en: `${by.name} began an update to ${last?.audience} with the public edition of the postmortem (${last?.update}).`,
      fr: `${by.name} a préparé une communication à ${last?.audience} avec l'édition publique du post-mortem (${last?.update}).`,
    };
  },
});

const LATE = {
  soon: { en: 'is due soon', fr: 'est bientôt dû' },
  due: { en: 'is due', fr: 'est dû' },
  late: { en: 'is a day late', fr: 'a un jour de retard' },
  'very-late': { en: 'is three days late', fr: 'a trois jours de retard' },
} as const;

export const postmortemDue = defineEvent({
  service: 'problems',
  name: 'postmortem-due',
  version: 1,
  summary:
    'The postmortem, one of its sections, or an answer that was asked for is soon due, due, or late; once a step.',
  data: z.object({
    about: z.string().describe('whole, a section, or ask:… for an answer'),
    title: z.object({ en: z.string(), fr: z.string() }),
    step: z.enum(POSTMORTEM_STEPS),
    dueAt: z.iso.datetime(),
    asks: z.array(personReference).describe('whom this asks to see to it'),
    restricted: z.boolean().describe('as its problem is by then'),
  }),
  notifies: ({ data: { step, asks } }) =>
    step === 'late' || step === 'very-late' ? atOnce(...asks) : inDigest(...asks),
  wording: ({ data: { title, step, asks } }) => ({
    en: `${title.en} ${LATE[step].en}: ${namesOf(asks, 'en')}, please see to it.`,
    fr: `${title.fr} ${LATE[step].fr} : ${namesOf(asks, 'fr')}, merci d'y veiller.`,
  }),
});

const ofSection = { postmortem: z.string(), problem: z.string(), section: z.string(), restricted: z.boolean() };

export const sectionWritten = defineEvent({
  service: 'problems',
  name: 'section-written',
  version: 1,
  summary: 'A section of a postmortem was written; what two wrote at once is joined, or kept as a conflict.',
  data: z.object({
    ...ofSection,
    revision: z.int(),
    text: z.string(),
    conflicts: z.array(sectionConflict).describe('what a person has to join, new with this write'),
    joined: z.array(z.string()).describe('conflicts that this write has joined'),
    draft: z.string().nullable().describe('what the record offered, where it was filled from that'),
    decidedByCopy,
  }),
  isQuiet: false,
  notifies: ({ data: { conflicts, draft }, by }) => (conflicts.length > 0 && draft === null ? inDigest(by) : []),
  wording: ({ data: { section, conflicts, draft }, by }) => {
    const [en, fr] =
      conflicts.length > 0 ? ['; some lines wait to be joined', ' ; des lignes attendent d’être réunies'] : ['', ''];
    return draft === null
      ? {
          en: `${by.name} wrote “${section}” in the postmortem${en}.`,
          fr: `${by.name} a écrit « ${section} » dans le post-mortem${fr}.`,
        }
      : {
          en: `“${section}” of the postmortem was filled from the record${en}.`,
          fr: `« ${section} » du post-mortem a été rempli d'après le registre${fr}.`,
        };
  },
});

export const sectionCommented = defineEvent({
  service: 'problems',
  name: 'section-commented',
  version: 1,
  summary: 'Somebody who takes part confirmed a section, or said something about it.',
  data: z.object({ ...ofSection, comment: sectionComment, decidedByCopy }),
  wording: ({ data: { section, comment }, by }) => {
    const said = comment.words === null ? ['', ''] : [`: “${comment.words}”`, ` : « ${comment.words} »`];
    return comment.confirms
      ? {
          en: `${by.name} confirmed “${section}” of the postmortem${said[0]}`,
          fr: `${by.name} a confirmé « ${section} » du post-mortem${said[1]}`,
        }
      : {
          en: `${by.name} commented on “${section}” of the postmortem${said[0]}`,
          fr: `${by.name} a commenté « ${section} » du post-mortem${said[1]}`,
        };
  },
});

export const postmortemTemplateDefined = defineEvent({
  service: 'problems',
  name: 'postmortem-template-defined',
  version: 1,
  summary: 'What postmortems begin with from now on; carries it whole. Keep the latest.',
  data: z.object({ template: postmortemTemplate }),
  wording: ({ data: { template }, by }) => ({
    en: `${by.name} changed the template of postmortems (version ${template.version}).`,
    fr: `${by.name} a modifié le modèle des post-mortem (version ${template.version}).`,
  }),
});

/** Every event of the postmortem itself. */
export const WHOLE_POSTMORTEM_EVENTS = [
  postmortemOpened,
  postmortemPlanned,
  postmortemDrafted,
  postmortemAsked,
  postmortemJoined,
  postmortemApproved,
  publicEditionWritten,
  publicEditionPassedOn,
  postmortemDue,
] as const;

/** Every event of a section. */
export const SECTION_EVENTS = [sectionWritten, sectionCommented] as const;

/** Every event of this room. */
export const POSTMORTEM_EVENTS = [...WHOLE_POSTMORTEM_EVENTS, ...SECTION_EVENTS, postmortemTemplateDefined] as const;

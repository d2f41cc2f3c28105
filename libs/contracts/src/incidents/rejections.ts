import type { Language } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import { STATUS_NAMES, type Status } from './incident.js';

export const incidentUnknown = defineRejection<{ incident: string }>({
  code: 'incident-unknown',
  status: 404,
  field: 'incident',
  title: { en: 'No such incident', fr: 'Incident inconnu' },
  detail: ({ incident }) => ({
    en: `There is no incident ${incident} that you may see.`,
    fr: `Il n'y a pas d'incident ${incident} que vous puissiez voir.`,
  }),
  next: {
    en: 'GET /v1/incidents lists those you may see; whoever manages a restricted one can name you.',
    fr: 'GET /v1/incidents liste ceux que vous pouvez voir ; qui gère un incident restreint peut vous y nommer.',
  },
});

export const managerNeeded = defineRejection<object>({
  code: 'manager-needed',
  status: 422,
  field: 'manager',
  title: { en: 'An incident manager must be named', fr: "Un gestionnaire d'incident doit être nommé" },
  detail: () => ({
    en: 'A program that declares an incident names the person who manages it.',
    fr: 'Un programme qui déclare un incident nomme la personne qui le gère.',
  }),
  next: {
    en: 'Send "manager" with a person\'s id or e-mail.',
    fr: "Envoyez « manager » : l'identifiant ou le courriel d'une personne.",
  },
});

export const componentUnknown = defineRejection<{ components: readonly string[] }>({
  code: 'component-unknown',
  status: 422,
  field: 'components',
  title: { en: 'Unknown component', fr: 'Composant inconnu' },
  detail: ({ components }) => ({
    en: `The register has no component ${components.join(', ')}.`,
    fr: `Le registre n'a pas de composant ${components.join(', ')}.`,
  }),
  next: {
    en: 'GET /v1/components lists them; PUT /v1/components/{key} adds one.',
    fr: 'GET /v1/components les liste ; PUT /v1/components/{key} en ajoute un.',
  },
});

export const statusMoveRefused = defineRejection<{ from: Status; to: Status; allowed: readonly Status[] }>({
  code: 'status-move-refused',
  status: 409,
  field: 'status',
  title: { en: 'Not from this status', fr: 'Pas depuis ce statut' },
  detail: ({ from, to, allowed }) => {
    const names = (language: Language) => allowed.map((one) => STATUS_NAMES[one][language]).join(', ');
    return {
      en: `An incident that is ${STATUS_NAMES[from].en} cannot become ${STATUS_NAMES[to].en}; it can become ${names('en') || 'nothing else'}.`,
      fr: `Un incident ${STATUS_NAMES[from].fr} ne peut pas devenir ${STATUS_NAMES[to].fr} ; il peut devenir ${names('fr') || 'rien d’autre'}.`,
    };
  },
  next: { en: 'Choose one of those.', fr: "Choisissez l'un d'eux." },
});

export const startInFuture = defineRejection<{ now: string }>({
  code: 'time-in-future',
  status: 422,
  field: 'startedAt',
  title: { en: 'That is in the future', fr: "C'est dans le futur" },
  detail: ({ now }) => ({ en: `It is ${now} now.`, fr: `Il est ${now}.` }),
  next: { en: 'Give a time that has passed, or leave it out.', fr: "Donnez une heure passée, ou n'en donnez pas." },
});

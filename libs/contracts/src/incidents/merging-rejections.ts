import { defineRejection } from '../definition/rejection.js';
import { STATUS_NAMES, type Status } from './incident.js';

export const mergedElsewhere = defineRejection<{ incident: string; mergedInto: string }>({
  code: 'incident-merged',
  status: 409,
  field: 'incident',
  title: { en: 'This incident lives on in another', fr: 'Cet incident se poursuit dans un autre' },
  detail: ({ incident, mergedInto }) => ({
    en: `${incident} was merged into ${mergedInto}.`,
    fr: `${incident} a été fusionné dans ${mergedInto}.`,
  }),
  next: {
    en: 'Go on in that one: everybody and everything is there.',
    fr: 'Poursuivez dans celui-là : tout et tout le monde y est.',
  },
});

export const mergeEnded = defineRejection<{ incident: string; status: Status }>({
  code: 'merge-ended',
  status: 409,
  field: 'incident',
  title: { en: 'An incident that has ended is not merged', fr: 'Un incident terminé ne se fusionne pas' },
  detail: ({ incident, status }) => ({
    en: `${incident} is ${STATUS_NAMES[status].en}.`,
    fr: `${incident} est ${STATUS_NAMES[status].fr}.`,
  }),
  next: {
    en: 'Its manager can take the status back first; or leave both as they are.',
    fr: "Son gestionnaire peut d'abord revenir sur le statut ; ou laissez les deux tels quels.",
  },
});

export const mergeIntoItself = defineRejection<{ incident: string }>({
  code: 'merge-into-itself',
  status: 422,
  field: 'into',
  title: { en: 'That is the same incident', fr: "C'est le même incident" },
  detail: ({ incident }) => ({
    en: `${incident} cannot be merged into itself.`,
    fr: `${incident} ne peut pas être fusionné dans lui-même.`,
  }),
  next: { en: 'Name the incident that goes on.', fr: "Nommez l'incident qui se poursuit." },
});

/** In what two incidents must be alike: else people would see what they may not, or a real one would end in a drill. */
export const ALIKE = ['visibility', 'kind'] as const;

const NAMES = {
  visibility: { en: 'who may see them', fr: 'par qui peut les voir' },
  kind: { en: 'their kind (real, drill, backfilled)', fr: 'par leur nature (réel, exercice, saisi après coup)' },
} as const;

export const incidentsDiffer = defineRejection<{ incident: string; into: string; differ: (typeof ALIKE)[number] }>({
  code: 'incidents-differ',
  status: 409,
  field: 'into',
  title: { en: 'These two are too different to be one', fr: 'Ces deux incidents sont trop différents' },
  detail: ({ incident, into, differ }) => ({
    en: `${incident} and ${into} differ in ${NAMES[differ].en}.`,
    fr: `${incident} et ${into} diffèrent ${NAMES[differ].fr}.`,
  }),
  next: {
    en: 'Open or restrict one of them first, so that both are alike; of another kind it stays on its own.',
    fr: "Ouvrez ou restreignez d'abord l'un d'eux, pour qu'ils soient pareils ; d'une autre nature, il reste à part.",
  },
});

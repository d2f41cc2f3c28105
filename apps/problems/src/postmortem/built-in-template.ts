import type { PostmortemTemplate, TemplateSection } from '#contracts';

const section = (
  key: string,
  title: readonly [string, string],
  hint: readonly [string, string],
  {
    chapters = [],
    duty = null,
    withinDays = 5,
  }: Partial<Pick<TemplateSection, 'chapters' | 'duty' | 'withinDays'>> = {},
): TemplateSection => ({
  ...{ key, title: { en: title[0], fr: title[1] }, hint: { en: hint[0], fr: hint[1] } },
  ...{ chapters, duty, withinDays },
});

/** What postmortems begin with until an administrator says otherwise. */
export const BUILT_IN_TEMPLATE: PostmortemTemplate = {
  version: 0,
  changedBy: null,
  changedAt: null,
  sections: [
    section(
      'summary',
      ['Summary', 'Résumé'],
      [
        'Three sentences for somebody who was not there: what happened, whom it touched, how it ended.',
        "Trois phrases pour qui n'y était pas : ce qui s'est passé, qui a été touché, comment cela a fini.",
      ],
    ),
    section(
      'impact',
      ['Impact', 'Impact'],
      [
        'Who could not do what, for how long, and how many. Numbers where there are some.',
        "Qui ne pouvait pas faire quoi, combien de temps, et combien de personnes. Des chiffres s'il y en a.",
      ],
      { chapters: ['impact', 'affected'], withinDays: 3 },
    ),
    section(
      'times',
      ['Times', 'Durées'],
      [
        'When it began, was noticed, declared, relieved and resolved; and what took longest.',
        'Quand cela a commencé, été remarqué, déclaré, soulagé et résolu ; et ce qui a pris le plus de temps.',
      ],
      { chapters: ['times', 'figures'], withinDays: 3 },
    ),
    section(
      'timeline',
      ['What happened', "Ce qui s'est passé"],
      [
        'The few entries without which nobody understands it. Star others in the record and draft again.',
        "Les quelques entrées sans lesquelles on ne comprend pas. Marquez-en d'autres dans le registre et refaites le brouillon.",
      ],
      { chapters: ['timeline'], duty: 'maintain-timeline', withinDays: 3 },
    ),
    section(
      'causes',
      ['Contributing factors and root causes', 'Facteurs et causes profondes'],
      [
        'What made it possible, what set it off, what hid it. Ask “what” and “how” before “why”; never “who”.',
        "Ce qui l'a rendu possible, ce qui l'a déclenché, ce qui l'a caché. Demandez « quoi » et « comment » avant « pourquoi » ; jamais « qui ».",
      ],
      { chapters: ['causes'], duty: 'find-root-cause' },
    ),
    section(
      'response',
      ['The response', 'La réponse'],
      [
        'Who answered for what, how it was handed over, what stood empty; what helped and what was in the way.',
        "Qui répondait de quoi, comment c'était transmis, ce qui restait vide ; ce qui a aidé et ce qui a gêné.",
      ],
      { chapters: ['roles'] },
    ),
    section(
      'communication',
      ['What was said', 'Ce qui a été dit'],
      [
        'What each audience was told and when; what they should have known earlier.',
        'Ce que chaque public a appris et quand ; ce qu’il aurait dû savoir plus tôt.',
      ],
      { chapters: ['updates'], duty: 'send-external-updates' },
    ),
    section(
      'customers',
      ['What customers said', 'Ce que les clients ont dit'],
      [
        'What they asked and complained of, and what they are still waiting for.',
        "Ce qu'ils ont demandé et ce dont ils se sont plaints, et ce qu'ils attendent encore.",
      ],
      { chapters: ['customers'], duty: 'collect-customer-responses' },
    ),
    section(
      'lessons',
      [
        'What went well, what did not, where we were lucky',
        'Ce qui a bien marché, ce qui n’a pas marché, où nous avons eu de la chance',
      ],
      [
        'Luck is what you should not count on next time.',
        'La chance, c’est ce sur quoi il ne faut pas compter la prochaine fois.',
      ],
      { chapters: ['meeting'] },
    ),
    section(
      'remediation',
      ['What changes', 'Ce qui change'],
      [
        'Each with an owner and a date: what prevents it, detects it earlier, or makes it smaller.',
        'Chacun avec un responsable et une date : ce qui l’empêche, le détecte plus tôt ou le réduit.',
      ],
      { chapters: ['remediation'], duty: 'propose-preventive-changes' },
    ),
  ],
};

import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { inLanguage } from './public-words.js';
import { shownComponent } from './shown-component.js';

export const componentShown = defineEvent({
  service: 'communications',
  name: 'component-shown',
  version: 1,
  summary: 'A component is shown on the status page in this way, or no longer. Keep the latest.',
  data: z.object({ component: shownComponent }),
  wording: ({ data: { component }, by }) =>
    component.visible
      ? {
          en: `${by.name} set how the status page shows ${inLanguage(component.name, 'en')}.`,
          fr: `${by.name} a réglé comment la page d'état montre ${inLanguage(component.name, 'fr')}.`,
        }
      : {
          en: `${by.name} took ${inLanguage(component.name, 'en')} off the status page.`,
          fr: `${by.name} a retiré ${inLanguage(component.name, 'fr')} de la page d'état.`,
        },
});

/** Every event of this room. */
export const SHOWN_COMPONENT_EVENTS = [componentShown] as const;

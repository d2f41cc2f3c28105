import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, slug } from '../definition/text.js';
import { componentUnknown } from '../incidents/rejections.js';
import { givenPublicWords } from './public-words.js';
import { shownComponent } from './shown-component.js';

const SHOWN = '/v1/shown-components';

export const showComponent = defineCommand({
  service: 'communications',
  name: 'show-component',
  summary: 'Show a component of the register on the status page, or change how it is shown.',
  whoMay: 'administrators',
  input: z.strictObject({
    key: slug(),
    name: givenPublicWords(100, line),
    description: givenPublicWords(500, line).nullable().default(null),
    group: givenPublicWords(100, line).nullable().default(null).describe('those with the same words stand together'),
    position: z.int().min(0).max(10_000).default(0).describe('lower ones first'),
    visible: z.boolean().default(true),
  }),
  output: shownComponent,
  rejections: [notForYou, componentUnknown, keyReused],
  http: { method: 'PUT', path: `${SHOWN}/{key}` },
});

export const listShownComponents = defineQuery({
  service: 'communications',
  name: 'list-shown-components',
  summary: 'The components that the status page shows or showed, in their order.',
  whoMay: 'anyone',
  input: z.strictObject({}),
  output: z.object({ components: z.array(shownComponent) }),
  rejections: [],
  http: { method: 'GET', path: SHOWN },
});

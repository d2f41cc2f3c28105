import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, slug } from '../definition/text.js';
import { audienceKey } from './audience.js';
import { audienceUnknown } from './audience-rejections.js';
import { TEMPLATE_USES, template } from './template.js';
import {
  templateArchived,
  templateChanged,
  templateIsApproved,
  templateNeedsNoApproval,
  templateUnknown,
  templateUnreadable,
  templateVariableUnknown,
} from './template-rejections.js';
import { updateWords } from './words.js';

const TEMPLATES = '/v1/templates';
const ONE = `${TEMPLATES}/{template}`;
const templateKey = () => slug().describe('a template, such as checkout-down');
const yesOrNo = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());

export const listTemplates = defineQuery({
  service: 'communications',
  name: 'list-templates',
  summary: 'Words to begin with: holding statements, and what a draft begins with.',
  whoMay: 'anyone',
  input: z.strictObject({
    use: z.enum(TEMPLATE_USES).optional(),
    audience: audienceKey().optional().describe('those that fit this audience'),
    archived: yesOrNo.default(false).describe('true: also those not used any more'),
  }),
  output: z.object({ templates: z.array(template) }),
  rejections: [],
  http: { method: 'GET', path: TEMPLATES },
});

export const defineTemplate = defineCommand({
  service: 'communications',
  name: 'define-template',
  summary: 'Define a template or change its words, in both languages; a holding statement is then to be approved.',
  whoMay: 'anyone; what was approved, or came with Muster: administrators',
  input: z.strictObject({
    template: templateKey(),
    name: z.strictObject({ en: line(100), fr: line(100) }),
    use: z.enum(TEMPLATE_USES),
    audiences: z.array(audienceKey()).max(50).default([]).describe('for these; for any when empty'),
    components: z.array(slug()).max(50).default([]).describe('when one of these is affected; for any when empty'),
    words: z.strictObject({ en: updateWords, fr: updateWords }),
  }),
  output: template,
  rejections: [
    ...[notForYou, audienceUnknown, templateIsApproved, templateVariableUnknown, templateUnreadable, keyReused],
  ],
  http: { method: 'PUT', path: ONE },
});

export const approveTemplate = defineCommand({
  service: 'communications',
  name: 'approve-template',
  summary: 'Approve a holding statement as you read it: from then on it goes out by one press.',
  whoMay: 'administrators',
  input: z.strictObject({ template: templateKey(), version: z.int().min(1).describe('the one that you read') }),
  output: template,
  rejections: [notForYou, templateUnknown, templateArchived, templateChanged, templateNeedsNoApproval, keyReused],
  http: { method: 'POST', path: `${ONE}/approval` },
});

export const archiveTemplate = defineCommand({
  service: 'communications',
  name: 'archive-template',
  summary: 'Use a template no more. Defining it again brings it back.',
  whoMay: 'administrators',
  input: z.strictObject({ template: templateKey() }),
  output: template,
  rejections: [notForYou, templateUnknown, keyReused],
  http: { method: 'DELETE', path: ONE },
});

import { Rejection, type Template } from '#contracts';
import { ANA, at, BO } from '../update/given-update.js';
import { approveTemplate } from './approve-template.js';
import { archiveTemplate } from './archive-template.js';
import { BUILT_IN_TEMPLATES } from './built-in-templates.js';
import { chooseHolding } from './choose-holding.js';
import { defineTemplate } from './define-template.js';

const WORDS = { en: { problem: 'Checkout is down.' }, fr: { problem: 'Le paiement est en panne.' } };
const input = (more: object = {}) => ({
  ...{ template: 'checkout', name: { en: 'Checkout', fr: 'Paiement' }, use: 'holding' as const },
  ...{ audiences: ['customers'], components: ['checkout'], words: WORDS, ...more },
});
const now = { now: at(1), by: BO };
const stored = (more: Partial<Template> = {}): Template => {
  const [event] = defineTemplate(input(), false)(undefined, now);
  return { ...event!.data.template, ...more };
};
const code = (work: () => unknown) => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as Rejection).code;
  }
};
const APPROVED = { by: ANA, at: at(2) };

describe('a holding statement', () => {
  it('is written by anybody and approved by an administrator in the version that they read', () => {
    const template = stored();
    expect(template).toMatchObject({ version: 1, approved: null, changedBy: BO, builtIn: false });
    expect(code(() => approveTemplate(2)(template, now))).toBe('template-changed');
    const [approved] = approveTemplate(1)(template, { now: at(2), by: ANA });
    expect(approved).toMatchObject({ name: 'template-approved', data: { template: { approved: APPROVED } } });
    expect(approveTemplate(1)(stored({ approved: APPROVED }), now)).toEqual([]);
  });

  it('loses its approval when it is changed, and so only an administrator changes an approved one', () => {
    const approved = stored({ approved: APPROVED });
    const changed = input({ words: { ...WORDS, en: { problem: 'Down.' } } });
    expect(code(() => defineTemplate(changed, false)(approved, now))).toBe('template-is-approved');
    const [event] = defineTemplate(changed, true)(approved, now);
    expect(event?.data.template).toMatchObject({ approved: null, version: 2 });
    expect(defineTemplate(input(), false)(approved, now)).toEqual([]);
  });

  it('that came with Muster is changed by administrators, and stays built in', () => {
    const { key } = BUILT_IN_TEMPLATES.get('resolved')!;
    const mine = input({ template: key, use: 'update' });
    expect(code(() => defineTemplate(mine, false)(undefined, now))).toBe('not-for-you');
    expect(defineTemplate(mine, true)(undefined, now)[0]?.data.template).toMatchObject({ builtIn: true, version: 2 });
  });

  it('that is archived is approved no more, and comes back unapproved when it is defined again', () => {
    const [event] = archiveTemplate(stored({ approved: APPROVED }), now);
    const archived = event!.data.template as Template;
    expect(archived).toMatchObject({ archived: true, approved: null });
    expect(code(() => approveTemplate(1)(archived, now))).toBe('template-archived');
    expect(defineTemplate(input(), false)(archived, now)[0]?.data.template).toMatchObject({
      archived: false,
      version: 2,
    });
    expect(code(() => approveTemplate(1)(stored({ use: 'update' }), now))).toBe('template-needs-no-approval');
  });
});

describe('the holding statement that goes out', () => {
  const one = (key: string, more: Partial<Template>) => stored({ key, approved: APPROVED, ...more });
  const both = one('both', {});
  const byAudience = one('audience', { components: [] });
  const byComponent = one('component', { audiences: [] });
  const any = one('any', { audiences: [], components: [] });
  const to = { audience: 'customers', components: ['checkout'] };
  const all = [any, byComponent, byAudience, both, ...BUILT_IN_TEMPLATES.values()];

  it.each([
    ['for this audience and component', all, 'both'],
    ['for this audience', [any, byComponent, byAudience], 'audience'],
    ['for this component', [any, byComponent], 'component'],
    ['for any, before what came with Muster', [...BUILT_IN_TEMPLATES.values(), any], 'any'],
    ['that came with Muster, for this audience', [...BUILT_IN_TEMPLATES.values()], 'first-word-customers'],
  ])('is the one %s', (_what, templates, key) => {
    expect(chooseHolding(templates, to)?.key).toBe(key);
  });

  it('is never one that is not approved, or meant for others', () => {
    expect(chooseHolding([stored()], to)).toBeUndefined();
    expect(chooseHolding([both], { ...to, audience: 'executives' })).toBeUndefined();
    expect(chooseHolding([both], { ...to, components: [] })).toBeUndefined();
    expect(chooseHolding([...BUILT_IN_TEMPLATES.values()], { ...to, audience: 'partners' })?.key).toBe(
      'first-word-anybody',
    );
  });
});

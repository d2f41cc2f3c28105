import { approvePostmortem } from './approve-postmortem.js';
import { ADA, BEN, hours, opening, postmortemAfter } from './given-postmortem.js';
import { emptySection } from './section.js';

const section = (more: object = {}) => ({
  ...emptySection('causes'),
  revision: 3,
  text: 'Words.',
  authors: [ADA],
  ...more,
});
const opened = postmortemAfter(opening());
const approve = (by: typeof ADA, sections = [section()], revision = 3) =>
  approvePostmortem({ revision, words: null }, sections)(opened, { now: hours(1), by });

describe('a postmortem that is approved', () => {
  it('keeps which revision of each section stands', () => {
    const approved = postmortemAfter(opening(), [
      BEN,
      hours(1),
      approvePostmortem({ revision: 3, words: 'Good' }, [section()]),
    ]);
    expect(approved.status).toBe('approved');
    expect(approved.versions).toEqual([{ version: 1, at: hours(1), by: BEN, words: 'Good', sections: { causes: 3 } }]);
  });

  it('is approved once for the same words', () => {
    const again = approvePostmortem({ revision: 3, words: null }, [section()]);
    const approved = postmortemAfter(opening(), [BEN, hours(1), again]);
    expect(again(approved, { now: hours(2), by: BEN })).toEqual([]);
  });

  it('may be approved by one of several who wrote it', () => {
    expect(approve(ADA, [section({ authors: [ADA, BEN] })])).toHaveLength(1);
  });

  it.each<[string, () => unknown]>([
    ['only-author', () => approve(ADA)],
    ['postmortem-changed', () => approve(BEN, [section()], 2)],
    ['nothing-written', () => approve(BEN, [section({ text: '' })])],
    ['conflicts-open', () => approve(BEN, [section({ conflicts: [{ id: 'c1-1' }] })])],
  ])('is refused with %s', (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});

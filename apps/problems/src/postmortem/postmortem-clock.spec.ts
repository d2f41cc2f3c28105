import { approvePostmortem } from './approve-postmortem.js';
import { askForPostmortem, noteJoined } from './ask-for-postmortem.js';
import { ADA, BEN, CLEO, hours, opening, postmortemAfter } from './given-postmortem.js';
import { planPostmortem, planSection } from './plan-postmortem.js';
import { dueAt, remind } from './postmortem-clock.js';
import { emptySection } from './section.js';

const above = { manager: BEN, commander: CLEO };
const one = { ...opening(), template: { ...opening().template, sections: opening().template.sections.slice(0, 1) } };
const DAY = 24;

const said = (postmortem: ReturnType<typeof postmortemAfter>, at: number) =>
  remind(above)(postmortem, { now: hours(at), by: ADA }).map(({ data }) => {
    const { about, step, asks } = data as { about: string; step: string; asks: { name: string }[] };
    return [about, step, asks.map(({ name }) => name).join(' ')];
  });

describe('the clocks of a postmortem', () => {
  it('speak to the owner, then to the problem manager, then to the incident manager', () => {
    const opened = postmortemAfter(one);
    expect(opened.dueAt).toBe(hours(5 * DAY));
    expect(dueAt(opened)).toBe(hours(4 * DAY));
    expect(said(opened, 3 * DAY)).toEqual([]);
    expect(said(opened, 4 * DAY)).toEqual([
      ['whole', 'soon', 'Ada'],
      ['summary', 'soon', 'Ada'],
    ]);
    expect(said(opened, 6 * DAY)[0]).toEqual(['whole', 'late', 'Ada Ben']);
    expect(said(opened, 30 * DAY)[0]).toEqual(['whole', 'very-late', 'Ada Ben Cleo']);
  });

  it('say each step once, and after a stop only the latest', () => {
    const late = postmortemAfter(one, [ADA, hours(7 * DAY), remind(above)]);
    expect(late.said).toBe('late');
    expect(said(late, 7 * DAY)).toEqual([]);
    expect(dueAt(late)).toBe(hours(8 * DAY));
  });

  it('begin anew with another date, and end when it is written', () => {
    const late = postmortemAfter(
      one,
      [ADA, hours(7 * DAY), remind(above)],
      [ADA, hours(7 * DAY), planPostmortem({ dueAt: hours(20 * DAY) })],
      [ADA, hours(8 * DAY), planSection('summary', { finished: true })],
    );
    expect(dueAt(late)).toBe(hours(19 * DAY));
    expect(said(late, 19 * DAY)).toEqual([['whole', 'soon', 'Ada']]);
  });

  it('ask a tech lead who was asked and says nothing, until they take part', () => {
    const asking = askForPostmortem({ what: 'join', people: [CLEO], section: 'summary', words: null });
    const asked = postmortemAfter(one, [BEN, hours(1), asking]);
    expect(said(asked, 3 * DAY + 1)[0]).toEqual(['ask:1', 'due', 'Cleo']);
    const answered = postmortemAfter(one, [BEN, hours(1), asking], [CLEO, hours(2), noteJoined('summary')]);
    expect(answered.asks[0]?.answeredAt).toBe(hours(2));
    expect(said(answered, 3 * DAY + 1)).toEqual([]);
  });

  it('end when it is approved', () => {
    const sections = [{ ...emptySection('summary'), revision: 1, text: 'Words.', authors: [ADA] }];
    const approved = postmortemAfter(one, [BEN, hours(1), approvePostmortem({ revision: 1, words: null }, sections)]);
    expect(dueAt(approved)).toBeNull();
  });

  it('are still for drills, for what was told afterwards, and for SEV4', () => {
    expect(dueAt(postmortemAfter({ ...one, quiet: true }))).toBeNull();
  });
});

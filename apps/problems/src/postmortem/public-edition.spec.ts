import { approvePostmortem } from './approve-postmortem.js';
import { ADA, BEN, hours, opening, postmortemAfter } from './given-postmortem.js';
import { mustGoOut, notePassedOn, writePublicEdition } from './public-edition.js';
import { emptySection } from './section.js';

const inside = { names: ['Ada', 'Ben'], hosts: ['chat.example.org'] };
const words = (problem: string) => ({ en: { problem } });
const good = writePublicEdition(words('Backups failed; see https://status.example.org/.'), inside);

describe('the public edition', () => {
  it.each([
    ['a name', 'Ada restored it.'],
    ['a link to the chat', 'See https://chat.example.org/42'],
    ['an internal host', 'See http://graphs.internal/x'],
    ['a private address', 'See http://10.0.0.7/x'],
    ['a host of one word', 'See http://wiki/x'],
  ])('is refused with %s in it', (_what, text) => {
    const act = () => writePublicEdition(words(text), inside)(postmortemAfter(opening()), { now: hours(1), by: BEN });
    expect(act).toThrow(expect.objectContaining({ code: 'not-for-the-public' }));
  });

  it('goes out once the postmortem was approved, and not before', () => {
    const drafted = postmortemAfter(opening(), [BEN, hours(1), good]);
    expect(() => mustGoOut(drafted, inside)).toThrow(expect.objectContaining({ code: 'postmortem-not-approved' }));
    expect(() => mustGoOut(postmortemAfter(opening()), inside)).toThrow(
      expect.objectContaining({ code: 'no-public-edition' }),
    );
    const section = { ...emptySection('causes'), revision: 1, text: 'Words.', authors: [ADA] };
    const approved = postmortemAfter(
      opening(),
      [BEN, hours(1), good],
      [BEN, hours(2), approvePostmortem({ revision: 1, words: null }, [section])],
    );
    expect(mustGoOut(approved, inside)).toMatchObject({ revision: 1 });
  });

  it('remembers each update that was begun with it once', () => {
    const passed = notePassedOn({ update: 'upd-1', incident: 'INC-42', audience: 'customers' });
    const told = postmortemAfter(opening(), [BEN, hours(1), good], [BEN, hours(2), passed], [BEN, hours(3), passed]);
    expect(told.passedOn.map(({ update }) => update)).toEqual(['upd-1']);
  });
});

import { ADA, assigned, at, BEN, CLEO, EXPERT, given, noted, opened, released, SCRIBE } from '../roster/given.js';
import { envelopesOf, storyGiven } from './given-story.js';
import { retold, rosterAt, storyOf } from './story.js';

const pasts = [opened(), assigned(SCRIBE, BEN, ADA), assigned(EXPERT, CLEO), released(SCRIBE, BEN)];
const story = storyGiven(...pasts);
const kept = envelopesOf(story);

describe('the story of a roster', () => {
  it('has every event once and in order, from wherever and however often it is kept', () => {
    expect(storyOf([kept[2]!, kept[3]!, kept[0]!, kept[1]!, kept[2]!])).toEqual(story);
  });

  it('leaves out what only a newer version knows', () => {
    const unknown = { ...kept[1]!, sequence: 9, type: 'muster.roles.something-new.v3' };
    expect(storyOf([...kept, unknown])).toEqual(story);
  });

  it('comes to what the roster is, and to what it was after each event', () => {
    const moments = [...retold(storyOf(kept))];
    expect(moments.map(({ at: time }) => time)).toEqual([0, 1, 2, 3].map(at));
    expect(moments.map(({ roster }) => roster)).toEqual(pasts.map((_, last) => given(...pasts.slice(0, last + 1))));
  });

  it('knows the roster at every time since it was opened, with all that happened in that moment', () => {
    expect(rosterAt(story, at(-1))).toBeUndefined();
    expect(rosterAt(story, at(1.5))).toEqual(given(...pasts.slice(0, 2)));
    expect(rosterAt(story, at(99))).toEqual(given(...pasts));
    const together = [...story, { ...story[3]!, ...noted(ADA, { severity: 'SEV1', sequence: 2 }) }];
    expect(rosterAt(together, at(3))?.about.severity).toBe('SEV1');
  });
});

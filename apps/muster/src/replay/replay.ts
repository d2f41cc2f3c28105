import { setTimeout as sleep } from 'node:timers/promises';
import type { Language, Problem } from '#contracts';
import { BoardScreen } from './board-screen.js';
import { type Seen, type Table, tableOf } from './board-table.js';
import type { Cast } from './cast.js';
import { deviations } from './expectations.js';
import { eventually } from './patience.js';
import type { Screen } from './screen.js';
import { Stage } from './stage.js';
import type { Deed, Step } from './step.js';
import type { Story } from './story.js';
import { StoryTimes } from './story-time.js';
import { StoryTimeline } from './story-timeline.js';
import type { ToldUpdate } from './telling.js';
import { told } from './told.js';
import { WORDS, type Words } from './words.js';

/** What one replay is played with. */
export interface Playing {
  readonly story: Story;
  readonly cast: Cast;
  readonly screen: Screen;
  readonly language: Language;
  /** Story seconds in a real second; without it nobody waits. */
  readonly speed: number | undefined;
  /** The idempotency key of a step; no other replay has the same. */
  readonly keyFor: (what: string) => string;
  /** Takes the record, with the times of the story, when all is played. */
  readonly write?: ((timeline: string) => void) | undefined;
  /** What comes of the incident when all is played; says whether that went as the story has it. */
  readonly onOver?: ((incident: string) => Promise<boolean>) | undefined;
  /** What went out to whom, when all is played and nothing is under way any more. */
  readonly onTold?: ((updates: readonly ToldUpdate[]) => Promise<void>) | undefined;
}

/** Plays a story through the public API, one step after the other, and compares what the board shows with the story. */
export class Replay {
  private readonly words: Words;
  private readonly stage: Stage;
  private readonly boards: BoardScreen;
  private readonly times = new StoryTimes();
  private readonly timeline = new StoryTimeline();
  private names: ReadonlyMap<string, string> = new Map();
  private met = 0;
  private failures = 0;

  constructor(private readonly playing: Playing) {
    const { cast, language, screen, story } = playing;
    this.words = WORDS[language];
    this.boards = new BoardScreen(screen);
    // Who declares the incident also looks at the board.
    this.stage = new Stage(cast, (story.steps[0] as Deed).by, language);
  }

  /** Plays every step; says whether all went as the story has it. Throws when Muster fails or cannot be asked. */
  async play(): Promise<boolean> {
    const { story, cast, keyFor } = this.playing;
    this.names = await this.stage.names();
    await cast.introduce(this.stage.reader, keyFor);
    for (const [index, step] of story.steps.entries()) {
      const [before, next] = [story.steps[index - 1], story.steps[index + 1]];
      await this.waitBetween(before, step);
      if (step.kind === 'expect') await this.compare(step);
      else await this.act(step, keyFor(`step-${index + 1}`), next);
      if (!this.stage.incident) return false;
    }
    await this.tellEnd();
    if (this.failures > 0) return false;
    return (await this.playing.onOver?.(this.stage.incident!)) ?? true;
  }

  private async waitBetween(before: Step | undefined, step: Step): Promise<void> {
    const { speed } = this.playing;
    if (speed && before) await sleep((Date.parse(step.at) - Date.parse(before.at)) / speed);
  }

  private async act(deed: Deed, idempotencyKey: string, next: Step | undefined): Promise<void> {
    const { screen, language, cast } = this.playing;
    this.timeline.begin(deed.at);
    const refusal = await this.stage.perform(deed, idempotencyKey);
    const incident = this.stage.incident ?? '';
    const nameOf = (key: string) => this.nameOf(key);
    const telling = { words: this.words, language, cast, incident, roleName: nameOf, dutyName: nameOf };
    screen.step(deed.at, told(deed, telling));
    this.judge(deed.refused, refusal);
    if (!incident) return;
    const table = this.table(await this.stage.board(), deed.at);
    // What the story stops to look at next is shown whole then.
    if (next?.kind !== 'expect') this.boards.afterStep(table);
  }

  /** A role or a duty as people call it: of the catalogue, or shaped in this story. */
  private nameOf(key: string): string {
    const { story, language } = this.playing;
    const shaped = story.steps.flatMap((step) => (step.kind === 'shape' ? [step.value] : []));
    const ofStory = [
      ...shaped,
      ...shaped.flatMap(({ duties }) => duties.map(({ duty, name }) => ({ key: duty, name }))),
    ].find((one) => one.key === key && one.name);
    return ofStory?.name?.[language] ?? this.names.get(key) ?? key;
  }

  private judge(expected: string | undefined, refusal: Problem | undefined): void {
    const { screen } = this.playing;
    if (refusal?.code === expected) {
      if (refusal) screen.beneath(this.words.refused(said(refusal)), 'good');
      return;
    }
    this.failures += 1;
    if (refusal) screen.beneath(this.words.refusedUnexpectedly(said(refusal)), 'bad');
    if (expected) screen.beneath(this.words.refusalExpected(expected), 'bad');
  }

  private async compare({ at, value }: Extract<Step, { kind: 'expect' }>): Promise<void> {
    const { screen, cast } = this.playing;
    const { words } = this;
    const absence = value.without && (await this.stage.absence(value.without.person));
    // What is promised follows the roster a moment later.
    const { seen, found } = await eventually(
      async () => {
        const seen = await this.stage.board();
        return { seen, found: deviations(value, { ...seen, absence }, cast, words) };
      },
      ({ found }) => found.length === 0 || value.promised === undefined,
    );
    this.boards.inWhole(this.table(seen, at));
    if (found.length === 0) {
      this.met += 1;
      return screen.step(at, words.expects(value.that), 'good');
    }
    this.failures += 1;
    screen.step(at, words.fails(value.that), 'bad');
    for (const { what, expected, shown } of found) {
      screen.beneath(`- ${words.deviation(what, expected, shown)}`, 'bad');
    }
  }

  private table(seen: Seen, at: string): Table {
    const timeOf = (instant: string) => this.times.of(instant, at);
    return tableOf(seen, { words: this.words, language: this.playing.language, timeOf });
  }

  private async tellEnd(): Promise<void> {
    const { screen, story, language, write, onTold } = this.playing;
    const { words, met, failures } = this;
    screen.text(`\n${words.record}\n\n${await this.stage.record()}`);
    if (write) write(this.timeline.write(await this.stage.whole(), await this.stage.entries(), story, language));
    if (onTold) {
      await this.stage.settled();
      await onTold(this.stage.telling.updates);
    }
    const { length } = story.steps;
    if (failures === 0) screen.text(words.done(length, met), 'good');
    else screen.text(words.failed(length, met, failures), 'bad');
  }
}

const said = ({ detail, next }: Problem): string => `${detail} ${next}`;

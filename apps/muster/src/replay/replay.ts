import { setTimeout as sleep } from 'node:timers/promises';
import type { Language, Problem } from '#contracts';
import { tableOf } from './board-table.js';
import type { Cast } from './cast.js';
import { deviations } from './expectations.js';
import type { Screen } from './screen.js';
import { Stage } from './stage.js';
import type { Deed, Expectation, Step } from './step.js';
import type { Story } from './story.js';
import { StoryTimes } from './story-time.js';
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
}

/** Plays a story through the public API, one step after the other, and compares what the board shows with the story. */
export class Replay {
  private readonly words: Words;
  private readonly stage: Stage;
  private readonly times = new StoryTimes();
  private roleNames: ReadonlyMap<string, string> = new Map();
  private shown: ReadonlySet<string> | undefined;
  private met = 0;
  private failures = 0;

  constructor(private readonly playing: Playing) {
    const { cast, language } = playing;
    this.words = WORDS[language];
    this.stage = new Stage(cast, this.teller, language);
  }

  /** Plays every step; says whether all went as the story has it. Throws when Muster fails or cannot be asked. */
  async play(): Promise<boolean> {
    const { story, cast, screen, keyFor } = this.playing;
    const { words } = this;
    this.roleNames = await this.stage.roleNames();
    await cast.introduce(this.teller, keyFor);
    for (const [index, step] of story.steps.entries()) {
      await this.waitBetween(story.steps[index - 1], step);
      if (step.kind === 'expect') await this.compare(step.value);
      else await this.act(step, keyFor(`step-${index + 1}`));
      if (!this.stage.incident) return false;
    }
    screen.text(`\n${words.record}\n\n${await this.stage.record()}`);
    const isGood = this.failures === 0;
    const steps = story.steps.length;
    screen.text(
      isGood ? words.done(steps, this.met) : words.failed(steps, this.met, this.failures),
      isGood ? 'good' : 'bad',
    );
    return isGood;
  }

  /** Who declares the incident also looks at the board. */
  private get teller(): string {
    const [first] = this.playing.story.steps as [Deed];
    return first.by;
  }

  private async waitBetween(before: Step | undefined, step: Step): Promise<void> {
    const { speed } = this.playing;
    if (speed && before) await sleep((Date.parse(step.at) - Date.parse(before.at)) / speed);
  }

  private async act(deed: Deed, idempotencyKey: string): Promise<void> {
    const { screen, language, cast } = this.playing;
    const refusal = await this.stage.perform(deed, idempotencyKey);
    const incident = this.stage.incident ?? '';
    const roleName = (key: string) => this.roleNames.get(key) ?? key;
    screen.step(deed.at, told(deed, { words: this.words, language, cast, incident, roleName }));
    this.judge(deed.refused, refusal);
    if (incident) await this.showBoard(deed.at);
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

  private async compare(expected: Expectation): Promise<void> {
    const { screen, cast } = this.playing;
    const found = deviations(expected, await this.stage.board(), cast, this.words);
    if (found.length === 0) {
      this.met += 1;
      return screen.beneath(this.words.expects(expected.that), 'good');
    }
    this.failures += 1;
    screen.beneath(this.words.fails(expected.that), 'bad');
    for (const one of found) screen.beneath(`- ${this.words.deviation(one.what, one.expected, one.shown)}`, 'bad');
  }

  /** Shows the board when it is not as it was. */
  private async showBoard(at: string): Promise<void> {
    const { screen, language } = this.playing;
    const timeOf = (instant: string) => this.times.of(instant, at);
    const { lines, rows } = tableOf(await this.stage.board(), this.shown, { words: this.words, language, timeOf });
    const isSame = this.shown?.size === rows.size && [...rows].every((row) => this.shown?.has(row));
    if (!isSame) screen.board(lines);
    this.shown = rows;
  }
}

const said = ({ detail, next }: Problem): string => `${detail} ${next}`;

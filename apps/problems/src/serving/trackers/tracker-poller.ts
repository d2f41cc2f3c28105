import { Inject, Injectable } from '@nestjs/common';
import { later } from '#contracts';
import { Rounds } from '#persistence';
import { Parts } from '#service';
import { type Issue, PAGE, type TrackerSettings } from '../../tracker/dialect.js';
import { DIALECTS } from '../../tracker/dialects.js';
import type { ProblemsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { IssueFollower } from './issue-follower.js';
import { TrackerClient } from './tracker-client.js';
import { nonsense, TrackerFailed } from './tracker-failure.js';
import { TrackerPolls } from './tracker-polls.js';

/** How often it is looked whether a tracker is to be asked; the trackers themselves are asked far less often. */
const LOOK_MS = 10_000;

/** Asks trackers now and then what has changed: where no webhook comes, and where one was lost. One page at a time. */
@Injectable()
export class TrackerPoller {
  constructor(
    @Inject(IssueFollower) private readonly follower: IssueFollower,
    @Inject(TrackerClient) private readonly client: TrackerClient,
    @Inject(TrackerPolls) private readonly polls: TrackerPolls,
    @Inject(SETTINGS) private readonly settings: ProblemsSettings,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    if (settings.trackers.size === 0) return;
    const onError = (error: unknown) => parts.log.warn({ err: error }, 'trackers could not be asked');
    parts.background.push(new Rounds(LOOK_MS, () => this.look(), onError));
  }

  /** One round: asks each tracker whose time has come. */
  async look(): Promise<void> {
    await Promise.all([...this.settings.trackers.values()].map((tracker) => this.lookAt(tracker)));
  }

  private async lookAt(tracker: TrackerSettings): Promise<void> {
    const now = this.parts.clock.now();
    const since = await this.polls.take(tracker.name, now);
    if (since === null) return;
    try {
      const issues = await this.changed(tracker, since, now);
      await this.follower.followAll(tracker.name, issues);
      const last = issues.at(-1)?.changedAt ?? since;
      if (issues.length < PAGE) return await this.polls.done(tracker.name, latest(last, since), now);
      // A full page in one and the same second: go on behind it rather than read it for ever.
      await this.polls.goOn(tracker.name, last > since ? last : later(since, 1_000), now);
    } catch (error) {
      if (!(error instanceof TrackerFailed)) throw error;
      this.parts.log.warn({ tracker: tracker.name, reason: error.message }, 'a tracker could not be asked');
      await this.polls.done(tracker.name, since, now, error.failure.afterMs);
    }
  }

  private async changed(tracker: TrackerSettings, since: string, now: Date): Promise<readonly Issue[]> {
    const dialect = DIALECTS[tracker.kind];
    const answer = await this.client.ask(tracker, dialect.changed(tracker, since, now.toISOString()));
    const issues = dialect.listed(tracker, answer);
    if (!issues) throw new TrackerFailed(nonsense(tracker));
    return issues;
  }
}

const latest = (one: string, other: string): string => (one > other ? one : other);

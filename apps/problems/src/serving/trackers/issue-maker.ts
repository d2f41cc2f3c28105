import { Inject, Injectable } from '@nestjs/common';
import type { InputOf, Remediation, wantTrackerIssue } from '#contracts';
import { trackerTooOpen, trackerUnknown } from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import type { Issue, TrackerSettings } from '../../tracker/dialect.js';
import { DIALECTS } from '../../tracker/dialects.js';
import { issueWords } from '../../tracker/issue-words.js';
import { beginAttempt, type NotMade, noteMade, noteNotMade, wantIssue } from '../../tracker/make-issue.js';
import { RemediationItems } from '../remediation/remediation-items.js';
import type { ProblemsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { TrackerClient } from './tracker-client.js';
import { nonsense, TrackerFailed } from './tracker-failure.js';

/** Makes issues in trackers, one for an item. */
@Injectable()
export class IssueMaker {
  constructor(
    @Inject(RemediationItems) private readonly items: RemediationItems,
    @Inject(TrackerClient) private readonly client: TrackerClient,
    @Inject(SETTINGS) private readonly settings: ProblemsSettings,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** An item is to have an issue, as its owner or whoever answers for it wants. Throws `tracker-unknown`, `tracker-too-open`. */
  async want(asked: Asked, input: InputOf<typeof wantTrackerIssue>): Promise<Remediation> {
    const marks = await this.items.mustBeTheirs(asked, input);
    const { restricted } = await this.items.of(asked, input);
    const tracker = this.tracker(input.tracker);
    if (restricted && !tracker.restricted) throw trackerTooOpen({ tracker: tracker.name, problem: input.problem });
    return this.items.commit(asked, input.remediation, wantIssue(tracker.name, marks));
  }

  /** A tracker by its name. Throws `tracker-unknown`. */
  tracker(name: string): TrackerSettings {
    const found = this.settings.trackers.get(name);
    if (!found) throw trackerUnknown({ tracker: name, trackers: [...this.settings.trackers.keys()] });
    return found;
  }

  /** Makes the issue of an item for which that is due; whatever comes of it is noted in the item. */
  async attempt(id: string): Promise<void> {
    let begun: Remediation | undefined;
    await this.items.decide(this.items.call(), id, (item, context) => {
      const events = beginAttempt(item, context);
      begun = events.length > 0 ? events[0]!.data.remediation : undefined;
      return events;
    });
    if (!begun?.link) return;
    const { tracker } = begun.link;
    const made = await this.made(begun, tracker);
    const decide = 'key' in made ? noteMade(tracker, made) : noteNotMade(tracker, made, Math.random());
    await this.items.decide(this.items.call(), id, decide);
  }

  private async made(item: Remediation, name: string): Promise<Issue | NotMade> {
    const tracker = this.settings.trackers.get(name);
    if (!tracker) return gone(name);
    // Who was to see it may have become fewer since it was wanted.
    if (item.restricted && !tracker.restricted) return tooOpen(item, name);
    try {
      return await this.ask(item, tracker);
    } catch (error) {
      if (error instanceof TrackerFailed) return error.failure;
      this.parts.log.error({ err: error, item: item.id, tracker: name }, 'an issue could not be made');
      return nonsense(tracker);
    }
  }

  /** An attempt before this one may have made it, and its answer been lost: so it is looked for first. */
  private async ask(item: Remediation, tracker: TrackerSettings): Promise<Issue> {
    const dialect = DIALECTS[tracker.kind];
    const words = issueWords(item);
    if (item.link!.attempts > 1) {
      const answer = await this.client.ask(tracker, dialect.find(tracker, words.mark));
      const found = dialect.found(tracker, answer, words.mark);
      if (found === undefined) throw new TrackerFailed(nonsense(tracker));
      if (found) return found;
    }
    const answer = await this.client.ask(tracker, dialect.make(tracker, words));
    const issue = dialect.made(tracker, answer, this.parts.clock.now().toISOString());
    if (!issue) throw new TrackerFailed(nonsense(tracker));
    return issue;
  }
}

const gone = (name: string): NotMade => ({
  reason: { en: `there is no tracker ${name} any more`, fr: `l'outil de suivi ${name} n'existe plus` },
  lasting: true,
});

function tooOpen({ problem }: Remediation, tracker: string): NotMade {
  const refusal = trackerTooOpen({ tracker, problem });
  return { reason: { en: refusal.problem('en').detail, fr: refusal.problem('fr').detail }, lasting: true };
}

import { Inject, Injectable } from '@nestjs/common';
import { type InputOf, malformed, type OutputOf, type takeTrackerWebhook, webhookNotProven } from '#contracts';
import type { Issue } from '../../tracker/dialect.js';
import { DIALECTS } from '../../tracker/dialects.js';
import { followIssue } from '../../tracker/follow-issue.js';
import { issueName } from '../../tracker/make-issue.js';
import { RemediationItems } from '../remediation/remediation-items.js';
import { IssueMaker } from './issue-maker.js';
import { TrackerPolls } from './tracker-polls.js';

/** Follows what trackers say of issues, whether they send it or are asked. */
@Injectable()
export class IssueFollower {
  constructor(
    @Inject(RemediationItems) private readonly items: RemediationItems,
    @Inject(IssueMaker) private readonly issues: IssueMaker,
    @Inject(TrackerPolls) private readonly polls: TrackerPolls,
  ) {}

  /** Takes a webhook. Throws `tracker-unknown`, `webhook-not-proven`, and `malformed` for what is proven and no JSON. */
  async take(input: InputOf<typeof takeTrackerWebhook>): Promise<OutputOf<typeof takeTrackerWebhook>> {
    const tracker = this.issues.tracker(input.tracker);
    const body = Buffer.from(input.body, 'base64');
    const dialect = DIALECTS[tracker.kind];
    const { webhookSecret } = tracker;
    if (!webhookSecret || !dialect.isProven(input.headers, body, webhookSecret)) {
      throw webhookNotProven({ tracker: tracker.name });
    }
    const issue = dialect.told(tracker, payloadOf(body));
    await this.polls.heard(tracker.name);
    return { remediation: issue ? await this.follow(tracker.name, issue) : null };
  }

  /** Follows one issue; gives the item that it is of, null for one that belongs to none. */
  async follow(tracker: string, issue: Issue): Promise<string | null> {
    const stored = await this.items.store.loadByUnique('issue', issueName(tracker, issue.key));
    if (!stored) return null;
    await this.items.decide(this.items.call(), stored._id, followIssue(tracker, issue));
    return stored._id;
  }

  /** Follows those of many issues that items are linked to. */
  async followAll(tracker: string, issues: readonly Issue[]): Promise<void> {
    if (issues.length === 0) return;
    const names = issues.map(({ key }) => issueName(tracker, key));
    const linked = await this.items.store.list({ 'unique.issue': { $in: names } }, { _id: 1 }, names.length);
    for (const { state } of linked) {
      const issue = issues.findLast(({ key }) => key === state.link?.issue?.key);
      if (issue) await this.items.decide(this.items.call(), state.id, followIssue(tracker, issue));
    }
  }
}

function payloadOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw malformed({ reason: 'the body is not JSON in UTF-8; the webhook has to send application/json' });
  }
}

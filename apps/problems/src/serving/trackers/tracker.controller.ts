import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  type InputOf,
  listTrackers,
  type OutputOf,
  type Remediation,
  takeTrackerWebhook,
  wantTrackerIssue,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import type { ProblemsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { IssueFollower } from './issue-follower.js';
import { IssueMaker } from './issue-maker.js';

/** The trackers that there are, what is wanted of them, and what they send. */
@Controller()
export class TrackerController {
  constructor(
    @Inject(IssueMaker) private readonly issues: IssueMaker,
    @Inject(IssueFollower) private readonly follower: IssueFollower,
    @Inject(SETTINGS) private readonly settings: ProblemsSettings,
  ) {}

  @Answers(wantTrackerIssue)
  want(@Payload() input: InputOf<typeof wantTrackerIssue>, @Ctx() asked: Asked): Promise<Remediation> {
    return this.issues.want(asked, input);
  }

  @Answers(listTrackers)
  list(): OutputOf<typeof listTrackers> {
    const all = [...this.settings.trackers.values()];
    const trackers = all.map(({ name, kind, project, restricted, webhookSecret }) => ({
      ...{ name, kind, project, restricted },
      webhook: webhookSecret ? `/v1/trackers/${name}/webhook` : null,
    }));
    return { trackers };
  }

  @Answers(takeTrackerWebhook)
  take(@Payload() input: InputOf<typeof takeTrackerWebhook>): Promise<OutputOf<typeof takeTrackerWebhook>> {
    return this.follower.take(input);
  }
}

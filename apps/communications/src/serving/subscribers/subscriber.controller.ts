import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  changeSubscription,
  confirmSubscription,
  eraseSubscription,
  exportSubscribers,
  getSubscription,
  type InputOf,
  importSubscribers,
  leaveSubscription,
  type OutputOf,
  type Subscription,
  subscribe,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { eraseSubscription as erase, leaveSubscription as leave } from '../../subscriber/change-subscription.js';
import { confirmSubscription as confirm } from '../../subscriber/confirm-subscription.js';
import { SubscriberLists } from './subscriber-lists.js';
import { Subscribers } from './subscribers.js';

/** Who is told what the page says: asked, confirmed, changed, left, erased; brought and taken by the list. */
@Controller()
export class SubscriberController {
  constructor(
    @Inject(Subscribers) private readonly subscribers: Subscribers,
    @Inject(SubscriberLists) private readonly lists: SubscriberLists,
  ) {}

  @Answers(subscribe)
  subscribe(@Payload() input: InputOf<typeof subscribe>, @Ctx() asked: Asked): Promise<{ asked: true }> {
    return this.subscribers.subscribe(asked, input);
  }

  @Answers(confirmSubscription)
  confirm(@Payload() { token }: InputOf<typeof confirmSubscription>, @Ctx() asked: Asked): Promise<Subscription> {
    return this.subscribers.change(asked, token, ['confirm'], confirm);
  }

  @Answers(getSubscription)
  get(@Payload() { token }: InputOf<typeof getSubscription>, @Ctx() asked: Asked): Promise<Subscription> {
    return this.subscribers.of(asked, token);
  }

  @Answers(changeSubscription)
  change(@Payload() input: InputOf<typeof changeSubscription>, @Ctx() asked: Asked): Promise<Subscription> {
    return this.subscribers.wish(asked, input);
  }

  @Answers(leaveSubscription)
  leave(@Payload() { token }: InputOf<typeof leaveSubscription>, @Ctx() asked: Asked): Promise<Subscription> {
    return this.subscribers.change(asked, token, ['leave', 'manage'], leave);
  }

  @Answers(eraseSubscription)
  erase(@Payload() { token }: InputOf<typeof eraseSubscription>, @Ctx() asked: Asked): Promise<Subscription> {
    return this.subscribers.change(asked, token, ['manage'], erase);
  }

  @Answers(importSubscribers)
  bring(
    @Payload() input: InputOf<typeof importSubscribers>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof importSubscribers>> {
    return this.lists.bring(asked, input);
  }

  @Answers(exportSubscribers)
  take(
    @Payload() input: InputOf<typeof exportSubscribers>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof exportSubscribers>> {
    return this.lists.take(asked, input);
  }
}

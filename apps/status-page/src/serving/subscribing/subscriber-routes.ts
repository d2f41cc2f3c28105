import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  changeSubscription,
  confirmSubscription,
  eraseSubscription,
  getSubscription,
  LANGUAGES,
  leaveSubscription,
  type Subscription,
  subscribe,
  subscriberAddress,
} from '#contracts';
import { subscribePage, type Typed } from '../../pages/subscribe-page.js';
import { buttonPage, managePage, outcomePage } from '../../pages/subscriber-pages.js';
import type { SubscriberOutcome } from '../../pages/subscriber-texts.js';
import { TRAP } from '../../pages/trap.js';
import type { Asked } from '../../resource.js';
import type { Answers } from '../answers.js';
import { ClientRates } from '../forms/client-rates.js';
import { Floodgate } from '../forms/floodgate.js';
import { type FormRoom, type FormRoutes, formRoom } from '../forms/form-room.js';
import { readerLanguage } from '../reader-language.js';
import type { Asking, ReadersAsk } from './readers-ask.js';

type Kind = 'confirm' | 'leave' | 'manage';

/** What a link can look like: what does not is not asked about. */
const TOKEN = /^(confirm|leave|manage)\.sub-[\w-]{1,100}\.[\w-]{43}$/;

const STATUS: Readonly<Record<SubscriberOutcome, number>> = {
  ...{ asked: 200, confirmed: 200, left: 200, erased: 200 },
  ...{ lost: 404, expired: 410, away: 503, often: 429, 'not-set-up': 503, unreadable: 422 },
};
/** After so many seconds it is worth another try. */
const RETRY_SECONDS = 60;

/** What somebody reads whose link is refused: whatever the reason, one that leads nowhere. */
const whyOf = ({ refused }: Asking<unknown>): SubscriberOutcome => {
  if (refused === undefined) return 'away';
  return refused === 'subscription-expired' ? 'expired' : 'lost';
};

/** Nobody has so many addresses; each that is asked to confirm is a mail to somebody who may not have sent the form. */
const SUBSCRIBING = { ofOne: { atOnce: 20, perSecond: 1 / 30 }, ofAll: { atOnce: 300, perSecond: 5 } };
/** Links that led nowhere: nobody mistypes more of them. */
const LOST_LINKS = { atOnce: 20, perSecond: 1 / 30 };

/** What subscribers send to the page, by forms without a script. Nobody learns by it whether an address is known. */
export class SubscriberRoutes implements FormRoutes {
  private readonly gate = new Floodgate(SUBSCRIBING);
  private readonly lost = new ClientRates(LOST_LINKS);

  constructor(
    private readonly answers: Answers,
    private readonly readers: ReadersAsk,
  ) {}

  register(fastify: FastifyInstance, headed: (reply: FastifyReply) => FastifyReply): void {
    const refuse: FormRoom['refuse'] = (status, request, reply) =>
      this.say(reply, this.asking(request), 'unreadable', status);
    const routes = (room: FastifyInstance) => {
      for (const folder of ['', ...LANGUAGES.map((language) => `/${language}`)]) {
        room.post(`${folder}/subscribe`, (request, reply) => this.subscribe(request, reply));
        for (const kind of ['confirm', 'leave', 'manage'] as const) {
          room.get(`${folder}/${kind}/:token`, (request, reply) => this.open(kind, request, reply));
          room.post(`${folder}/${kind}/:token`, (request, reply) => this.press(kind, request, reply));
        }
      }
    };
    formRoom(fastify, { headed, refuse, routes });
  }

  private async subscribe(request: FastifyRequest, reply: FastifyReply) {
    const asked = this.asking(request);
    const form = formOf(request.body);
    const typed = typedIn(form, asked);
    const again = (fault: Typed['fault'], status: number) =>
      this.page(reply, status, subscribePage(asked, { ...typed, fault }));
    const address = typed.address;
    const channel = /^https?:/i.test(address) ? ('webhook' as const) : ('email' as const);
    if (!subscriberAddress.safeParse({ channel, address }).success) return again('address', 422);
    if (!typed.all && typed.components.length === 0) return again('components', 422);
    if (!this.gate.lets(request.ip, asked.now)) return this.say(reply, asked, 'often');
    // A field that people do not see was filled in by a program.
    if (form.get(TRAP)) return this.say(reply, asked, 'asked');
    const wishes = { components: typed.all ? [] : [...typed.components], language: asked.language };
    const { done, refused } = await this.readers.ask(subscribe, { channel, address, ...wishes });
    if (done) return this.say(reply, asked, 'asked');
    if (refused === undefined) {
      void reply.header('Retry-After', RETRY_SECONDS);
      return again('away', 503);
    }
    if (refused === 'subscribing-not-set-up') return this.say(reply, asked, 'not-set-up');
    return again(refused === 'component-unknown' ? 'components' : 'address', 422);
  }

  /** What opens the link: it changes nothing. */
  private async open(kind: Kind, request: FastifyRequest, reply: FastifyReply) {
    const asked = this.asking(request);
    const token = tokenFor(kind, asked);
    if (!token) return this.say(reply, asked, 'lost');
    if (kind !== 'manage') return this.page(reply, 200, buttonPage(asked, kind));
    return this.manage(request, reply, asked, () => this.readers.ask(getSubscription, { token }), null);
  }

  /** What is pressed; mail programs press on their own where their reader wants to leave (RFC 8058). */
  private async press(kind: Kind, request: FastifyRequest, reply: FastifyReply) {
    const asked = this.asking(request);
    const token = tokenFor(kind, asked);
    if (!token) return this.say(reply, asked, 'lost');
    const form = formOf(request.body);
    const action = kind === 'manage' ? form.get('action') : kind;
    const does = (outcome: SubscriberOutcome, contract: typeof confirmSubscription | typeof leaveSubscription) =>
      this.try(
        request,
        reply,
        asked,
        () => this.readers.ask(contract, { token }),
        () => this.say(reply, asked, outcome),
      );
    if (action === 'confirm') return does('confirmed', confirmSubscription);
    if (action === 'leave') return does('left', leaveSubscription);
    if (action === 'erase') return does('erased', eraseSubscription);
    const { all, components } = typedIn(form, asked);
    if (!all && components.length === 0) {
      return this.manage(request, reply, asked, () => this.readers.ask(getSubscription, { token }), 'components');
    }
    const language = LANGUAGES.find((one) => one === form.get('language')) ?? asked.language;
    const wishes = { components: all ? [] : [...components], language };
    return this.manage(
      request,
      reply,
      asked,
      () => this.readers.ask(changeSubscription, { token, ...wishes }),
      'saved',
    );
  }

  private manage(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Asked,
    ask: () => Promise<Asking<Subscription>>,
    told: 'saved' | 'components' | null,
  ) {
    return this.try(request, reply, asked, ask, (subscription) =>
      subscription.status === 'confirmed'
        ? this.page(reply, told === 'components' ? 422 : 200, managePage(asked, subscription, told))
        : this.say(reply, asked, 'lost'),
    );
  }

  /** Asks; a link that leads nowhere counts as a try, so that nobody finds one by trying. */
  private async try<Output>(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Asked,
    ask: () => Promise<Asking<Output>>,
    then: (output: Output) => FastifyReply,
  ): Promise<FastifyReply> {
    if (!this.lost.hasRoom(request.ip, asked.now)) return this.say(reply, asked, 'often');
    const came = await ask();
    if (came.done !== undefined) return then(came.done);
    const outcome = whyOf(came);
    if (outcome !== 'away') this.lost.take(request.ip, asked.now);
    return this.say(reply, asked, outcome);
  }

  private say(reply: FastifyReply, asked: Asked, outcome: SubscriberOutcome, status = STATUS[outcome]) {
    if (outcome === 'away' || outcome === 'often') void reply.header('Retry-After', RETRY_SECONDS);
    return this.page(reply, status, outcomePage(asked, outcome));
  }

  private page(reply: FastifyReply, status: number, text: string): FastifyReply {
    return reply.status(status).type('text/html; charset=utf-8').send(text);
  }

  private asking(request: FastifyRequest): Asked {
    return this.answers.asked(readerLanguage(request), request.params as Record<string, string>);
  }
}

function tokenFor(kind: Kind, { params }: Asked): string | undefined {
  const token = params.token ?? '';
  return TOKEN.exec(token)?.[1] === kind ? token : undefined;
}

/** What was sent; nothing where it was no form. */
const formOf = (body: unknown): URLSearchParams => (body instanceof URLSearchParams ? body : new URLSearchParams());

/** What was typed, as far as it can be shown again; of the components those that are shown. */
function typedIn(form: URLSearchParams, { copy }: Asked) {
  const shown = new Set(copy.components.filter(({ visible }) => visible).map(({ key }) => key));
  return {
    address: (form.get('address') ?? '').trim().slice(0, 2_001),
    all: form.get('scope') !== 'some',
    components: [...new Set(form.getAll('component'))].filter((key) => shown.has(key)),
  };
}

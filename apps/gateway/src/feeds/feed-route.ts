import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  FEED_PATH,
  type FeedId,
  getIncident,
  HEADERS,
  invalidInput,
  readFeedId,
  unavailable,
  writeFeedId,
} from '#contracts';
import { preferredLanguage } from '#messaging';
import { feedsOpen, Parts } from '#service';
import { Callers } from '../http/callers.js';
import { fromRecord, missedFrames, placeInRecord } from './catch-up.js';
import { Feed } from './feed.js';
import { FeedHub, type Listener } from './feed-hub.js';
import { type Frame, framed, serverSent } from './frames.js';

const HEAD = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** The live feed of an incident: resumable by `Last-Event-ID`, with none missed. */
@Injectable()
export class FeedRoute {
  private readonly open = new Set<Feed>();
  private closing = false;

  constructor(
    @Inject(Parts) private readonly parts: Parts,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(FeedHub) private readonly hub: FeedHub,
  ) {}

  register(fastify: FastifyInstance): void {
    const url = FEED_PATH.replace('{incident}', ':incident');
    fastify.get(url, { exposeHeadRoute: false }, (request, reply) => this.handle(request, reply));
    const endAll = () => {
      for (const feed of this.open) feed.end();
    };
    this.hub.endsAllBy(endAll);
    fastify.addHook('preClose', async () => {
      this.closing = true;
      endAll();
    });
  }

  private async handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { token, caller } = await this.callers.of(request);
    const { incident } = request.params as { incident: string };
    const language = preferredLanguage(request.headers['accept-language']);
    const place = lastEventId(request);
    const mustSee = () =>
      this.parts.client.ask(getIncident, { incident }, { token, headers: { [HEADERS.language]: language } });
    await mustSee();
    const early: Frame[] = [];
    let live = (frame: Frame): void => {
      early.push(frame);
    };
    const silence = await this.listen(incident, (frame) => live(frame));
    reply.hijack();
    reply.raw.writeHead(200, HEAD);
    const feed = new Feed(reply.raw, language, mustSee);
    this.open.add(feed);
    feedsOpen.inc();
    // It came while those before it were ended: its client goes on elsewhere too.
    if (this.closing) feed.end();
    const expiry = setTimeout(() => feed.end(), Math.min(caller.expiresAt - Date.now(), 2 ** 31 - 1));
    const leave = () => {
      silence();
      clearTimeout(expiry);
      this.open.delete(feed);
      feedsOpen.dec();
      feed.end();
    };
    // Whoever left while we got ready tells nobody any more.
    if (reply.raw.destroyed) return leave();
    reply.raw.once('close', leave);
    try {
      await this.catchUp(feed, { incident, token, language }, place);
      for (const frame of early) feed.send(frame);
      live = (frame) => feed.send(frame);
    } catch (error) {
      this.parts.log.warn({ err: error, incident }, 'a feed could not catch up');
      feed.end();
    }
  }

  private async listen(incident: string, listener: Listener): Promise<() => void> {
    try {
      return await this.hub.listen(incident, listener);
    } catch {
      throw unavailable({ missing: 'NATS' });
    }
  }

  /** Brings a client from where it stood to now; frames that come meanwhile wait. */
  private async catchUp(
    feed: Feed,
    asked: { incident: string; token: string; language: 'en' | 'fr' },
    place: FeedId | undefined,
  ): Promise<void> {
    const { incarnation, first, last: until } = await this.hub.span();
    feed.write('retry: 1000\n\n');
    if (place) {
      const told = new Set<string>();
      // The stream still has all that came after this place.
      const isHere = place.incarnation === incarnation && first <= place.sequence + 1;
      if (!isHere) {
        for await (const event of fromRecord(this.parts, asked, place.at)) {
          told.add(event.id);
          feed.write(framed(event, placeInRecord(event), asked.language) ?? '');
        }
      }
      // The record may be some moments behind the stream: what it did not have yet, the stream has.
      const missed = { incident: asked.incident, from: isHere ? place.sequence + 1 : 1, until, incarnation };
      for await (const frame of missedFrames(this.parts, missed)) if (!told.has(frame.event)) feed.send(frame);
      await feed.flushed();
    }
    feed.startAfter(until);
    const id = writeFeedId({ incarnation, sequence: until, at: this.parts.clock.now().getTime() });
    feed.write(serverSent(id, 'muster.feed.live', { incident: asked.incident }));
  }
}

function lastEventId(request: FastifyRequest): FeedId | undefined {
  const given = request.headers['last-event-id'];
  if (typeof given !== 'string' || given === '') return undefined;
  const id = readFeedId(given);
  if (!id) throw invalidInput({}, [{ field: 'Last-Event-ID', message: 'the id of an event of this feed' }]);
  return id;
}

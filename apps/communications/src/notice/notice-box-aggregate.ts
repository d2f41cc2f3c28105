import { type EventOf, NO_INCIDENT, noticesGathered } from '#contracts';
import type { Aggregate, Decide } from '#persistence';
import type { Waiting } from './choose-digest.js';

/** The one event of a box. */
export type NoticeBoxEvent = EventOf<typeof noticesGathered>;

/** Which digest went to a person last, and what was in it. */
export type NoticeBox = NoticeBoxEvent['data'];

/** The digests of one person, under their id: they are numbered, so that of two who gather at once one does. */
export const noticeBoxAggregate: Aggregate<NoticeBox, NoticeBoxEvent> = {
  service: 'communications',
  name: 'notice_boxes',
  shape: 1,
  events: [noticesGathered] as never,
  evolve: (_before, { data }) => data,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};

/** Gathers these into the person's next digest; nothing when somebody else gathered since the last one was looked at. */
export const gatherNotices =
  (
    person: string,
    last: NoticeBox | undefined,
    goes: readonly Waiting[],
    at: string,
  ): Decide<NoticeBox, NoticeBoxEvent> =>
  (box) => {
    if (goes.length === 0 || (box?.number ?? 0) !== (last?.number ?? 0)) return [];
    const number = (box?.number ?? 0) + 1;
    const notices = goes.map(({ event }) => event);
    const urgent = goes.some((one) => one.urgent);
    return [{ name: 'notices-gathered', data: { person, number, notices, urgent, at } }];
  };

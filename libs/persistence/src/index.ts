export * from './aggregate/aggregate.js';
export { AggregateStore, type StoreOptions } from './aggregate/aggregate-store.js';
export { OUTBOX_CAP, UniqueTaken } from './aggregate/commit.js';
export { readFault, reading, writing } from './aggregate/faults.js';
export type { LiftedPage } from './aggregate/lifting.js';
export type { Answer, Decide, StoreWatch } from './aggregate/store-parts.js';
export {
  type AggregateCollection,
  DURABLE,
  eventLog,
  type LoggedEvent,
  type OutboxEntry,
  type QueryIndex,
  type StoredAggregate,
} from './aggregate/stored-aggregate.js';
export { ClockSweeper, DUE } from './clocks/clock-sweeper.js';
export { DatabaseClock } from './clocks/database-clock.js';
export { readCursor, writeCursor } from './cursor.js';
export { dropPage } from './drop-page.js';
export { ignoringDuplicates, isDuplicate } from './duplicates.js';
export { keepNewer, type Newer } from './keep-newer.js';
export { NumberBlocks } from './number-blocks.js';
export { type LogPage, type LogQuery, logPage } from './outbox/log-page.js';
export { OutboxPublisher, type Publish } from './outbox/outbox-publisher.js';
export { OLDEST_FIRST, OutboxSweeper } from './outbox/outbox-sweeper.js';
export { Rounds } from './rounds.js';
export { Together } from './together.js';

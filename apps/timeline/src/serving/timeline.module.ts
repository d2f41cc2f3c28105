import { Module } from '@nestjs/common';
import { AccountabilityFollower, aggregateStore, Parts, sightings } from '#service';
import { entryAggregate } from '../entry/entry-aggregate.js';
import { redactionAggregate } from '../redaction/redaction-aggregate.js';
import { recordAggregate } from '../silence/record-aggregate.js';
import { Asks } from './asks.js';
import { Captures } from './captures.js';
import { DeskController } from './desk.controller.js';
import { Desks } from './desks.js';
import { Exporting } from './exporting.js';
import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { Files } from './files.js';
import { Importing } from './importing.js';
import { IncidentFollower } from './incident-follower.controller.js';
import { KeptRecords } from './kept-records.js';
import { Lines } from './lines.js';
import { Looks } from './looks.js';
import { Notes } from './notes.js';
import { OpenInRecord } from './open-in-record.js';
import { Pasts } from './pasts.js';
import { PeopleOfRecords } from './people-of-records.js';
import { Proofs } from './proofs.js';
import { Reading } from './reading.js';
import { IncidentRecord } from './record.js';
import { RecordFollower } from './record-follower.controller.js';
import { Redactions } from './redactions.js';
import { Registers } from './registers.js';
import { Search } from './search.js';
import { Shifts } from './shifts.js';
import { SilenceSweeper } from './silence-sweeper.js';
import { Since } from './since.js';
import { Standings } from './standings.js';
import { ENTRIES, RECORDS, REDACTIONS } from './stores.js';
import { TimelineController } from './timeline.controller.js';
import { UploadStore } from './upload-store.js';
import { UploadSweeper } from './upload-sweeper.js';
import { Uploads } from './uploads.js';
import { WordCatchUp } from './word-catch-up.js';
import { Words } from './words.js';

/** The record: every event and every note, in order, provable, exportable. */
@Module({
  controllers: [
    TimelineController,
    FilesController,
    DeskController,
    RecordFollower,
    IncidentFollower,
    AccountabilityFollower,
  ],
  providers: [
    aggregateStore(ENTRIES, entryAggregate),
    aggregateStore(REDACTIONS, redactionAggregate),
    aggregateStore(RECORDS, recordAggregate),
    { provide: Looks, inject: [Parts], useFactory: ({ connection }: Parts) => Looks.open(connection) },
    { provide: Lines, inject: [Parts], useFactory: ({ connection }: Parts) => Lines.open(connection) },
    {
      provide: Words,
      inject: [Parts, Lines, Standings],
      useFactory: ({ connection }: Parts, lines: Lines, standings: Standings) =>
        Words.open(connection, lines, standings),
    },
    WordCatchUp,
    { provide: FileStore, inject: [Parts], useFactory: ({ connection }: Parts) => FileStore.open(connection) },
    { provide: UploadStore, inject: [Parts], useFactory: ({ connection }: Parts) => UploadStore.open(connection) },
    Files,
    Uploads,
    UploadSweeper,
    Standings,
    IncidentRecord,
    KeptRecords,
    SilenceSweeper,
    Asks,
    OpenInRecord,
    Since,
    Desks,
    Pasts,
    Shifts,
    Registers,
    Notes,
    Captures,
    Reading,
    Search,
    Proofs,
    Redactions,
    PeopleOfRecords,
    Exporting,
    Importing,
    sightings(Lines, async (lines, position) => {
      const comesHere = position.service === 'timeline' || position.aggregate.startsWith('INC-');
      return comesHere ? lines.has(position) : true;
    }),
  ],
})
export class TimelineModule {}

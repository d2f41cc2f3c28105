import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  addNote,
  captureEntry,
  correctEntry,
  exportRecord,
  getEntry,
  getProof,
  type InputOf,
  importEntries,
  markEntry,
  type OutputOf,
  readTimeline,
  redactWords,
  replayEvents,
  searchTimeline,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Captures } from './captures.js';
import { Exporting } from './exporting.js';
import { Importing } from './importing.js';
import { Notes } from './notes.js';
import { Proofs } from './proofs.js';
import { Reading } from './reading.js';
import { Redactions } from './redactions.js';
import { Search } from './search.js';

/** Writing into the record, reading it, and proving it. */
@Controller()
export class TimelineController {
  constructor(
    @Inject(Notes) private readonly notes: Notes,
    @Inject(Captures) private readonly captures: Captures,
    @Inject(Reading) private readonly reading: Reading,
    @Inject(Search) private readonly searching: Search,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Redactions) private readonly redactions: Redactions,
    @Inject(Exporting) private readonly exporting: Exporting,
    @Inject(Importing) private readonly importing: Importing,
  ) {}

  @Answers(addNote)
  note(@Payload() input: InputOf<typeof addNote>, @Ctx() asked: Asked): Promise<OutputOf<typeof addNote>> {
    return this.notes.add(asked, input);
  }

  @Answers(captureEntry)
  capture(@Payload() input: InputOf<typeof captureEntry>, @Ctx() asked: Asked): Promise<OutputOf<typeof captureEntry>> {
    return this.captures.capture(asked, input);
  }

  @Answers(correctEntry)
  correct(@Payload() input: InputOf<typeof correctEntry>, @Ctx() asked: Asked): Promise<OutputOf<typeof correctEntry>> {
    return this.notes.correct(asked, input);
  }

  @Answers(markEntry)
  mark(@Payload() input: InputOf<typeof markEntry>, @Ctx() asked: Asked): Promise<OutputOf<typeof markEntry>> {
    return this.notes.mark(asked, input);
  }

  @Answers(readTimeline)
  read(@Payload() input: InputOf<typeof readTimeline>, @Ctx() asked: Asked): Promise<OutputOf<typeof readTimeline>> {
    return this.reading.read(asked, input);
  }

  @Answers(searchTimeline)
  search(
    @Payload() input: InputOf<typeof searchTimeline>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof searchTimeline>> {
    return this.searching.search(asked, input);
  }

  @Answers(getEntry)
  one(@Payload() input: InputOf<typeof getEntry>, @Ctx() asked: Asked): Promise<OutputOf<typeof getEntry>> {
    return this.reading.one(asked, input);
  }

  @Answers(replayEvents)
  replay(@Payload() input: InputOf<typeof replayEvents>, @Ctx() asked: Asked): Promise<OutputOf<typeof replayEvents>> {
    return this.reading.replay(asked, input);
  }

  @Answers(redactWords)
  redact(@Payload() input: InputOf<typeof redactWords>, @Ctx() asked: Asked): Promise<OutputOf<typeof redactWords>> {
    return this.redactions.redact(asked, input);
  }

  @Answers(exportRecord)
  export(@Payload() input: InputOf<typeof exportRecord>, @Ctx() asked: Asked): Promise<OutputOf<typeof exportRecord>> {
    return this.exporting.export(asked, input);
  }

  @Answers(importEntries)
  import(
    @Payload() input: InputOf<typeof importEntries>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof importEntries>> {
    return this.importing.import(asked, input);
  }

  @Answers(getProof)
  prove(@Payload() input: InputOf<typeof getProof>, @Ctx() asked: Asked): Promise<OutputOf<typeof getProof>> {
    return this.proofs.prove(asked, input);
  }
}

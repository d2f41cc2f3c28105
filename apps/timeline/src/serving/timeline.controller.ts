import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { addNote, type InputOf, type OutputOf, readTimeline, replayEvents } from '#contracts';
import { Answers, Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import { addNote as decide, type NoteEvent } from '../entry/add-note.js';
import type { StoredEntry } from '../entry/stored-entry.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { IncidentRecord } from './record.js';
import { ENTRIES } from './stores.js';

/** Writing into the record and reading it. */
@Controller()
export class TimelineController {
  constructor(
    @Inject(ENTRIES) private readonly entries: AggregateStore<StoredEntry, NoteEvent>,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Answers(addNote)
  async note(@Payload() input: InputOf<typeof addNote>, @Ctx() asked: Asked): Promise<OutputOf<typeof addNote>> {
    const { restricted } = await this.parts.authority.mustSee(asked.caller, input.incident);
    const id = crypto.randomUUID();
    const result = await this.entries.create(id, asked, decide(input, restricted), (entry) =>
      wordedEntry(id, entry, asked.language),
    );
    return asked.answered(result.answer.id, result);
  }

  @Answers(readTimeline)
  read(@Payload() input: InputOf<typeof readTimeline>, @Ctx() asked: Asked): Promise<OutputOf<typeof readTimeline>> {
    return this.record.read(asked, input);
  }

  @Answers(replayEvents)
  replay(@Payload() input: InputOf<typeof replayEvents>, @Ctx() asked: Asked): Promise<OutputOf<typeof replayEvents>> {
    return this.record.replay(asked, input);
  }
}

import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  addPublicationEntry,
  correctPublicationEntry,
  getPublication,
  type InputOf,
  listPublications,
  listPublicChanges,
  type OutputOf,
  type Publication,
  publish,
  withdrawPublication,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { mustAdminister } from '#service';
import { addEntry } from '../../publication/add-entry.js';
import { correctEntry } from '../../publication/correct-entry.js';
import { withdraw } from '../../publication/withdraw.js';
import { PublicChanges } from './public-changes.js';
import { Publications } from './publications.js';

/** What the public reads: published, said more of, corrected, withdrawn. */
@Controller()
export class PublicationController {
  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(PublicChanges) private readonly changes: PublicChanges,
  ) {}

  @Answers(publish)
  publish(@Payload() input: InputOf<typeof publish>, @Ctx() asked: Asked): Promise<Publication> {
    return this.publications.publish(asked, input);
  }

  @Answers(addPublicationEntry)
  add(
    @Payload() { publication: id, sequence, ...added }: InputOf<typeof addPublicationEntry>,
    @Ctx() asked: Asked,
  ): Promise<Publication> {
    const components = added.components?.map(({ component }) => component) ?? [];
    return this.publications.change(asked, { id, sequence, components }, (deciding) => addEntry(added, deciding));
  }

  @Answers(correctPublicationEntry)
  correct(
    @Payload() { publication: id, sequence, entry, words }: InputOf<typeof correctPublicationEntry>,
    @Ctx() asked: Asked,
  ): Promise<Publication> {
    return this.publications.change(asked, { id, sequence }, (deciding) => correctEntry(entry, words, deciding));
  }

  @Answers(withdrawPublication)
  withdraw(
    @Payload() { publication: id, sequence, reason }: InputOf<typeof withdrawPublication>,
    @Ctx() asked: Asked,
  ): Promise<Publication> {
    return this.publications.change(asked, { id, sequence }, (deciding) => withdraw(reason, deciding));
  }

  @Answers(getPublication)
  get(@Payload() { publication }: InputOf<typeof getPublication>, @Ctx() asked: Asked): Promise<Publication> {
    return this.publications.of(asked, publication);
  }

  @Answers(listPublications)
  list(
    @Payload() input: InputOf<typeof listPublications>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listPublications>> {
    return this.publications.list(asked, input);
  }

  @Answers(listPublicChanges)
  async changed(
    @Payload() input: InputOf<typeof listPublicChanges>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listPublicChanges>> {
    if (asked.caller.kind !== 'service') mustAdminister(asked);
    return this.changes.list(input);
  }
}

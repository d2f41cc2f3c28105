import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  abandonFile,
  finishFile,
  getFile,
  type InputOf,
  type OutputOf,
  putFileChunk,
  readFileChunk,
  startFile,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Files } from './files.js';
import { Uploads } from './uploads.js';

/** Small files for the record: in and out in chunks. */
@Controller()
export class FilesController {
  constructor(
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Files) private readonly files: Files,
  ) {}

  @Answers(startFile)
  start(@Payload() input: InputOf<typeof startFile>, @Ctx() asked: Asked): Promise<OutputOf<typeof startFile>> {
    return this.uploads.start(asked, input);
  }

  @Answers(putFileChunk)
  put(@Payload() input: InputOf<typeof putFileChunk>, @Ctx() asked: Asked): Promise<OutputOf<typeof putFileChunk>> {
    return this.uploads.put(asked, input);
  }

  @Answers(finishFile)
  finish(@Payload() input: InputOf<typeof finishFile>, @Ctx() asked: Asked): Promise<OutputOf<typeof finishFile>> {
    return this.uploads.finish(asked, input);
  }

  @Answers(abandonFile)
  abandon(@Payload() input: InputOf<typeof abandonFile>, @Ctx() asked: Asked): Promise<OutputOf<typeof abandonFile>> {
    return this.uploads.abandon(asked, input);
  }

  @Answers(getFile)
  one(@Payload() input: InputOf<typeof getFile>, @Ctx() asked: Asked): Promise<OutputOf<typeof getFile>> {
    return this.files.one(asked, input);
  }

  @Answers(readFileChunk)
  read(@Payload() input: InputOf<typeof readFileChunk>, @Ctx() asked: Asked): Promise<OutputOf<typeof readFileChunk>> {
    return this.files.read(asked, input);
  }
}

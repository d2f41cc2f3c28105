import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  changePerson,
  findPeople,
  type InputOf,
  introduceMyself,
  listPeople,
  type OutputOf,
  registerPerson,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { Directory } from './directory.js';

/** The directory of people. */
@Controller()
export class PeopleController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Answers(registerPerson)
  register(
    @Payload() input: InputOf<typeof registerPerson>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof registerPerson>> {
    return this.directory.register(asked, input);
  }

  @Answers(changePerson)
  change(@Payload() input: InputOf<typeof changePerson>, @Ctx() asked: Asked): Promise<OutputOf<typeof changePerson>> {
    return this.directory.change(asked, input);
  }

  @Answers(introduceMyself)
  introduce(
    @Payload() _: InputOf<typeof introduceMyself>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof introduceMyself>> {
    return this.directory.introduce(asked);
  }

  @Answers(listPeople)
  list(@Payload() input: InputOf<typeof listPeople>): Promise<OutputOf<typeof listPeople>> {
    return this.directory.list(input);
  }

  @Answers(findPeople)
  async find(@Payload() { people }: InputOf<typeof findPeople>): Promise<OutputOf<typeof findPeople>> {
    return { people: await Promise.all(people.map((named, index) => this.directory.find(named, `people[${index}]`))) };
  }
}

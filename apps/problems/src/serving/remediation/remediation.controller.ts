import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  changeRemediation,
  getRemediation,
  type InputOf,
  listOverdueRemediation,
  listRemediation,
  listRemediationOf,
  logRemediation,
  moveRemediation,
  type OutputOf,
  type Remediation,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { RemediationItems } from './remediation-items.js';
import { RemediationLists } from './remediation-lists.js';

/** What changes so that problems do not come back: logged, given to somebody, moved, listed. */
@Controller()
export class RemediationController {
  constructor(
    @Inject(RemediationItems) private readonly items: RemediationItems,
    @Inject(RemediationLists) private readonly lists: RemediationLists,
  ) {}

  @Answers(logRemediation)
  log(@Payload() input: InputOf<typeof logRemediation>, @Ctx() asked: Asked): Promise<Remediation> {
    return this.items.log(asked, input);
  }

  @Answers(changeRemediation)
  change(@Payload() input: InputOf<typeof changeRemediation>, @Ctx() asked: Asked): Promise<Remediation> {
    return this.items.change(asked, input);
  }

  @Answers(moveRemediation)
  move(@Payload() input: InputOf<typeof moveRemediation>, @Ctx() asked: Asked): Promise<Remediation> {
    return this.items.move(asked, input);
  }

  @Answers(getRemediation)
  get(@Payload() input: InputOf<typeof getRemediation>, @Ctx() asked: Asked): Promise<Remediation> {
    return this.items.of(asked, input);
  }

  @Answers(listRemediation)
  async list(@Payload() { problem }: InputOf<typeof listRemediation>, @Ctx() asked: Asked) {
    return { remediation: await this.lists.ofProblem(asked, problem) };
  }

  @Answers(listRemediationOf)
  ofPerson(
    @Payload() input: InputOf<typeof listRemediationOf>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listRemediationOf>> {
    return this.lists.ofPerson(asked, input);
  }

  @Answers(listOverdueRemediation)
  overdue(
    @Payload() input: InputOf<typeof listOverdueRemediation>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listOverdueRemediation>> {
    return this.lists.overdue(asked, input);
  }
}

import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  addDuty,
  addRole,
  archiveDuty,
  archiveRole,
  changeDuty,
  changeRole,
  type InputOf,
  type OutputOf,
} from '#contracts';
import { Answers, Asked } from '#messaging';
import { addDuty as decideDuty } from '../catalogue/add-duty.js';
import { addRole as decideRole } from '../catalogue/add-role.js';
import { archiveDuty as decideDutysEnd } from '../catalogue/archive-duty.js';
import { archiveRole as decideRolesEnd } from '../catalogue/archive-role.js';
import { changeDuty as decideDutysChange } from '../catalogue/change-duty.js';
import { changeRole as decideRolesChange } from '../catalogue/change-role.js';
import { type CatalogueDecision, mustHaveDuty, mustHaveRole } from '../catalogue/next-version.js';
import { Catalogues } from './catalogues.js';

type ChangedRole = OutputOf<typeof addRole>;
type ChangedDuty = OutputOf<typeof addDuty>;

/** An organisation makes the catalogue its own. */
@Controller()
export class CatalogueEditingController {
  constructor(@Inject(Catalogues) private readonly catalogues: Catalogues) {}

  @Answers(addRole)
  addRole(@Payload() input: InputOf<typeof addRole>, @Ctx() asked: Asked): Promise<ChangedRole> {
    return this.role(asked, input.key, decideRole(input));
  }

  @Answers(changeRole)
  changeRole(@Payload() input: InputOf<typeof changeRole>, @Ctx() asked: Asked): Promise<ChangedRole> {
    return this.role(asked, input.role, decideRolesChange(input));
  }

  @Answers(archiveRole)
  archiveRole(@Payload() { role }: InputOf<typeof archiveRole>, @Ctx() asked: Asked): Promise<ChangedRole> {
    return this.role(asked, role, decideRolesEnd(role));
  }

  @Answers(addDuty)
  addDuty(@Payload() input: InputOf<typeof addDuty>, @Ctx() asked: Asked): Promise<ChangedDuty> {
    return this.duty(asked, input.key, decideDuty(input));
  }

  @Answers(changeDuty)
  changeDuty(@Payload() input: InputOf<typeof changeDuty>, @Ctx() asked: Asked): Promise<ChangedDuty> {
    return this.duty(asked, input.duty, decideDutysChange(input));
  }

  @Answers(archiveDuty)
  archiveDuty(@Payload() { duty }: InputOf<typeof archiveDuty>, @Ctx() asked: Asked): Promise<ChangedDuty> {
    return this.duty(asked, duty, decideDutysEnd(duty));
  }

  private role(asked: Asked, key: string, decide: CatalogueDecision): Promise<ChangedRole> {
    const answer = (catalogue: Parameters<typeof mustHaveRole>[0]) => ({
      version: catalogue.version,
      role: mustHaveRole(catalogue, key),
    });
    return this.catalogues.change(asked, decide, answer);
  }

  private duty(asked: Asked, key: string, decide: CatalogueDecision): Promise<ChangedDuty> {
    const answer = (catalogue: Parameters<typeof mustHaveDuty>[0]) => ({
      version: catalogue.version,
      duty: mustHaveDuty(catalogue, key),
    });
    return this.catalogues.change(asked, decide, answer);
  }
}

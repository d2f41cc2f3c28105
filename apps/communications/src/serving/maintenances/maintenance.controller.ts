import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  announceMaintenance,
  beginMaintenance,
  cancelMaintenance,
  endMaintenance,
  getMaintenance,
  type InputOf,
  listMaintenances,
  type Maintenance,
  type OutputOf,
  prolongMaintenance,
  sayOfMaintenance,
  verifyMaintenance,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import * as move from '../../maintenance/move-maintenance.js';
import { prolongMaintenance as prolong } from '../../maintenance/prolong-maintenance.js';
import { sayOfMaintenance as say } from '../../maintenance/say-of-maintenance.js';
import { Maintenances } from './maintenances.js';

/** Planned work: announced, begun, verified, ended, moved or called off. */
@Controller()
export class MaintenanceController {
  constructor(@Inject(Maintenances) private readonly maintenances: Maintenances) {}

  @Answers(announceMaintenance)
  announce(@Payload() input: InputOf<typeof announceMaintenance>, @Ctx() asked: Asked): Promise<Maintenance> {
    return this.maintenances.announce(asked, input);
  }

  @Answers(beginMaintenance)
  begin(@Payload() { maintenance, words }: InputOf<typeof beginMaintenance>, @Ctx() asked: Asked) {
    return this.maintenances.change(asked, maintenance, move.beginMaintenance(words));
  }

  @Answers(verifyMaintenance)
  verify(@Payload() { maintenance, words }: InputOf<typeof verifyMaintenance>, @Ctx() asked: Asked) {
    return this.maintenances.change(asked, maintenance, move.verifyMaintenance(words));
  }

  @Answers(endMaintenance)
  end(@Payload() { maintenance, words }: InputOf<typeof endMaintenance>, @Ctx() asked: Asked) {
    return this.maintenances.change(asked, maintenance, move.endMaintenance(words));
  }

  @Answers(prolongMaintenance)
  prolong(@Payload() { maintenance, ...to }: InputOf<typeof prolongMaintenance>, @Ctx() asked: Asked) {
    return this.maintenances.change(asked, maintenance, prolong(to));
  }

  @Answers(cancelMaintenance)
  cancel(@Payload() { maintenance, words }: InputOf<typeof cancelMaintenance>, @Ctx() asked: Asked) {
    return this.maintenances.change(asked, maintenance, move.cancelMaintenance(words));
  }

  @Answers(sayOfMaintenance)
  say(@Payload() { maintenance, words }: InputOf<typeof sayOfMaintenance>, @Ctx() asked: Asked) {
    return this.maintenances.change(asked, maintenance, say(words));
  }

  @Answers(getMaintenance)
  get(@Payload() { maintenance }: InputOf<typeof getMaintenance>): Promise<Maintenance> {
    return this.maintenances.of(maintenance);
  }

  @Answers(listMaintenances)
  list(@Payload() input: InputOf<typeof listMaintenances>): Promise<OutputOf<typeof listMaintenances>> {
    return this.maintenances.list(input);
  }
}

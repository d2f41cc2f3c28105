import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { Parts } from '../parts.js';
import { readinessOf } from './readiness.js';

/** For whoever balances the load of a service that serves HTTP itself: is it alive, and can it do its work. */
@Controller('health')
export class HealthController {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  @Get('live')
  live() {
    return { alive: true };
  }

  /** 200 when bus and database can be reached; 503 with what is missing otherwise. Why stands on the operations port. */
  @Get('ready')
  async ready() {
    const { ready, missing } = await readinessOf([this.parts.readiness]);
    if (!ready) throw new ServiceUnavailableException({ ready, missing });
    return { ready, missing };
  }
}

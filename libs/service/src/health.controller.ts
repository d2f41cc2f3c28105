import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { reading } from '#persistence';
import { Parts } from './parts.js';

/** For whoever runs the process: is it alive, and can it do its work. */
@Controller('health')
export class HealthController {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  @Get('live')
  live() {
    return { alive: true };
  }

  /** 200 when bus and database can be reached; 503 with what is missing otherwise. */
  @Get('ready')
  async ready() {
    const missing = [
      ...(this.parts.bus.isUp() ? [] : ['NATS']),
      ...((await this.databaseAnswers()) ? [] : ['MongoDB']),
    ];
    if (missing.length > 0) throw new ServiceUnavailableException({ ready: false, missing });
    return { ready: true, missing };
  }

  private async databaseAnswers(): Promise<boolean> {
    try {
      await reading(this.parts.connection.db!.command({ ping: 1 }));
      return true;
    } catch {
      return false;
    }
  }
}

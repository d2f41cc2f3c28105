import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { HEADERS, VIEWS, writePosition } from '#contracts';
import { Answers, Asked } from '#messaging';
import { Parts } from '#service';
import { askView } from './view-asking.js';

/** Answers every view there is; a new one needs nothing here. */
@Controller()
export class ViewController {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  async answer(input: unknown, asked: Asked): Promise<unknown> {
    const view = VIEWS.find(({ name }) => name === asked.contract.name)!;
    const after = asked.after.map(writePosition).join(', ');
    const headers = {
      [HEADERS.language]: asked.language,
      [HEADERS.correlation]: asked.correlation,
      [HEADERS.after]: after || undefined,
    };
    const { output, behind } = await askView(view, input, this.parts.client, { token: asked.token, headers });
    asked.behind.push(...behind);
    return output;
  }
}

const descriptor = Object.getOwnPropertyDescriptor(ViewController.prototype, 'answer')!;
Payload()(ViewController.prototype, 'answer', 0);
Ctx()(ViewController.prototype, 'answer', 1);
for (const view of VIEWS) Answers(view)(ViewController.prototype, 'answer', descriptor);

import { Controller, Inject } from '@nestjs/common';
import { HEADERS, VIEWS, type ViewContract, writePosition } from '#contracts';
import { type Asked, addAnswer } from '#messaging';
import { Parts } from '#service';
import { askView } from './view-asking.js';

/** Answers every view there is; a new one needs nothing here. */
@Controller()
export class ViewController {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Asks the parts of the view as whoever asks for it. */
  async answer(view: ViewContract, input: unknown, asked: Asked): Promise<unknown> {
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

for (const view of VIEWS) addAnswer(ViewController, view, (views, input, asked) => views.answer(view, input, asked));

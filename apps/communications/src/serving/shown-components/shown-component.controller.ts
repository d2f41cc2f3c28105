import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, listShownComponents, type OutputOf, type ShownComponent, showComponent } from '#contracts';
import { Answers, type Asked } from '#messaging';
import { ShownComponents } from './shown-components.js';

/** Which components the status page shows, and how. */
@Controller()
export class ShownComponentController {
  constructor(@Inject(ShownComponents) private readonly components: ShownComponents) {}

  @Answers(showComponent)
  show(@Payload() input: InputOf<typeof showComponent>, @Ctx() asked: Asked): Promise<ShownComponent> {
    return this.components.show(asked, input);
  }

  @Answers(listShownComponents)
  list(): Promise<OutputOf<typeof listShownComponents>> {
    return this.components.list();
  }
}

import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type InputOf, listComponents, type OutputOf, registerComponent } from '#contracts';
import { Answers, Asked } from '#messaging';
import { Components } from './components.js';

/** The register of components. */
@Controller()
export class ComponentController {
  constructor(@Inject(Components) private readonly components: Components) {}

  @Answers(registerComponent)
  register(
    @Payload() input: InputOf<typeof registerComponent>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof registerComponent>> {
    return this.components.register(asked, input);
  }

  @Answers(listComponents)
  async list(): Promise<OutputOf<typeof listComponents>> {
    return { components: await this.components.list() };
  }
}

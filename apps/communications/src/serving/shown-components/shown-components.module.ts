import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { shownComponentAggregate } from '../../shown-component/shown-component-aggregate.js';
import { ShownComponentController } from './shown-component.controller.js';
import { SHOWN_COMPONENT_INDEXES, ShownComponents } from './shown-components.js';
import { SHOWN_COMPONENTS } from './stores.js';

/** The components of the register as the page shows them. */
@Module({
  controllers: [ShownComponentController],
  providers: [
    aggregateStore(SHOWN_COMPONENTS, shownComponentAggregate, { indexes: SHOWN_COMPONENT_INDEXES }),
    ShownComponents,
  ],
  exports: [ShownComponents],
})
export class ShownComponentsModule {}

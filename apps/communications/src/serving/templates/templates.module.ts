import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { templateAggregate } from '../../template/template-aggregate.js';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { TEMPLATES } from './stores.js';
import { TemplateController } from './template.controller.js';
import { Templates } from './templates.js';

/** Words to begin with, and the first word. */
@Module({
  imports: [AudiencesModule],
  controllers: [TemplateController],
  providers: [aggregateStore(TEMPLATES, templateAggregate), Templates],
  exports: [Templates],
})
export class TemplatesModule {}

import { Module } from '@nestjs/common';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';

/** What changes so that it does not come back. */
@Module({ imports: [ProblemRecordsModule] })
export class RemediationModule {}

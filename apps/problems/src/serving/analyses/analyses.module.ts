import { Module } from '@nestjs/common';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';

/** What contributed to a problem, and why. */
@Module({ imports: [ProblemRecordsModule] })
export class AnalysesModule {}

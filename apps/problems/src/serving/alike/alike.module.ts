import { Module } from '@nestjs/common';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';

/** What incidents and problems are alike, and why. */
@Module({ imports: [ProblemRecordsModule] })
export class AlikeModule {}

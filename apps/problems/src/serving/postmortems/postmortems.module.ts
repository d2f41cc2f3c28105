import { Module } from '@nestjs/common';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';

/** What was learned, written down. */
@Module({ imports: [ProblemRecordsModule] })
export class PostmortemsModule {}

import { Module } from '@nestjs/common';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';

/** The meeting about a postmortem. */
@Module({ imports: [ProblemRecordsModule] })
export class MeetingsModule {}

import { Module } from '@nestjs/common';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';

/** The numbers of incidents and problems. */
@Module({ imports: [ProblemRecordsModule] })
export class FiguresModule {}

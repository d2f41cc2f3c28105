import { Module } from '@nestjs/common';
import { Parts } from '#service';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';
import { CountedIncidents } from './counted-incidents.js';
import { FactStore } from './fact-store.js';
import { FigureFollower } from './figure-follower.controller.js';
import { FiguresController } from './figures.controller.js';
import { Figures } from './figures.js';

/** The numbers of incidents and problems. */
@Module({
  imports: [ProblemRecordsModule],
  controllers: [FigureFollower, FiguresController],
  providers: [
    {
      provide: FactStore,
      inject: [Parts],
      useFactory: async ({ connection, copies }: Parts) => {
        const facts = await FactStore.open(connection);
        copies.push(facts);
        return facts;
      },
    },
    { provide: CountedIncidents, inject: [Parts], useFactory: (parts: Parts) => CountedIncidents.open(parts) },
    Figures,
  ],
  exports: [Figures],
})
export class FiguresModule {}

import { Module } from '@nestjs/common';
import { Parts } from '#service';
import { MemberStore } from './member-store.js';

/** Where members are kept: for those who change them, and for whoever learns that somebody is to be told no more. */
@Module({
  providers: [
    { provide: MemberStore, inject: [Parts], useFactory: ({ connection }: Parts) => MemberStore.open(connection) },
  ],
  exports: [MemberStore],
})
export class MemberStoreModule {}

import { Module } from '@nestjs/common';
import { Parts } from '#service';
import { AddressStore } from './address-store.js';
import { secretOf } from './page-links.js';

/** Where the addresses of subscribers are kept: for those who tell them, and for whoever learns that one is gone. */
@Module({
  providers: [
    {
      provide: AddressStore,
      inject: [Parts],
      useFactory: (parts: Parts) => AddressStore.open(parts.connection, secretOf(parts)),
    },
  ],
  exports: [AddressStore],
})
export class AddressStoreModule {}

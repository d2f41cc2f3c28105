import { Inject, Injectable } from '@nestjs/common';
import { catalogueChanged } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import {
  BUILT_IN,
  type CatalogueEvent,
  type CatalogueVersion,
  THE_CATALOGUE,
} from '../catalogue/catalogue-aggregate.js';
import type { CatalogueDecision } from '../catalogue/next-version.js';
import { Register } from './register.js';
import { CATALOGUES } from './stores.js';

/** The catalogue of the organisation, in all its versions. */
@Injectable()
export class Catalogues {
  private readonly register: Register<CatalogueVersion, CatalogueEvent>;

  constructor(
    @Inject(CATALOGUES) store: AggregateStore<CatalogueVersion, CatalogueEvent>,
    @Inject(Parts) parts: Parts,
  ) {
    this.register = new Register({
      ...{ id: THE_CATALOGUE, builtIn: BUILT_IN, store, parts },
      carried: (data) => catalogueChanged.data.parse(data).catalogue,
    });
  }

  /**
   * By which an incident works that starts now. Cheap: read again each half second, and after each change of this process.
   * Version 1 is what comes with Muster. Throws `unavailable` when the database cannot be asked.
   */
  current(): Promise<CatalogueVersion> {
    return this.register.current();
  }

  /** A version, or the latest where none is named, read at this moment. Throws `version-unknown` and `unavailable`. */
  at(version?: number): Promise<CatalogueVersion> {
    return this.register.at(version);
  }

  /** Decides an administrator's change; answers with what `answer` makes of the catalogue after it. */
  change<Result>(
    asked: Asked,
    decide: CatalogueDecision,
    answer: (catalogue: CatalogueVersion) => Result,
  ): Promise<Result> {
    return this.register.change(asked, decide, answer);
  }
}

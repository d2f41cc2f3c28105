import { Inject, Injectable } from '@nestjs/common';
import type { Audience, Incident } from '#contracts';
import { openPlan } from '../../plan/open-plan.js';
import { dueAt } from '../../plan/promise-clock.js';
import { Audiences } from '../audiences/audiences.js';

/** Audiences may be late by that much: whoever changes them has all that waits looked at again. */
const FRESH_MS = 5_000;

/**
 * When the first clock of an incident speaks that nobody has touched: kept beside what is known of it, so that a declaration
 * costs no plan.
 */
@Injectable()
export class FirstDues {
  private audiences: { readonly all: Promise<readonly Audience[]>; readonly until: number } | undefined;

  constructor(@Inject(Audiences) private readonly register: Audiences) {}

  /** Null: none speaks. */
  async of(incident: Incident): Promise<Date | null> {
    const due = dueAt(openPlan(incident, await this.known()));
    return due === null ? null : new Date(due);
  }

  private known(): Promise<readonly Audience[]> {
    const now = Date.now();
    if (!this.audiences || this.audiences.until < now) {
      const all = this.register.list();
      this.audiences = { all, until: now + FRESH_MS };
      // What failed is asked again by whoever comes next.
      all.catch(() => {
        this.audiences = undefined;
      });
    }
    return this.audiences.all;
  }
}

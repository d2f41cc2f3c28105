import { Inject, Injectable } from '@nestjs/common';
import { type Postmortem, type WrittenSection } from '#contracts';
import type { AggregateStore, Answered, Call } from '#persistence';
import {
  emptySection,
  type KeptSection,
  type SectionDecision,
  type SectionEvent,
  type SectionPlace,
  sectionId,
  shownSection,
} from '../../postmortem/section.js';
import { SECTIONS } from './stores.js';

type Of = Pick<Postmortem, 'id' | 'problem' | 'sections'>;

/** The words of postmortems. */
@Injectable()
export class PostmortemSections {
  constructor(@Inject(SECTIONS) readonly store: AggregateStore<KeptSection, SectionEvent>) {}

  /** All sections, in the order of the postmortem; of those that nobody wrote, empty ones. */
  async of({ id, sections }: Of): Promise<WrittenSection[]> {
    const ids = sections.map(({ key }) => sectionId(id, key));
    const found = await this.store.list({ _id: { $in: ids } }, { _id: 1 }, ids.length);
    const byKey = new Map(found.map(({ state }) => [state.key, shownSection(state)]));
    return sections.map(({ key }) => byKey.get(key) ?? emptySection(key));
  }

  /** Decides something on one. Throws what the decision throws. */
  change(place: SectionPlace, call: Call, decide: SectionDecision): Promise<Answered<WrittenSection>> {
    const answer = (kept: KeptSection | undefined) => (kept ? shownSection(kept) : emptySection(place.section));
    return this.store.change(sectionId(place.postmortem, place.section), call, decide, answer);
  }
}

/** Where a section of a postmortem is. */
export const placeOf = ({ id, problem, restricted }: Postmortem, section: string): SectionPlace => ({
  ...{ postmortem: id, problem, section, restricted },
});

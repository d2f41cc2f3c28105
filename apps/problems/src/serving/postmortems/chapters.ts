import { Injectable } from '@nestjs/common';
import type { Chapter } from '../../postmortem/chapters/chapter.js';
import {
  affectedChapter,
  customersChapter,
  updatesChapter,
} from '../../postmortem/chapters/communications-chapters.js';
import { figuresChapter } from '../../postmortem/chapters/figures-chapter.js';
import { meetingChapter } from '../../postmortem/chapters/meeting-chapter.js';
import { impactChapter, timelineChapter, timesChapter } from '../../postmortem/chapters/record-chapters.js';
import { rolesChapter } from '../../postmortem/chapters/roles-chapter.js';

/**
 * All that a draft can be filled from, by name. Other rooms add theirs when they start; a section that names one which is not
 * there is simply not filled from it.
 */
@Injectable()
export class Chapters {
  private readonly byName = new Map<string, Chapter>();

  constructor() {
    const record = [impactChapter, timesChapter, timelineChapter];
    const heard = [updatesChapter, customersChapter, affectedChapter];
    for (const one of [...record, rolesChapter, ...heard, meetingChapter, figuresChapter]) this.add(one);
  }

  /** One more, or another of that name. */
  add(chapter: Chapter): void {
    this.byName.set(chapter.name, chapter);
  }

  /** Those of these names that there are. */
  named(names: readonly string[]): Chapter[] {
    return [...new Set(names)].flatMap((name) => this.byName.get(name) ?? []);
  }
}

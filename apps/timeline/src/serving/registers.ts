import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { InputOf, listPeopleAndActivities, OutputOf } from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { activitiesAsCsv, peopleAsCsv } from '../register/register-as-csv.js';
import { activitiesAsMarkdown, peopleAsMarkdown } from '../register/register-as-markdown.js';
import { RegisterFold } from '../register/register-fold.js';
import { byActivity, byPerson } from '../register/told-register.js';
import { Lines, REPLAY_ORDER } from './lines.js';

type Output = OutputOf<typeof listPeopleAndActivities>;

/** Who was in an incident and did what in it, from its record. */
@Injectable()
export class Registers {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The register of an incident, for whoever sees it. */
  async of(asked: Asked, input: InputOf<typeof listPeopleAndActivities>): Promise<Output> {
    const { incident, by, format } = input;
    const { language } = asked;
    await this.parts.authority.mustSee(asked.caller, incident);
    const fold = new RegisterFold();
    for await (const line of this.lines.each({ incident } as mongo.Filter<Line>, REPLAY_ORDER)) fold.take(line);
    if (by === 'activity') {
      const activities = byActivity(fold.people, language);
      if (format === 'json') return { activities };
      const render = {
        csv: activitiesAsCsv(activities),
        markdown: activitiesAsMarkdown(incident, activities, language),
      };
      return { text: render[format] };
    }
    const people = byPerson(fold.people, language);
    if (format === 'json') return { people };
    return { text: format === 'csv' ? peopleAsCsv(people, language) : peopleAsMarkdown(incident, people, language) };
  }
}

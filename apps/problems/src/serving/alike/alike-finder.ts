import { Inject, Injectable } from '@nestjs/common';
import type { Alike, AlikeOne } from '#contracts';
import type { Caller } from '#messaging';
import { Parts } from '#service';
import type { Likened } from '../../alike/likened.js';
import type { Weigh } from '../../alike/likeness.js';
import { type Candidate, fingerprintsOf, type Ranked, rankAlike, type Sought, shownAlike } from '../../alike/rank.js';
import { kindOf } from '../../alike/traits.js';
import { weightOf } from '../../alike/weight.js';
import { Frequencies } from './frequencies.js';
import { behindAny, having, Likenesses, type Sight } from './likenesses.js';

/** Candidates that are compared word by word, of each kind. */
const MOST_KNOWN_ERRORS = 100;
const MOST_PROBLEMS = 60;
const MOST_INCIDENTS = 120;
/** Alerts and labels of all incidents of a problem that are looked for. */
const MOST_ALERTS = 100;
/** The rarest traits find the candidates; so many of them together are enough to find the best. */
const ENOUGH_FOUND = 200;
/** Known errors are few among all: they are looked for by more. */
const ENOUGH_KNOWN = 5_000;

/** What was found, for what, and how telling each trait is. */
interface Found {
  readonly sought: Sought;
  readonly weigh: Weigh;
  readonly ranked: readonly Ranked[];
}

/** Finds what is like something among all incidents and problems, for whoever may see it. */
@Injectable()
export class AlikeFinder {
  constructor(
    @Inject(Likenesses) private readonly likenesses: Likenesses,
    @Inject(Frequencies) private readonly frequencies: Frequencies,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What this caller may see of what is alike, at most `limit` of each list. */
  async find(asked: Sought, caller: Caller, limit: number): Promise<Alike> {
    const found = await this.rank(asked, await this.sightOf(caller));
    const best = (kind: Candidate['kind']) => found.ranked.filter((one) => one.found.kind === kind).slice(0, limit);
    const shown = async (kind: Candidate['kind']) => {
      const all = best(kind);
      const seen = await Promise.all(all.map(({ found: one }) => this.sees(caller, one)));
      return this.shown(
        all.filter((_, index) => seen[index]),
        found,
      );
    };
    const [knownErrors, problems, incidents] = await Promise.all([
      shown('known-error'),
      shown('problem'),
      shown('incident'),
    ]);
    return { knownErrors, problems, incidents };
  }

  /** An incident as it was heard of last, if it was and this caller may see it. */
  async incident(id: string, caller: Caller): Promise<Likened | undefined> {
    const kept = (await this.likenesses.byId([id])).get(id);
    return kept && (await this.sees(caller, kept)) ? kept : undefined;
  }

  /** The known errors that everybody may see and this is most like, at most `limit`. */
  async knownErrors(asked: Sought, limit: number): Promise<AlikeOne[]> {
    const found = await this.rank(asked, { restricted: false });
    return this.shown(found.ranked.filter((one) => one.found.kind === 'known-error').slice(0, limit), found);
  }

  /** As people are shown them; what was dropped in this moment is left out. */
  private async shown(ranked: readonly Ranked[], { sought, weigh }: Found): Promise<AlikeOne[]> {
    const whole = await this.likenesses.byId(ranked.map(({ found }) => found._id));
    return ranked.flatMap((one) => {
      const kept = whole.get(one.found._id);
      return kept ? [shownAlike(one, kept, sought, weigh)] : [];
    });
  }

  private async rank(asked: Sought, sight: Sight): Promise<Found> {
    const sought = asked.isProblem ? await this.withAlerts(asked, sight) : asked;
    const [counts, all] = await Promise.all([this.frequencies.of(sought.traits), this.likenesses.size()]);
    const weigh = (trait: string) => (kindOf(trait) === 'problem' ? 1 : weightOf(counts.get(trait) ?? 0, all));
    return { sought, weigh, ranked: rankAlike(sought, await this.candidates(sought, counts, sight), weigh) };
  }

  /** A problem, with the alerts of its incidents. */
  private async withAlerts(problem: Sought, sight: Sight): Promise<Sought> {
    const incidents = await this.likenesses.candidates(problem.incidents, sight);
    const alerts = fingerprintsOf(incidents).slice(0, MOST_ALERTS);
    return { ...problem, traits: [...problem.traits, ...alerts] };
  }

  /** What may be alike: found by the rarest traits, by the same problem, and what stands behind what was found. */
  private async candidates(sought: Sought, counts: ReadonlyMap<string, number>, sight: Sight): Promise<Candidate[]> {
    const { likenesses } = this;
    const there = sought.traits.filter((trait) => (counts.get(trait) ?? 0) > 0);
    const rarest = rarestOf(there, counts);
    const [own, known, problems, incidents] = await Promise.all([
      sought.incidents.length === 0 ? [] : likenesses.find(behindAny(sought.incidents, sight), MOST_PROBLEMS),
      likenesses.find(having(rarestOf(there, counts, ENOUGH_KNOWN), 'known-error', sight), MOST_KNOWN_ERRORS),
      likenesses.find(having(rarest, 'problem', sight), MOST_PROBLEMS),
      likenesses.find(having(rarest, 'incident', sight), MOST_INCIDENTS),
    ]);
    const siblings = [...new Set([...own.flatMap((one) => one.incidents), ...sought.incidents])];
    const [joined, behind] = await Promise.all([
      likenesses.candidates(siblings.slice(0, MOST_INCIDENTS), sight),
      likenesses.find(behindAny([...incidents.map(({ _id }) => _id), ...siblings], sight), MOST_PROBLEMS),
    ]);
    const all = [own, known, problems, incidents, joined, behind].flat();
    return [...new Map(all.map((one) => [one._id, one])).values()];
  }

  private async sightOf(caller: Caller): Promise<Sight> {
    if (caller.kind === 'service') return {};
    const theirs = await this.parts.authority.copy.seenBy(caller.id);
    return theirs.length === 0 ? { restricted: false } : { $or: [{ restricted: false }, { _id: { $in: theirs } }] };
  }

  /** Also by the last known table: what was restricted in this very moment is left out. */
  private async sees(caller: Caller, { _id, restricted }: Pick<Candidate, '_id' | 'restricted'>): Promise<boolean> {
    const { authority } = this.parts;
    const table = await authority.copy.find(_id);
    return authority.maySee(caller, { incident: _id, restricted: restricted || (table?.restricted ?? false) });
  }
}

/** The rarest first, until they find enough. */
function rarestOf(traits: readonly string[], counts: ReadonlyMap<string, number>, enough = ENOUGH_FOUND): string[] {
  const chosen: string[] = [];
  let found = 0;
  for (const trait of traits.toSorted((one, other) => counts.get(one)! - counts.get(other)!)) {
    if (found >= enough) break;
    chosen.push(trait);
    found += counts.get(trait)!;
  }
  return chosen;
}

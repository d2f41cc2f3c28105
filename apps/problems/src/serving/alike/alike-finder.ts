import { Inject, Injectable } from '@nestjs/common';
import type { Alike, AlikeOne } from '#contracts';
import type { Caller } from '#messaging';
import { Parts } from '#service';
import type { Likened } from '../../alike/likened.js';
import { fingerprintsOf, type Ranked, rankAlike, type Sought } from '../../alike/rank.js';
import { readTrait } from '../../alike/traits.js';
import { weightOf } from '../../alike/weight.js';
import { behindAny, having, Likenesses, type Sight } from './likenesses.js';

/** Candidates that are compared word by word, of each kind. */
const MOST_KNOWN_ERRORS = 150;
const MOST_PROBLEMS = 100;
const MOST_INCIDENTS = 200;
/** Alerts and labels of all incidents of a problem that are looked for. */
const MOST_ALERTS = 100;
/** The rarest traits find the candidates; so many of them together are enough to find the best. */
const ENOUGH_FOUND = 300;

/** Finds what is like something among all incidents and problems, for whoever may see it. */
@Injectable()
export class AlikeFinder {
  constructor(
    @Inject(Likenesses) private readonly likenesses: Likenesses,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What this caller may see of what is alike, at most `limit` of each list. */
  async find(sought: Sought, caller: Caller, limit: number): Promise<Alike> {
    const ranked = await this.rank(sought, await this.sightOf(caller));
    const listed = (kind: Likened['kind']) => this.seen(caller, ranked, kind, limit);
    const [knownErrors, problems, incidents] = await Promise.all([
      listed('known-error'),
      listed('problem'),
      listed('incident'),
    ]);
    return { knownErrors, problems, incidents };
  }

  /** An incident as it was heard of last, if it was and this caller may see it. */
  async incident(id: string, caller: Caller): Promise<Likened | undefined> {
    const [kept] = await this.likenesses.byId([id], {});
    return kept && (await this.sees(caller, kept)) ? kept : undefined;
  }

  /** The known errors that everybody may see and this is like. */
  async knownErrors(sought: Sought): Promise<AlikeOne[]> {
    const ranked = await this.rank(sought, { restricted: false });
    return ranked.filter(({ found }) => found.kind === 'known-error').map(({ one }) => one);
  }

  private async rank(asked: Sought, sight: Sight): Promise<Ranked[]> {
    const sought = asked.isProblem ? await this.withAlerts(asked, sight) : asked;
    const { having: counts, all } = await this.likenesses.frequencies(sought.traits);
    const weigh = (trait: string) => (readTrait(trait)[0] === 'problem' ? 1 : weightOf(counts.get(trait) ?? 0, all));
    return rankAlike(sought, await this.candidates(sought, counts, sight), weigh);
  }

  /** A problem, with the alerts of its incidents. */
  private async withAlerts(problem: Sought, sight: Sight): Promise<Sought> {
    const incidents = await this.likenesses.byId(problem.incidents, sight);
    const alerts = fingerprintsOf(incidents).slice(0, MOST_ALERTS);
    return { ...problem, traits: [...problem.traits, ...alerts] };
  }

  /** What may be alike: found by the rarest traits, by the same problem, and what stands behind what was found. */
  private async candidates(sought: Sought, counts: ReadonlyMap<string, number>, sight: Sight): Promise<Likened[]> {
    const { likenesses } = this;
    const there = sought.traits.filter((trait) => (counts.get(trait) ?? 0) > 0);
    const rarest = rarestOf(there, counts);
    const [own, known, problems, incidents] = await Promise.all([
      sought.incidents.length === 0 ? [] : likenesses.find(behindAny(sought.incidents, sight), MOST_PROBLEMS),
      likenesses.find(having(there, 'known-error', sight), MOST_KNOWN_ERRORS),
      likenesses.find(having(rarest, 'problem', sight), MOST_PROBLEMS),
      likenesses.find(having(rarest, 'incident', sight), MOST_INCIDENTS),
    ]);
    const siblings = [...new Set([...own.flatMap((one) => one.incidents), ...sought.incidents])];
    const [joined, behind] = await Promise.all([
      likenesses.byId(siblings.slice(0, MOST_INCIDENTS), sight),
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

  /** The best of a kind; what was restricted in this very moment is left out, and so is what stands behind others then. */
  private async seen(caller: Caller, ranked: readonly Ranked[], kind: Likened['kind'], limit: number) {
    const best = ranked.filter(({ found }) => found.kind === kind).slice(0, limit);
    const seen = await Promise.all(best.map(({ found }) => this.sees(caller, found)));
    return best.filter((_, index) => seen[index]).map(({ one }) => one);
  }

  private async sees(caller: Caller, { _id, restricted }: Likened): Promise<boolean> {
    const { authority } = this.parts;
    const table = await authority.copy.find(_id);
    return authority.maySee(caller, { incident: _id, restricted: restricted || (table?.restricted ?? false) });
  }
}

/** The rarest first, until they find enough. */
function rarestOf(traits: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const chosen: string[] = [];
  let found = 0;
  for (const trait of traits.toSorted((one, other) => counts.get(one)! - counts.get(other)!)) {
    if (found >= ENOUGH_FOUND) break;
    chosen.push(trait);
    found += counts.get(trait)!;
  }
  return chosen;
}

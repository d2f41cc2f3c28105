import fc from 'fast-check';
import { ANA, at, away, BO, item } from './given-closing.js';
import { settleItems } from './settle-items.js';

const names = ({ settled, left }: ReturnType<typeof settleItems>) => [
  settled.map(({ id, owner, waiver }) => [id, waiver ? waiver.reason : owner!.name]),
  left.map(({ id }) => id),
];

describe('what is open when an incident is closed', () => {
  it('is settled by an owner and a date, or by a waiver with a reason, by the name of whoever closes', () => {
    const items = [item('a'), item('b'), item('c'), item('d', { owner: BO, due: at(60) })];
    const settle = [
      { item: 'update:a', owner: BO, due: at(60) },
      { item: 'update:b', waiver: 'It is over' },
    ];
    const sorted = settleItems(items, { settle }, ANA);
    expect(names(sorted)).toEqual([
      [
        ['update:a', 'Bo'],
        ['update:b', 'It is over'],
        ['update:d', 'Bo'],
      ],
      ['update:c'],
    ]);
    expect(sorted.settled.map(({ given, waiver }) => [given, waiver?.by.name])).toEqual([
      [true, undefined],
      [false, 'Ana'],
      [false, undefined],
    ]);
  });

  it('is let be all at once, but for a service that cannot be asked: that needs a waiver of its own', () => {
    const items = [item('a'), item('b', { owner: BO }), away('timeline')];
    expect(names(settleItems(items, { settle: [], waiveOthers: 'Shut' }, ANA))).toEqual([
      [
        ['update:a', 'Shut'],
        ['update:b', 'Shut'],
      ],
      ['service:timeline'],
    ]);
    const waived = { settle: [{ item: 'service:timeline', waiver: 'It is being moved' }] };
    expect(settleItems([away('timeline')], waived, ANA).left).toEqual([]);
    const owned = { settle: [{ item: 'service:timeline', owner: BO, due: at(60) }] };
    expect(settleItems([away('timeline')], owned, ANA).left).toHaveLength(1);
  });

  it('is never lost: each is settled or left, and what is settled has somebody and a time, or a reason', () => {
    const some = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const items = fc
      .uniqueArray(some)
      .map((all) => all.map((name) => item(name, name === 'd' ? { owner: BO, due: at(9) } : {})));
    const settlement = fc.oneof(
      some.map((name) => ({ item: `update:${name}`, owner: BO, due: at(60) })),
      some.map((name) => ({ item: `update:${name}`, waiver: 'so' })),
    );
    fc.assert(
      fc.property(
        items,
        fc.array(settlement),
        fc.option(fc.constant('all'), { nil: undefined }),
        (open, settle, waiveOthers) => {
          const { settled, left } = settleItems(open, { settle, waiveOthers }, ANA);
          expect([...settled, ...left].map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
          for (const one of settled) expect(one.waiver !== null || (one.owner !== null && one.due !== null)).toBe(true);
          if (waiveOthers) expect(left).toEqual([]);
        },
      ),
    );
  });
});

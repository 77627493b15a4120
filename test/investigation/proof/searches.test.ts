import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bisect, type CommitOutcome } from '../../../src/investigation/proof/bisect.ts';
import { searchSmallest, type SetOutcome } from '../../../src/investigation/proof/smallest-set.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${index}`);

/** Answers every question until the search is done. */
const search = (
  units: readonly string[],
  guesses: readonly (readonly string[])[],
  recovers: (set: readonly string[]) => boolean,
) => {
  const known = new Map<string, SetOutcome>();
  const key = (set: readonly string[]): string => set.toSorted().join();
  for (let asked = 0; asked < 1000; asked++) {
    const next = searchSmallest(units, guesses, (set) => known.get(key(set)) ?? 'untested');
    if (next.kind === 'done') return { units: next.units, asked: known.size };
    for (const set of next.sets) {
      expect(known.has(key(set))).toBe(false);
      known.set(key(set), recovers(set) ? 'recovers' : 'not');
    }
  }
  throw new Error('The search does not end.');
};

test('delta debugging finds exactly the units that it takes, in whatever half they are', () => {
  const drawn = fc
    .integer({ min: 1, max: 12 })
    .chain((count) =>
      fc.tuple(fc.constant(count), fc.subarray(names(count), { minLength: 1, maxLength: Math.min(3, count) })),
    );
  fc.assert(
    fc.property(drawn, fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }), ([count, needed], starts) => {
      const units = names(count);
      const guesses = starts.map((start) => units.slice(start));
      const found = search(units, guesses, (set) => needed.every((unit) => set.includes(unit)));
      expect(found.units?.toSorted()).toEqual(needed.toSorted());
    }),
  );
});

test('one of eight is found by few sets; those that nobody tested are looked at first', () => {
  expect(search(names(8), [], (set) => set.includes('u5')).asked).toBeLessThanOrEqual(7);
  expect(search(names(8), [['u6', 'u7']], (set) => set.includes('u7')).asked).toBeLessThanOrEqual(3);
});

test('guesses are tried in turn, before everything is', () => {
  const asked: string[] = [];
  const right = search(
    names(9),
    [
      ['u0', 'u1'],
      ['u4', 'u5', 'u6'],
    ],
    (set) => {
      asked.push(set.join());
      return set.includes('u4') && set.includes('u6');
    },
  );
  expect(right.units).toEqual(['u4', 'u6']);
  expect(asked.slice(0, 2)).toEqual(['u0,u1', 'u4,u5,u6']);
  expect(asked).not.toContain(names(9).join());
});

test('where not even everything recovers there is nothing to find', () => {
  expect(search(names(6), [], () => false)).toEqual({ units: null, asked: 1 });
  expect(search([], [], () => true).units).toBeNull();
});

const answer = (commits: readonly string[], outcome: (commit: string) => CommitOutcome) => {
  const known = new Map<string, CommitOutcome>();
  for (;;) {
    const next = bisect(commits, (commit) => known.get(commit) ?? 'untested');
    if (next.kind === 'done') return { suspects: next.suspects, asked: known.size };
    expect(known.has(next.commit)).toBe(false);
    known.set(next.commit, outcome(next.commit));
  }
};

test('bisection names the first commit with the regression, by as few builds as can be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, at) => {
      const commits = names(count);
      const first = at % count;
      const found = answer(commits, (commit) => (commits.indexOf(commit) >= first ? 'bad' : 'good'));
      expect(found.suspects).toEqual([commits[first]]);
      expect(found.asked).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
    }),
  );
});

test('commits that can not be measured stay suspected with the next that can', () => {
  const commits = names(5);
  const outcome = (commit: string): CommitOutcome =>
    commit === 'u2' ? 'unusable' : commits.indexOf(commit) >= 2 ? 'bad' : 'good';
  expect(answer(commits, outcome).suspects).toEqual(['u2', 'u3']);
});

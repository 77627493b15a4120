import type { Acceptance, AcceptedPlace } from '../../src/core/acceptance.ts';
import type { Result } from '../../src/core/result.ts';
import { type Blocker, blockersOf } from '../../src/gate/blockers.ts';

const boundOf = (blocker: Blocker): Pick<AcceptedPlace, 'route' | 'most' | 'value'> => {
  if (blocker.kind === 'exceeded') return { route: blocker.it.route ?? null, most: null, value: blocker.it.value };
  const { route, better, change } = blocker.it;
  return { route, most: better === 'lower' ? change.high : change.low, value: null };
};

/** What covers all that blocks in a result, as far as `isMeant` wants it. */
export const coversOf = (result: Result, isMeant: (blocker: Blocker) => boolean = () => true): AcceptedPlace[] =>
  blockersOf(result)
    .filter(isMeant)
    .map((blocker) => {
      const { suite, scenario, metric } = blocker.it;
      return { suite, scenario, metric, ...boundOf(blocker) };
    });

/** An acceptance of the whole of March 2026. */
export const makeAcceptance = (differences: Partial<Acceptance> = {}): Acceptance => ({
  target: 'all',
  covers: [],
  reason: 'The new ranking is worth it.',
  by: 'alice',
  at: '2026-03-01T00:00:00.000Z',
  until: '2026-04-01T00:00:00.000Z',
  ...differences,
});

/** A moment in the middle of it. */
export const inMarch = new Date('2026-03-15T12:00:00.000Z');

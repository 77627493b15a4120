import { expect, test } from '@jest/globals';
import { syntheticCount } from '../../bench/investigate/synthetic.ts';
import { each, follow, open, type Shows } from './follow-proof.ts';

/** The first goes round a cache for which the third has shortened the time that it keeps things: two fifths of it are left without the first. */
const hidesPart: Shows = (present) => (present.includes('u1') ? 1 : present.includes('u3') ? 0.4 : 0);

test('what takes part and hides another that is cleared alone is the cause together with it, and with nothing else', () => {
  const { conclusion, last } = follow(open(each(5), { leads: [syntheticCount] }), hidesPart, 500, () => false, [0]);
  expect(last).toMatchObject({ reason: 'explained' });
  expect(conclusion).toMatchObject({ state: 'proven', rootCauses: [], contributing: [] });
  expect(conclusion.discovered).toMatchObject([
    { suspects: ['H1', 'H3'], units: ['u1', 'u3'], decision: 'root-cause', recovery: { estimate: 1 } },
  ]);
  expect(conclusion.suspects.map(({ decision }) => decision)).toEqual([
    'contributing',
    'ruled-out',
    'contributing',
    'ruled-out',
    'ruled-out',
  ]);
  expect(conclusion.suspects[2]!.notes[0]).toContain('together with H1');
});

test('where what is left can not be undone, what takes part stays all that is known', () => {
  const suspects = each(5).filter((_, index) => index !== 2);
  const withoutIt: Shows = (present) => hidesPart([...present, 'u3']);
  const { conclusion, last } = follow(open(suspects, { leads: [syntheticCount] }), withoutIt, 500, () => false, [0]);
  expect(last).toMatchObject({ reason: 'nothing-left' });
  expect(conclusion).toMatchObject({ state: 'contributing', rootCauses: [], contributing: ['H1'], discovered: [] });
});

test('of what varies two that hide each other are told as such; of three it is not said that each is needed', () => {
  const hiding =
    (guilty: readonly string[]): Shows =>
    (present) =>
      guilty.some((unit) => present.includes(unit)) ? 0.6 : 0;
  const tell = (guilty: readonly string[]) => {
    const { conclusion } = follow(open(each(5), { budget: 3_600_000 }), hiding(guilty));
    const parts = conclusion.suspects.flatMap(({ id, decision }) => (decision === 'contributing' ? [id] : []));
    return { sets: conclusion.discovered.map(({ suspects }) => suspects), parts };
  };
  expect(tell(['u1', 'u3'])).toEqual({ sets: [['H1', 'H3']], parts: ['H1', 'H3'] });
  expect(tell(['u1', 'u2', 'u3'])).toEqual({ sets: [['H1', 'H2', 'H3']], parts: [] });
});

import { expect, test } from '@jest/globals';
import { controlNote } from '../../../src/investigation/proof/control-note.ts';
import { openProof } from '../../../src/investigation/proof/open-proof.ts';
import { syntheticTime } from '../../bench/investigate/synthetic.ts';

const noteOf = (effects: readonly number[]): string | null =>
  controlNote(
    {
      ...openProof({
        leads: [{ ...syntheticTime, control: { route: 'GET /health', tolerance: 0.05 } }],
        suspects: [],
        units: [],
        commits: [],
        budget: 1,
        costs: { block: 1, prepare: 1 },
      }),
      blocks: effects.map((effect) => ({
        arm: 'U1',
        suite: 'api',
        took: 1,
        reading: { effects: [0], controls: [effect], counters: [{}] },
      })),
    },
    'U1',
    0,
  );

test('a control route that moves in an arm is told, one that stays is not', () => {
  expect(noteOf([0.2, 0.21, 0.19, 0.2])).toBe(
    'GET /health, which the change leaves as it is, got worse by 22 % in this arm.',
  );
  expect(noteOf([-0.2, -0.21, -0.19])).toContain('got better');
  expect(noteOf([0.02, 0.021, 0.019])).toBeNull();
  expect(noteOf([0.5, -0.5, 0.4, -0.3])).toBeNull();
  expect(noteOf([0.2, 0.2])).toBeNull();
});

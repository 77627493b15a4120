import { createRandom } from '../../../src/core/random.ts';
import { advance } from '../../../src/investigation/proof/advance.ts';
import { concludeProof } from '../../../src/investigation/proof/conclude-proof.ts';
import { nextStep } from '../../../src/investigation/proof/next-step.ts';
import { openProof } from '../../../src/investigation/proof/open-proof.ts';
import { type ArmReading, type ProofState, proofStateSchema } from '../../../src/investigation/proof/proof-state.ts';
import type { Step } from '../../../src/investigation/proof/step.ts';
import type { Suspect } from '../../../src/investigation/suspect.ts';
import { syntheticTime } from '../../bench/investigate/synthetic.ts';
import { normal } from '../../support/normal-noise.ts';

export const suspect = (units: readonly string[], differences: Partial<Suspect> = {}): Suspect => ({
  expert: 'code',
  class: 'change',
  title: units.join(),
  location: null,
  evidence: [],
  weight: 0.5,
  undo: { kind: 'hunk', patch: 'undo', apply: 'apply', units },
  reason: null,
  counters: [],
  suites: [],
  ...differences,
});

export const open = (
  suspects: readonly Suspect[],
  differences: Partial<Parameters<typeof openProof>[0]> = {},
): ProofState =>
  openProof({
    leads: [syntheticTime],
    suspects: suspects.map((it, index) => ({ id: `H${index + 1}`, suspect: it })),
    units: suspects.flatMap(({ undo }) => undo?.units ?? []),
    commits: [],
    budget: 600_000,
    costs: { block: 8000, prepare: 10_000 },
    ...differences,
  });

/** What the present units cost more, as a share of the base. */
export type Shows = (present: readonly string[]) => number;

/** Follows the steps with a service of which is known what each unit costs. Everything goes through JSON on the way. */
export const follow = (
  start: ProofState,
  shows: Shows,
  most = 500,
  fails: (arm: string) => boolean = () => false,
  // Deviation of each lead.
  noise: readonly number[] = [0.01],
  isMute: (arm: string, lead: number) => boolean = () => false,
) => {
  const random = createRandom(5);
  const steps: Step[] = [];
  let state = start;
  while (steps.length < most) {
    state = proofStateSchema.parse(JSON.parse(JSON.stringify(state)));
    const step = nextStep(state);
    steps.push(step);
    if (step.kind === 'finish') break;
    if (step.kind === 'split') state = advance(state, { kind: 'split', group: step.group });
    if (step.kind === 'prepare') {
      const failure = fails(step.arm.id) ? 'It does not start.' : null;
      state = advance(state, { kind: 'prepared', arm: step.arm, took: 10_000, failure });
    }
    for (const { arm, suite } of step.kind === 'round' ? step.blocks : []) {
      const made = state.arms.find(({ id }) => id === arm);
      const { units } = state.plan;
      const present = made?.kind === 'only' ? made.units : units.filter((unit) => made?.units.includes(unit) !== true);
      const reading: ArmReading = {
        effects: noise.map((deviation, lead) =>
          isMute(arm, lead) ? null : Math.log1p(shows(present)) + deviation * normal(random),
        ),
        controls: noise.map(() => null),
        counters: noise.map(() => ({})),
      };
      state = advance(state, { kind: 'measured', arm, suite, took: 8000, reading });
    }
  }
  return { state, steps, last: steps.at(-1)!, conclusion: concludeProof(state) };
};

export const units = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${index + 1}`);
export const each = (count: number): Suspect[] =>
  units(count).map((unit, index) => suspect([unit], { weight: 0.9 - 0.05 * index }));
export const costs =
  (guilty: Readonly<Record<string, number>>): Shows =>
  (present) =>
    present.reduce((sum, unit) => sum + (guilty[unit] ?? 0), 0);

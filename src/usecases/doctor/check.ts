import type { DoctorFacts } from './facts.ts';
import type { Judged } from './line.ts';

/** Parts of the output, in their order. */
export const groups = ['Configuration', 'Repository', 'This machine', 'Workflow', 'GitHub', 'Baselines'] as const;

export type Group = (typeof groups)[number];

/** One thing that `pacegate doctor` looks at. No lines: it does not apply here. */
export interface Check {
  readonly id: string;
  readonly group: Group;
  readonly judge: (facts: DoctorFacts) => readonly Judged[];
}

import type { ProofState } from '../../investigation/proof/proof-state.ts';
import type { Arm } from '../../investigation/proof/proof-state.ts';
import { concludeProof } from '../../investigation/proof/conclude-proof.ts';
import { leadRegressions } from '../../investigation/proof/lead-regressions.ts';
import type { NamedSuspect } from '../../investigation/proof/open-proof.ts';
import { describeUnits } from '../../investigation/synthesis/describe-units.ts';
import type { ProofEvidence } from '../../investigation/synthesis/evidence-of-proof.ts';
import type { FinishReason } from '../../investigation/proof/step.ts';
import type { Asked } from '../../investigation/data/regressions.ts';
import { createUnitPatches, type UnitPatches } from '../../investigation/units/undo-units.ts';
import type { Suite } from '../../config/configuration.ts';
import type { Side } from '../../core/side.ts';
import { prepareSides } from '../prepare-sides.ts';
import { createArmShelf } from './arm-shelf.ts';
import type { Consulted } from './consult-experts.ts';
import type { Known } from './known.ts';
import { createArmMeasurer } from './measure-arm.ts';
import { openState } from './open-state.ts';
import type { InvestigatePorts } from './ports.ts';
import { runProof } from './run-proof.ts';

export interface ExperimentOptions {
  readonly known: Known;
  readonly asked: Asked;
  readonly consulted: Consulted;
  readonly suspects: readonly NamedSuspect[];
  readonly commits: readonly string[];
  /** Time of the clock at which no further experiment begins. */
  readonly deadline: number;
  readonly seed: number;
  /** Told what is known after each step. */
  readonly learned: (proof: ProofEvidence, event: string | null) => Promise<void>;
}

type Own = Readonly<Record<Side, readonly Suite[]>>;

/** Suites that something regressed in, as each side has them. */
const concerned = ({ plan }: Known, names: ReadonlySet<string>): Own => {
  const found = [...plan.suites, ...plan.bundles].filter(({ suite }) => names.has(suite.name));
  return { base: found.map(({ own }) => own.base), head: found.map(({ own }) => own.head) };
};

/** What the check has prepared: a bundle's base may have come out of the record. */
const preparedBy = ({ plan }: Known): Record<Side, Set<string>> => {
  const measured = [...plan.suites, ...plan.bundles].filter(({ skipped }) => skipped === null);
  const stored = new Set(
    plan.bundles.flatMap(({ suite, measurement }) => (measurement?.base?.source === 'stored' ? [suite.name] : [])),
  );
  const names = measured.map(({ suite }) => suite.name);
  return {
    base: new Set(names.filter((it) => !stored.has(it))),
    head: new Set(names),
  };
};

const evidenceOf = (state: ProofState, { change }: Consulted, patches: UnitPatches | null): ProofEvidence => {
  const conclusion = concludeProof(state);
  const described =
    change === null || patches === null
      ? []
      : conclusion.discovered.map(({ arm, units }) => [arm, describeUnits(change, patches, units)] as const);
  return { leads: state.plan.leads, conclusion, discovered: new Map(described) };
};

const nameOf = (arm: Arm): string => {
  const what = arm.suspects.length > 0 ? arm.suspects.join(', ') : arm.units.slice(0, 3).join(', ');
  const more = arm.suspects.length > 0 || arm.units.length <= 3 ? '' : ` and ${arm.units.length - 3} more`;
  switch (arm.kind) {
    case 'only':
      return `the base with only ${what}${more}`;
    case 'commit':
      return `commit ${(arm.commit ?? '').slice(0, 12)}`;
    case 'placebo':
      return `the head without ${what}${more}, as a placebo`;
    case 'undo':
    case 'group':
    case 'joint':
    case 'delta':
      return `the head without ${what}${more}`;
  }
};

/** Undoes one suspect after the other, and measures what comes back. Throws the signal's reason; nothing stays behind. */
export const experiment = async (
  options: ExperimentOptions,
  ports: InvestigatePorts,
): Promise<{ readonly proof: ProofEvidence; readonly reason: FinishReason }> => {
  const { known, asked, consulted, suspects, deadline, seed, learned } = options;
  const { clock, repository, report } = ports;
  const { result, archive, blocks } = known;
  const leads = leadRegressions(result, asked);
  const innocent = new Set(consulted.change?.units.flatMap(({ id, innocent: why }) => (why === null ? [] : [id])));
  const units = [
    ...(consulted.change?.units.map(({ id }) => id).filter((id) => !innocent.has(id)) ?? []),
    ...consulted.settings,
  ];
  const names = new Set(leads.map(({ suite }) => suite));
  const suites = concerned(known, names);
  const patches = consulted.change === null ? null : createUnitPatches(consulted.change);
  let prepared = preparedBy(known);
  if (known.earlier !== null && leads.length > 0) {
    report({ kind: 'step', text: 'preparing both sides for the experiments' });
    // The base's bundles have been measured: it is built for arms that are made from it, and only then.
    const atBase = suites.base.filter(({ type }) => type !== 'bundle');
    const failed = await prepareSides(repository, { ...suites, base: atBase }, () => deadline - clock.now());
    const failure = failed.head ?? failed.base;
    if (failure !== null) throw failure;
    prepared = { base: new Set(atBase.map(({ name }) => name)), head: new Set(names) };
  }
  const { state, isGoneOn } = openState({
    leads,
    suspects,
    units: [...new Set(units)],
    commits: options.commits,
    budget: Math.max(0, deadline - clock.now()),
    result,
    blocks,
    earlier: known.earlier?.proof ?? null,
  });
  if (isGoneOn)
    report({ kind: 'step', text: `going on after ${state.blocks.length} blocks of experiments that were kept` });
  await using laboratory = await ports.openLaboratory();
  await using shelf = createArmShelf({
    bench: ports.arms,
    repository,
    suites,
    prepared,
    suspects,
    change: consulted.change,
    patches,
  });
  const done = await runProof(
    {
      state,
      shelf,
      measure: createArmMeasurer(known, laboratory, ports),
      archive,
      seed,
      nameOf,
      advanced: (now, event) => learned(evidenceOf(now, consulted, patches), event),
    },
    ports,
  );
  return { proof: evidenceOf(done.state, consulted, patches), reason: done.reason };
};

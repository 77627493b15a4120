import { findings } from '../../advice/find.ts';
import type { Block } from '../../core/block.ts';
import { environmentClass } from '../../core/environment-class.ts';
import type { ProfileDifference } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import type { Judgement } from '../../gate/judge-input.ts';
import { describeStored } from '../baseline/describe-stored.ts';
import { goalsOf } from '../baseline/goals.ts';
import type { Stored } from '../baseline/read-stored.ts';
import { trendsOf } from '../baseline/trends.ts';
import { conclude } from '../conclude.ts';
import type { CheckPlan } from '../plan-check.ts';
import type { UploadGrounds } from './upload-request.ts';

/** What a run says of itself, for show. */
type Reported = Pick<Result, 'environment' | 'seed' | 'startedAt' | 'duration' | 'time'>;

const unreported = (version: string): Reported => ({
  environment: {
    pacegate: version,
    node: 'unknown',
    platform: 'unknown',
    kernel: 'unknown',
    cpu: 'unknown',
    cores: 0,
    memory: 0,
  },
  seed: 0,
  startedAt: new Date(0).toISOString(),
  duration: 0,
  time: { prepare: 0, measure: 0, start: 0, warmUp: 0, load: 0, overhead: 0 },
});

/** Longer than any machine's own words. */
const longest = 100;

const shorten = (machine: Result['environment']): Result['environment'] => ({
  ...machine,
  pacegate: machine.pacegate.slice(0, longest),
  node: machine.node.slice(0, longest),
  platform: machine.platform.slice(0, longest),
  kernel: machine.kernel.slice(0, longest),
  cpu: machine.cpu.slice(0, longest),
  ...(machine.browser === undefined ? {} : { browser: machine.browser.slice(0, longest) }),
});

const historyOf = (
  { identity: { base, head }, stored = null, goals = [] }: UploadGrounds,
  plan: CheckPlan,
  { metrics }: Judgement,
  { environment, startedAt }: Reported,
) => {
  const nothing: Stored = {
    place: null,
    environment: environmentClass(environment),
    suites: [],
    problems: [],
    reached: true,
  };
  const run = {
    base: base.commit,
    head: head.commit,
    at: startedAt,
    unpaired: new Set<string>(),
    recorded: false,
    hashes: new Map([...plan.suites, ...plan.bundles].map(({ suite, hashes }) => [suite.name, hashes])),
  };
  return {
    baseline: describeStored(stored ?? nothing),
    trends: trendsOf(stored ?? nothing, metrics, run),
    goals: goalsOf(goals, stored ?? nothing, metrics, run),
    information: [],
  };
};

export interface UploadConclusion {
  readonly grounds: UploadGrounds;
  readonly plan: CheckPlan;
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
  readonly profiles: readonly ProfileDifference[];
  /** null where nothing of it may be used. */
  readonly reported: Reported | null;
  readonly notices: readonly string[];
}

/** Puts the result of an upload together. Trees are left out: only git could tell them. */
export const concludeUpload = ({
  grounds,
  plan,
  judgement,
  blocks,
  profiles,
  reported,
  notices,
}: UploadConclusion): Result => {
  const { identity, version } = grounds;
  const { environment, seed, startedAt, duration, time } = reported ?? unreported(version);
  const machine = shorten(environment);
  return conclude({
    sides: {
      base: { ...identity.base, tree: '', dirty: false },
      head: { ...identity.head, tree: '', dirty: false },
      changedFiles: [],
      notices: [],
    },
    plan,
    judgement,
    blocks,
    profiles,
    machine,
    seed,
    startedAt: new Date(startedAt),
    duration,
    prepared: Math.min(duration, time.prepare),
    notices: [...notices, ...(grounds.notices ?? []), ...plan.notices],
    findings,
    history: historyOf(grounds, plan, judgement, { environment: machine, seed, startedAt, duration, time }),
  });
};

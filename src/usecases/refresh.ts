import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { Configuration } from '../config/configuration.ts';
import type { BaselineRecord, Provenance } from '../core/baseline-record.ts';
import { environmentClass } from '../core/environment-class.ts';
import { ConfigurationError, PacegateError } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import { readStored } from './baseline/read-stored.ts';
import { recordsOf } from './baseline/records-of.ts';
import { besideNewest } from './beside-newest.ts';
import { recordedBundles } from './bundle/recorded-bundles.ts';
import { carryOut } from './carry-out.ts';
import type { CheckOptions, CheckPorts } from './check.ts';
import { planAlone, planRefresh } from './plan-refresh.ts';
import { chooseSuites } from './plan-suites.ts';
import type { Repository } from './ports.ts';
import { emptyInput, withTimeLimit } from './run-input.ts';
import { readConfigurations } from './read-configurations.ts';

export interface RefreshOptions extends CheckOptions {
  readonly provenance: Provenance;
  /** Branch or other name that the commit was found by. */
  readonly ref: string;
  /** Name and version of the runner's image, where it tells. */
  readonly image: string | null;
}

export interface RefreshPorts {
  /**
   * The head beside the merge base of it and `base`, or beside itself for null. Throws a RepositoryError when git has no such commit.
   */
  readonly open: (base: string | null) => Promise<CheckPorts>;
  readonly store: BaselineStore | null;
  /** Told which sides are measured. */
  readonly chosen: (repository: Repository) => void;
}

export interface Refreshed {
  readonly result: Result;
  /** Where it is kept, as it is shown to people. */
  readonly directory: string;
  readonly comment: string;
  /** Also kept there, whatever became of the store. */
  readonly records: readonly BaselineRecord[];
  readonly stored: 'stored' | { readonly problem: string };
}

const store = async (to: BaselineStore | null, records: readonly BaselineRecord[]): Promise<Refreshed['stored']> => {
  if (to === null) return { problem: 'No store was given, so the records are in the output directory only.' };
  if (records.length === 0) return 'stored';
  try {
    await to.append(records);
    return 'stored';
  } catch (error) {
    if (!(error instanceof PacegateError)) throw error;
    return { problem: `${error.message} ${error.cure}` };
  }
};

/** The previous commit's configuration; null where it has none that can be read. */
const previousConfiguration = async (
  source: RefreshOptions['configuration'],
  { repository, parse }: CheckPorts,
  head: Configuration,
): Promise<Configuration | null> => {
  if (source.kind === 'file') return head;
  const text = await repository.read('base', source.path);
  try {
    return text === null ? null : parse(source.path, text);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return null;
  }
};

/**
 * Measures a commit of the default branch, with its own configuration and policy, beside the commit that was recorded last, and stores
 * what it measured, whatever the verdict. Where there is no such commit, or it can't be measured any more, it stands beside
 * itself. Every suite gets a number of blocks that is fixed beforehand.
 *
 * @throws ConfigurationError, UsageError, RepositoryError: nothing was measured. OutputError: the result can't be kept. The signal's
 * reason when it is aborted. A store that can't be written is told in the outcome: what was measured is kept before it is stored.
 */
export const refresh = async (options: RefreshOptions, ports: RefreshPorts): Promise<Refreshed> => {
  const itself = await ports.open(null);
  const { clock, machine } = itself;
  const started = clock.now();
  const startedAt = clock.date();
  const { head } = await readConfigurations({
    source: options.configuration,
    read: (side, path) => itself.repository.read(side, path),
    parse: itself.parse,
  });
  const chosen = { onlySuites: options.suites, onlyScenarios: options.scenarios };
  const names = chooseSuites(head.suites, chosen).map(({ name }) => name);
  const stored = await readStored(ports.store, names, environmentClass(machine));
  const beside = await besideNewest(stored, itself.repository.sides.head.commit, ports.open);
  const paired = 'why' in beside ? null : beside;
  const previous = paired === null ? null : await previousConfiguration(options.configuration, paired, head);
  const why =
    'why' in beside ? beside.why : previous === null ? 'the commit that was recorded last has no configuration' : null;
  const used = paired === null || why !== null ? itself : paired;
  const planned = planRefresh({ head, previous: why === null ? previous : null, ...chosen });
  const plan = withTimeLimit(why === null ? planned : planAlone(planned), options.timeLimit);
  const { sides } = used.repository;
  ports.chosen(used.repository);
  const done = await carryOut(
    {
      plan,
      purpose: 'refresh',
      stored: Promise.resolve(stored),
      seed: options.seed,
      started,
      startedAt,
      notices: [
        ...sides.notices,
        ...(why === null ? [] : [`The head was measured beside itself: ${why}.`]),
        ...plan.notices,
      ],
    },
    used,
  );
  const { result, archive, comment, calibration } = done;
  const { suites } = emptyInput(done.plan, true);
  const records = recordsOf(result, done.blocks, {
    provenance: options.provenance,
    ref: options.ref,
    image: options.image,
    calibration,
    suites: done.plan.suites.flatMap(({ suite, hashes, alone }) => {
      const shape = suites.find(({ name }) => name === suite.name);
      return shape === undefined ? [] : [{ shape, hashes, alone }];
    }),
    bundles: await recordedBundles(done.plan.bundles, done.graphs, used.repository),
  });
  await archive.keepRecords(records);
  return {
    result,
    directory: archive.directory,
    comment,
    records,
    stored: await store(ports.store, records),
  };
};

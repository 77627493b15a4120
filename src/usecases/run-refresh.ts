import type { BaselineRecord, Provenance } from '../core/baseline-record.ts';
import { calibrate } from '../measure/calibrate.ts';
import { refresh } from './refresh.ts';
import { configurationSource } from './run/configuration-source.ts';
import { type RunHost, type RunOptions, startRun, tellSides } from './run/start-run.ts';
import type { CheckOutcome } from './run-check.ts';

export interface RefreshRunOptions extends RunOptions {
  readonly provenance: Provenance;
  /** Branch or other name that the commit is recorded under. */
  readonly ref: string;
}

export interface RefreshOutcome extends CheckOutcome {
  /** What was measured, one for each suite that gave anything; kept in the output directory too. */
  readonly records: readonly BaselineRecord[];
  /** Whether the store has them. With no record there is nothing to store. */
  readonly stored: 'stored' | { readonly problem: string };
}

/** GitHub's runners name their image in two variables. */
const imageOf = ({ ImageOS, ImageVersion }: RunOptions['environment']): string | null => {
  const parts = [ImageOS, ImageVersion].filter((it) => it !== undefined && it !== '');
  return parts.length === 0 ? null : parts.join(' ');
};

/**
 * A refresh with everything that it measures with. The commit is `options.head`, or the one that is checked out: work that is not
 * committed is never recorded. `options.base` means nothing here; the store knows what was recorded last.
 *
 * Throws as `refresh` does.
 */
export const runRefresh = async (options: RefreshRunOptions, host: RunHost): Promise<RefreshOutcome> => {
  await using run = await startRun(options, host);
  const head = options.head ?? 'HEAD';
  const itself = await run.openSides(head, head);
  const { cwd, config, suites, scenarios, timeLimit, seed, provenance, ref } = options;
  const refreshed = await refresh(
    {
      configuration: await configurationSource(config, cwd, itself.sides.top),
      suites,
      scenarios,
      timeLimit,
      seed,
      provenance,
      ref,
      image: imageOf(options.environment),
    },
    {
      open: async (base) => {
        const repository = base === null ? itself : await run.openSides(base, head);
        return { ...run.portsOn(repository), calibrate: () => calibrate() };
      },
      store: options.baseline,
      chosen: ({ sides }) => tellSides(sides, host.report),
    },
  );
  return { ...refreshed, path: run.path() };
};

import { join, resolve } from 'node:path';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { Suite } from '../../config/configuration.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import { formatDuration } from '../../core/format.ts';
import type { Side } from '../../core/side.ts';
import { measureSide } from '../bundle/measure-side.ts';
import { readApart } from '../bundle/read-apart.ts';
import type { EarlierBuild } from '../workspace/copy-checkout.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { type Arm, prepareArm } from './prepare-arm.ts';

export interface ArmRequest {
  /** Part of directory and log names. */
  readonly id: string;
  /** What it is made from. */
  readonly side: Side;
  /** Unified diff from the root of the repository. */
  readonly patch: string;
  /** That side's own. */
  readonly suites: readonly Suite[];
  /** Whether packages are installed although the patch does not change which. */
  readonly installs: boolean;
  /** ms. */
  readonly timeLeft: number;
}

/** An arm that is installed and built. */
export interface ReadyArm extends Arm {
  /** Sizes of what it built. Throws a BundleError where that can't be trusted. */
  sizes(suite: BundleSuite): Promise<BundleSizes>;
}

/** Makes the arms of experiments. Several may be there at once. */
export interface ArmBench {
  prepare(request: ArmRequest): Promise<ReadyArm | { readonly failure: string }>;
}

export interface ArmBenchOptions {
  /** Top of each side's checkout, prepared. */
  readonly checkouts: Readonly<Record<Side, string>>;
  /** The run's own temporary directory. */
  readonly directory: string;
  readonly environment: Environment;
  readonly logs: () => { readonly path: string; readonly shown: string };
  readonly signal: AbortSignal;
}

/** Timers can't be set for longer, ms. */
const longestTimer = 2 ** 31 - 1;

export const openArmBench = (options: ArmBenchOptions): ArmBench => {
  const { checkouts, directory, environment, logs, signal } = options;
  const earlier = new Map<string, Promise<EarlierBuild | null>>();

  const earlierBuild = (side: Side, suite: BundleSuite): Promise<EarlierBuild | null> => {
    const key = `${side} ${suite.name}`;
    const read = async (): Promise<EarlierBuild | null> => {
      const place = resolve(checkouts[side], suite.directory);
      try {
        const { output, graph } = await readApart({ suite, directory: place, signal });
        return { output, files: graph.files.map(({ name }) => name) };
      } catch {
        signal.throwIfAborted();
        return null;
      }
    };
    const found = earlier.get(key) ?? read();
    earlier.set(key, found);
    return found;
  };

  /** Where a side's builds of bundles lie: files of them with other names would be taken for the arm's. */
  const earlierBuilds = async (side: Side, suites: readonly Suite[]): Promise<EarlierBuild[]> => {
    const bundles = suites.filter((suite) => suite.type === 'bundle');
    const found = await Promise.all(bundles.map((suite) => earlierBuild(side, suite)));
    return found.filter((it) => it !== null);
  };

  return {
    prepare: async ({ id, side, patch, suites, installs, timeLeft }) => {
      const timer = AbortSignal.timeout(Math.min(longestTimer, Math.max(1, Math.ceil(timeLeft))));
      try {
        const arm = await prepareArm({
          id,
          side,
          checkout: checkouts[side],
          patch,
          suites,
          installs,
          earlier: await earlierBuilds(side, suites),
          directory: join(directory, 'arms'),
          environment,
          logs: logs(),
          signal: AbortSignal.any([signal, timer]),
        });
        if ('failure' in arm) return arm;
        return {
          ...arm,
          sizes: async (suite) => {
            const place = resolve(arm.checkout, suite.directory);
            const read = await readApart({ suite, directory: place, signal });
            return (await measureSide({ read, directory: place, signal })).sizes;
          },
        };
      } catch (error) {
        signal.throwIfAborted();
        if (!timer.aborted) throw error;
        return {
          failure: `It was not ready within ${formatDuration(timeLeft)}, which was the time that there was for it.`,
        };
      }
    },
  };
};

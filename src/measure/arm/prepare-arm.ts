import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InterruptedError, PacegateError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import { applyPatch } from '../workspace/apply-patch.ts';
import { changesPackages } from '../workspace/changes-packages.ts';
import { copyCheckout, type EarlierBuild } from '../workspace/copy-checkout.ts';
import { type PreparedSuite, prepareSide } from '../workspace/prepare-side.ts';
import { removeTree } from '../workspace/remove-tree.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';

export interface ArmOptions {
  /** Part of directory and log names: "H1", "H1-on-base". */
  readonly id: string;
  /** What it is made from. */
  readonly side: Side;
  /** Top of that side's checkout, prepared. It is only read. */
  readonly checkout: string;
  /** Unified diff from the root of the repository. */
  readonly patch: string;
  readonly suites: readonly PreparedSuite[];
  /** Whether packages are installed although the patch does not change which: the side has them not. */
  readonly installs?: boolean;
  /** What the side's own builds left, where the arm's must not find it. */
  readonly earlier?: readonly EarlierBuild[];
  /** Where arms stand; inside the run's own directory. */
  readonly directory: string;
  /** It is scrubbed before commands see it. */
  readonly environment: Environment;
  /** Directory for the output of the commands: absolute, and as shown to people. */
  readonly logs: { readonly path: string; readonly shown: string };
  readonly signal: AbortSignal;
}

/** A side with a patch, installed and built. Disposing removes it. */
export interface Arm extends AsyncDisposable {
  /** Top of the checkout. */
  readonly checkout: string;
}

/**
 * Makes an arm of an experiment: a copy of a side with a patch, built as that side is, its packages installed again only when
 * the patch changes which. A patch that does not apply and a build that fails are a `failure` in words, and nothing is left of
 * the copy. Throws the signal's reason on an abort.
 */
export const prepareArm = async (options: ArmOptions): Promise<Arm | { readonly failure: string }> => {
  const { id, side, checkout, patch, suites, installs = false, earlier = [], environment, signal } = options;
  const copy = join(options.directory, id, 'checkout');
  const remove = (): Promise<void> => removeTree(dirname(copy));
  const fail = async (failure: string): Promise<{ readonly failure: string }> => {
    await remove();
    return { failure };
  };
  try {
    await mkdir(dirname(copy), { recursive: true });
    await copyCheckout(checkout, copy, earlier, signal);
    const refusal = await applyPatch(copy, patch, environment, signal);
    if (refusal !== null) return await fail(`The patch could not be applied: ${refusal}`);
    const logs = join(options.logs.path, id);
    await mkdir(logs, { recursive: true });
    const install = installs || changesPackages(patch);
    await prepareSide({
      side,
      checkout: copy,
      suites: suites.map((suite) => (install ? suite : { ...suite, install: null })),
      environment,
      logs,
      shownLogs: join(options.logs.shown, id),
      signal,
      report: () => {},
    });
    return { checkout: copy, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    signal.throwIfAborted();
    if (error instanceof InterruptedError || !(error instanceof PacegateError)) throw error;
    return { failure: error.message };
  }
};

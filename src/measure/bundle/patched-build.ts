import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import { InterruptedError, PacegateError } from '../../core/errors.ts';
import { prepareSide } from '../workspace/prepare-side.ts';
import { removeTree } from '../workspace/remove-tree.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { applyPatch } from '../workspace/apply-patch.ts';
import { changesPackages } from '../workspace/changes-packages.ts';
import { copyCheckout, type EarlierBuild } from '../workspace/copy-checkout.ts';
import { type BundleMemory, measureSide } from './measure-side.ts';
import type { ReadBundle } from './read-graph.ts';

/** Reads what a build made; see readGraph. */
export type ReadGraph = (request: {
  readonly suite: Pick<BundleSuite, 'name' | 'stats' | 'output' | 'ignore'>;
  readonly directory: string;
  readonly signal: AbortSignal;
}) => Promise<ReadBundle>;

/** A copy that is kept from one build to the next: copying packages takes longer than most builds. */
export interface KeptCopy {
  /** null where there is none, or a build has it. */
  path: string | null;
}

export interface PatchedBuildOptions {
  /** Top of the head's checkout, installed. It is only read. */
  readonly checkout: string;
  readonly suite: BundleSuite;
  /** Unified diff from the root of the repository; null builds the head as it is. */
  readonly patch: string | null;
  /** A directory of the run: the copy is made in it and removed again. */
  readonly directory: string;
  readonly environment: Environment;
  /** Directory for the output of the commands. */
  readonly logs: string;
  readonly signal: AbortSignal;
  readonly readGraph: ReadGraph;
  /** What the head's own build left in the checkout; null: nothing. */
  readonly earlier?: EarlierBuild | null;
  readonly memory?: BundleMemory;
  /** Where the copy is taken from and left, in place of removing it: whoever gives this removes `directory` in the end. */
  readonly kept?: KeptCopy;
}

const roomIn = async (directory: string): Promise<string> => {
  await mkdir(directory, { recursive: true });
  return mkdtemp(join(directory, 'patched-'));
};

/** Takes the patch and the emitted files away again. False where that can't be done: then the copy is of no more use. */
const restore = async (
  copy: string,
  patch: string | null,
  { graph, output, statsFile }: ReadBundle,
  environment: Environment,
): Promise<boolean> => {
  try {
    const { signal } = new AbortController();
    for (const { name } of graph.files) await rm(join(output, name), { force: true });
    if (statsFile !== null) await rm(statsFile, { force: true });
    return patch === null || (await applyPatch(copy, patch, environment, signal, ['--reverse'])) === null;
  } catch {
    return false;
  }
};

/**
 * Builds the head with a patch in a copy of its checkout and measures it. Packages are installed again only when the
 * patch changes which. The copy is removed, or kept as it was before the patch. A patch that can't be applied, a build that fails and
 * files that can't be measured are a `failure` in words; an abort is thrown.
 */
export const buildWithPatch = async (
  options: PatchedBuildOptions,
): Promise<BundleSizes | { readonly failure: string }> => {
  const { checkout, suite, patch, environment, signal, readGraph, earlier = null, memory } = options;
  const { kept } = options;
  const copy = kept?.path ?? join(await roomIn(options.directory), 'checkout');
  const isFresh = copy !== kept?.path;
  if (kept !== undefined) kept.path = null;
  let emitted: ReadBundle | null = null;
  let isInstalled = true;
  try {
    if (isFresh) await copyCheckout(checkout, copy, earlier === null ? [] : [earlier], signal);
    const refusal = patch === null ? null : await applyPatch(copy, patch, environment, signal);
    if (refusal !== null) return { failure: `The patch could not be applied: ${refusal}` };
    isInstalled = !changesPackages(patch);
    const logs = join(options.logs, 'patched');
    await mkdir(logs, { recursive: true });
    await prepareSide({
      side: 'head',
      checkout: copy,
      suites: [{ ...suite, install: isInstalled ? null : suite.install }],
      environment,
      logs,
      signal,
      report: () => {},
    });
    const directory = resolve(copy, suite.directory);
    const read = await readGraph({ suite, directory, signal });
    emitted = read;
    const measured = await measureSide({ read, directory, signal, ...(memory === undefined ? {} : { memory }) });
    return measured.sizes;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof InterruptedError || !(error instanceof PacegateError)) throw error;
    return { failure: error.message };
  } finally {
    const isKept =
      kept !== undefined &&
      emitted !== null &&
      isInstalled &&
      !signal.aborted &&
      (await restore(copy, patch, emitted, environment));
    if (isKept) kept.path = copy;
    else await removeTree(dirname(copy));
  }
};

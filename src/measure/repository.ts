import { join } from 'node:path';
import type { Suite } from '../config/configuration.ts';
import { PreparationError } from '../core/errors.ts';
import { formatDuration } from '../core/format.ts';
import type { Side } from '../core/side.ts';
import { checkOut } from './workspace/check-out.ts';
import { changeCommits, headHistory, type MadeCommit } from './workspace/change-commits.ts';
import { diffText, patchTo } from './workspace/diff-text.ts';
import { namedCommit } from './workspace/named-commit.ts';
import { prepareSide, type PreparationStep } from './workspace/prepare-side.ts';
import { readFileAt } from './workspace/read-file-at.ts';
import { resolveSides } from './workspace/resolve-sides.ts';
import type { ResolvedSides } from './workspace/revision.ts';
import type { Environment } from './workspace/scrubbed-environment.ts';

export interface RepositoryOptions {
  readonly cwd: string;
  readonly base: string | null;
  readonly head: string | null;
  /** The run's own temporary directory. */
  readonly directory: string;
  /** Directories that results go to or come from, absolute: they are no part of a working tree. */
  readonly outputs?: readonly string[];
  /** Of commands, with the run's mark; it is scrubbed before they see it. */
  readonly environment: Environment;
  readonly logs: () => { readonly path: string; readonly shown: string };
  readonly signal: AbortSignal;
  readonly step: (text: string) => void;
}

/** The user's repository with both sides found, and where they are checked out. */
export interface OpenRepository {
  readonly sides: ResolvedSides;
  readonly checkouts: Readonly<Record<Side, string>>;
  read(side: Side, path: string): Promise<string | null>;
  /** Throws a PreparationError, also when it is not done after `timeLeft` ms. */
  prepare(side: Side, suites: readonly Suite[], timeLeft: number): Promise<void>;
  /** What the head changes; null where it is larger than 5 MB. */
  diff(): Promise<string | null>;
  /** Commits of the change, the oldest first; of merged branches only the merge. At most 200, the newest. */
  commits(): Promise<string[]>;
  /** The newest commits on the way to the head, at most 200, of merged branches only the merge; none where git can't tell. */
  history(): Promise<MadeCommit[]>;
  /** What makes a commit's content out of the head, binary files included; null where it is larger than 5 MB. */
  patchTo(commit: string): Promise<string | null>;
  /** The commit that a tag, branch or commit names, here or at the remote; null where there is none. */
  commitOf(ref: string): Promise<string | null>;
}

const stepText = ({ side, step, command, duration }: PreparationStep): string =>
  duration === null ? `${side}: ${step}: ${command}` : `${side}: ${step} done in ${formatDuration(duration)}`;

/** Timers can't be set for longer, ms: they would end at once. */
const longestTimer = 2 ** 31 - 1;

/** Runs `work` with a signal that also ends it after `timeLeft` ms. */
const within = async (
  timeLeft: number,
  { signal, side }: { readonly signal: AbortSignal; readonly side: Side },
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const timer = AbortSignal.timeout(Math.min(longestTimer, Math.max(0, Math.ceil(timeLeft))));
  try {
    await work(AbortSignal.any([signal, timer]));
  } catch (error) {
    if (signal.aborted || !timer.aborted) throw error;
    throw new PreparationError(
      `${side}: check-out, install and build were not done within the time limit, so nothing was measured.`,
      'Make `install` and `build` faster, or allow more with gate.time-limit or --time-limit.',
      { cause: error },
    );
  }
};

/** Finds base and head. Throws a RepositoryError with a cure. */
export const openRepository = async (options: RepositoryOptions): Promise<OpenRepository> => {
  const { cwd, base, head, directory, outputs = [], environment, signal, step } = options;
  const sides = await resolveSides({ cwd, base, head, directory, outputs, signal });
  const checkouts = { base: join(directory, 'base'), head: join(directory, 'head') };
  return {
    sides,
    checkouts,
    read: (side, path) => readFileAt(sides.store, sides[side], path),
    diff: () => diffText(sides),
    commits: () => changeCommits(sides),
    history: () => headHistory(sides),
    patchTo: (commit) => patchTo(sides, commit),
    commitOf: (ref) => namedCommit(sides, ref),
    prepare: (side, suites, timeLeft) =>
      within(timeLeft, { signal, side }, async (ending) => {
        step(`${side}: checking out ${sides[side].ref} (${sides[side].commit.slice(0, 10)})`);
        await checkOut({ sides, side, directory: checkouts[side], signal: ending });
        await prepareSide({
          side,
          checkout: checkouts[side],
          suites,
          environment,
          logs: options.logs().path,
          shownLogs: options.logs().shown,
          signal: ending,
          report: (it) => step(stepText(it)),
        });
      }),
  };
};

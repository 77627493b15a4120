import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CpuProfile, parseCpuProfile } from '../../advice/profile/cpu-profile.ts';
import { type HeapProfile, parseHeapProfile } from '../../advice/profile/heap-profile.ts';
import { readCpuProfile } from '../../advice/profile/read-cpu-profile.ts';
import { readHeapProfile } from '../../advice/profile/read-heap-profile.ts';
import type { Missing, ProfileKind, ProfileRun, ThreadProfile } from '../../advice/profile/side-profiles.ts';
import type { StackNode } from '../../advice/profile/stack-node.ts';
import type { Side } from '../../core/side.ts';
import { readPlainJson } from './plain-file.ts';
import type { TakenRun } from './take-run.ts';

/** What some seconds of one thread come to is a hundredth of this, bytes. */
const largest = 128 * 1024 ** 2;

export interface KeepOptions {
  readonly suite: string;
  readonly side: Side;
  readonly kind: ProfileKind;
  readonly round: number;
  readonly run: TakenRun;
  /** Where the threads left their profiles. */
  readonly left: string;
  /** Where profiles are kept: absolute, and as results name it. */
  readonly output: { readonly path: string; readonly shown: string };
  /** How many profiles of the kind were kept of the side before. */
  readonly kept: number;
}

interface Kept {
  readonly run: ProfileRun;
  readonly missing: readonly Missing[];
}

const cost = (nodes: readonly StackNode[]): number =>
  nodes.reduce((sum, { weights }) => weights.reduce((own, weight) => own + weight, sum), 0);

/** DevTools tells the two formats apart by the ending, and skips what it does not know. */
const fileName = ({ suite, side, kind }: KeepOptions, number: number): string =>
  kind === 'cpu' ? `${suite}-${side}-${number}.cpuprofile` : `${suite}-${side}-${kind}-${number}.heapprofile`;

const keepThreads = async <P extends object>(
  options: KeepOptions,
  parse: (value: unknown) => P | null,
  isBusy: (profile: P, thread: TakenRun['threads'][number]) => boolean,
): Promise<{ readonly threads: ThreadProfile<P>[]; readonly missing: Missing[] }> => {
  const { suite, side, kind, round, run, left, output, kept } = options;
  const threads: ThreadProfile<P>[] = [];
  const missing: Missing[] = [];
  for (const marked of run.threads) {
    const { pid, thread } = marked.thread;
    const profile = parse(await readPlainJson(join(left, `${pid}-${thread}-${kind}.json`), largest));
    if (profile === null) {
      missing.push({ what: `profile (${kind}) of process ${pid}`, reason: 'What it left is no profile.' });
      continue;
    }
    // npm, a shell's helper, the primary of a cluster: they only wait.
    if (!isBusy(profile, marked)) continue;
    const name = fileName(options, kept + threads.length + 1);
    const { windows } = marked;
    await mkdir(output.path, { recursive: true });
    const pacegate = { suite, side, kind, round, pid, thread, windows, requests: run.requests };
    await writeFile(join(output.path, name), JSON.stringify({ ...profile, pacegate }));
    threads.push({ file: output.shown === '' ? name : `${output.shown}/${name}`, pid, thread, windows, profile });
  }
  return { threads, missing };
};

/**
 * Reads what the threads of one run left, and keeps it for DevTools and for whoever wants to recompute what is said of it: with the
 * windows of its slices, under `pacegate`.
 */
export const keepProfiles = async (options: KeepOptions): Promise<Kept> => {
  const { kind, round, run } = options;
  const { requests } = run;
  if (kind === 'cpu') {
    const { threads, missing } = await keepThreads<CpuProfile>(
      options,
      parseCpuProfile,
      (profile, { windows }) => cost(readCpuProfile(profile, windows)) > 0,
    );
    return { run: { kind, round, requests, threads }, missing };
  }
  const { threads, missing } = await keepThreads<HeapProfile>(
    options,
    parseHeapProfile,
    (profile, { windows }) => cost(readHeapProfile(profile, windows)) > 0,
  );
  return { run: { kind, round, requests, threads }, missing };
};

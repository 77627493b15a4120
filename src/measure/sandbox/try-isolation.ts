import { randomUUID } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import type { Isolation } from './isolation.ts';
import { createJobDirectory } from './job-directory.ts';
import type { SandboxLimits } from './limits.ts';
import { runSandboxed } from './run-sandboxed.ts';

/** More processes in its own /proc than this means that the job sees the machine's. */
const ownProcesses = 12;

/**
 * What a job must be able to do, and in namespaces what it must not see: each failure ends it with a sentence. Arguments: "apart" or
 * "beside"; Node; directories to read; "--"; files that must not be there.
 */
const probe = `
mode=$1
node=$2
shift 2
fail() { echo "$1"; exit 1; }
while [ "$1" != -- ]; do
  [ -r "$1" ] && [ -x "$1" ] || fail "a job can't read $1"
  shift
done
shift
for place in "$HOME" "$TMPDIR"; do
  echo probe > "$place/probe" || fail "a job can't write to $place"
done
"$node" -e 0 || fail "a job can't run $node"
[ "$mode" = apart ] || exit 0
for canary do
  [ ! -e "$canary" ] || fail "a job can see $canary, which is to be hidden"
done
set -- /proc/[0-9]*
[ "$#" -le ${ownProcesses} ] || fail "a job can see $# processes"
`;

const limits = { memory: 2e9, disk: 1e8, processes: 50, time: 30_000 } as const satisfies SandboxLimits;

/** Files that are there while `work` runs, one in each of the directories that can be written. */
const withCanaries = async <T>(directories: readonly string[], work: (files: string[]) => Promise<T>): Promise<T> => {
  const files: string[] = [];
  try {
    for (const directory of directories) {
      if ((await stat(directory).catch(() => null))?.isDirectory() !== true) continue;
      const file = join(directory, `.pacegate-probe-${randomUUID()}`);
      const isWritten = await writeFile(file, '', { flag: 'wx' }).then(
        () => true,
        () => false,
      );
      if (isWritten) files.push(file);
    }
    return await work(files);
  } finally {
    for (const file of files) await rm(file, { force: true });
  }
};

export interface Trial {
  readonly isolation: Isolation;
  /** Where jobs will be. */
  readonly directory: string;
  readonly environment: Environment;
  readonly network: NonNullable<SandboxLimits['network']>;
}

/** Runs a trivial job. Gives null where all is as it should be, else why it is not, in words. */
export const tryIsolation = async ({ isolation, directory, environment, network }: Trial): Promise<string | null> => {
  await using job = await createJobDirectory(directory);
  const isApart = isolation.namespaces !== null;
  // What is to be visible itself stays so, whatever else is said of it.
  const hidden = isApart ? isolation.hidden.filter((it) => !isolation.visible.includes(it)) : [];
  // Awaited, or the job's directory would be gone before the job begins.
  return await withCanaries(hidden, async (canaries) => {
    const places = [...isolation.visible, '--', ...canaries];
    try {
      const { code, signal, breach, tail } = await runSandboxed({
        command: 'sh',
        args: ['-c', probe, 'probe', isApart ? 'apart' : 'beside', process.execPath, ...places],
        directory: job.path,
        environment,
        limits: { ...limits, network },
        isolation,
        signal: AbortSignal.timeout(60_000),
      });
      if (code === 0 && breach === null) return null;
      return breach?.text ?? tail.at(-1) ?? `it ended ${code === null ? `by ${signal}` : `with exit code ${code}`}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
};

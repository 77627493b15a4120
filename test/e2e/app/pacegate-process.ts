import { spawn } from 'node:child_process';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '../../../src/cli/pacegate.ts');

/** `pacegate app` or `pacegate worker`, as a process of its own. */
export interface PacegateProcess extends AsyncDisposable {
  readonly pid: number;
  isRunning(): boolean;
  /** Everything that it has written so far. */
  log(): string;
  /** SIGKILL, to it alone: what it has started is left to itself. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL where it has not ended after `patience`, ms. Its exit code; null where a signal ended it. */
  stop(patience?: number): Promise<number | null>;
}

/** What would reach the app by chance: settings of another app, of git, of a workflow, of a test runner. */
const foreign =
  /^(?:GIT|GITHUB|GHE|INPUT|RUNNER|PACEGATE|JEST|npm_lifecycle|npm_package)_|^(?:APP_ID|PRIVATE_KEY|PRIVATE_KEY_PATH|WEBHOOK_SECRET|DATABASE_URL|HOST|PORT|LOG_LEVEL|NODE_OPTIONS)$/;

const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));

const running = new Set<() => void>();
// However this process ends: theirs end too.
process.on('exit', () => {
  for (const end of running) end();
});

/** Starts it with `environment` on top of this process's own without what belongs to others. */
export const startPacegate = (
  command: 'app' | 'worker',
  environment: Readonly<Record<string, string>>,
): PacegateProcess => {
  const child = spawn(process.execPath, [entry, command], {
    env: { ...ownEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: a terminal's Ctrl-C is for who started it, who then stops it in order.
    detached: true,
  });
  // Told by the missing pid too; unheard it would end this process.
  child.once('error', () => undefined);
  const { pid } = child;
  if (pid === undefined) throw new Error(`pacegate ${command} could not be started.`);
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => void parts.push(part));
  const end = (): void => void child.kill('SIGKILL');
  running.add(end);
  // Not `close`: orphans of a killed process may hold its pipes.
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(end);
      resolve(code);
    });
  });
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const stop = async (patience = 30_000): Promise<number | null> => {
    if (isRunning()) child.kill('SIGTERM');
    const timer = setTimeout(end, patience);
    try {
      return await exited;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    pid,
    isRunning,
    log: () => parts.join(''),
    kill: async () => {
      end();
      await exited;
    },
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop(20_000);
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
};

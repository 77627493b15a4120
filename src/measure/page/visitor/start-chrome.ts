import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killGroup } from '../../process/kill-group.ts';
import type { LauncherPackage } from './packages.ts';
import type { VisitTask } from './protocol.ts';

/** A browser that listens for its debugger. */
export interface Chrome {
  readonly port: number;
  /** Resolves when its first process has ended, with how. */
  readonly ended: Promise<string>;
  /** Kills it with all its processes: there is nothing in the profile to be saved. */
  kill(): void;
}

/** It has this long to listen, ms: on a busy machine the first start from a cold disk takes seconds. */
const startTimeout = 30_000;
const pollInterval = 50;

/** What Chrome says before it gives up: the lines of its errors, the last ones. */
const lastWords = async (profile: string): Promise<string> => {
  const text = await readFile(join(profile, 'chrome-err.log'), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-5).join(' | ').slice(-1500);
};

/** Starts the browser in a process group of its own. Rejects when it ends, or does not listen in time. */
export const startChrome = async (
  { Launcher }: LauncherPackage,
  { browser, flags, profile }: Pick<VisitTask, 'browser' | 'flags' | 'profile'>,
): Promise<Chrome> => {
  const ended = Promise.withResolvers<string>();
  let child: ChildProcess | null = null;
  const kill = (): void => {
    if (child?.pid !== undefined) killGroup(child.pid, 'SIGKILL');
  };
  const launcher = new Launcher(
    {
      chromePath: browser,
      chromeFlags: flags,
      userDataDir: profile,
      handleSIGINT: false,
      logLevel: 'silent',
      connectionPollInterval: pollInterval,
      maxConnectionRetries: startTimeout / pollInterval,
    },
    {
      // The launcher looks at the port alone, and would wait for a browser that has ended.
      spawn: (...parameters) => {
        const started = spawn(...parameters);
        child = started;
        started.once('exit', (code, signal) => ended.resolve(signal ?? `exit ${code}`));
        started.once('error', (error) => ended.resolve(error.message));
        return started;
      },
    },
  );
  try {
    const how = await Promise.race([launcher.launch().then(() => null), ended.promise]);
    if (how !== null) throw new Error(`it ended at once (${how})`);
    return { port: launcher.port ?? 0, ended: ended.promise, kill };
  } catch (error) {
    kill();
    const words = await lastWords(profile);
    throw new Error(
      `${error instanceof Error ? error.message : 'it failed'}${words === '' ? '' : `. It said: ${words}`}`,
      {
        cause: error,
      },
    );
  }
};

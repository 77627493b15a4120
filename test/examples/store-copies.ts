import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { quickDirectory } from '../support/quick-directory.ts';

const run = promisify(execFile);

const examples = join(import.meta.dirname, '..', '..', 'docs', 'examples');
export const store = join(examples, 'store');
export const patches = join(examples, 'store-patches');

export interface StoreRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface StoreAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A running store with a database of its own. Disposing stops it in order and drops the database. */
export interface RunningStore extends AsyncDisposable {
  /** Of its database. */
  readonly database: string;
  ask(requests: readonly StoreRequest[]): Promise<StoreAnswer[]>;
  /** Sends SIGTERM and answers how the process ended. */
  stop(): Promise<number | null>;
}

/** Copies of the store, patched or not, that share one installation of its dependencies. */
export interface StoreCopies extends AsyncDisposable {
  /** A copy as a git repository; every one of `changes` is applied with what `git apply` demands. */
  copy(name: string, changes: readonly string[]): Promise<string>;
  /** Starts a copy as its configuration does, on a small database. `server`: address of any database of a PostgreSQL. */
  start(path: string, server: string): Promise<RunningStore>;
}

const ask = async (address: string, { method, path, headers, body }: StoreRequest): Promise<StoreAnswer> => {
  const answer = await fetch(`${address}${path}`, {
    method,
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: await answer.json() };
};

const startStore = async (path: string, server: string): Promise<RunningStore> => {
  await using owned = new AsyncDisposableStack();
  const directory = join(path, '.side');
  await mkdir(directory, { recursive: true });
  const env = { ...process.env, DATABASE_URL: server, PACEGATE_DIRECTORY: directory, STORE_SIZE: 'small', PORT: '0' };
  await run(process.execPath, ['db/prepare.js'], { cwd: path, env });
  owned.defer(async () => {
    await run(process.execPath, ['db/remove.js'], { cwd: path, env });
  });
  const database = await readFile(join(directory, 'database-url'), 'utf8');
  const child = spawn(process.execPath, ['src/server.js'], {
    cwd: path,
    env: { ...env, DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    await exit;
    return child.exitCode;
  };
  owned.defer(() => void child.kill('SIGKILL'));
  const address = await new Promise<string>((found, failed) => {
    let log = '';
    child.stdout.on('data', (part: Buffer) => {
      log += part.toString();
      const [match] = /http:\/\/127\.0\.0\.1:\d+/.exec(log) ?? [];
      if (match !== undefined) found(match);
    });
    child.once('exit', () => failed(new Error(`The store ended before it listened: ${log}`)));
  });
  const all = owned.move();
  return {
    database,
    ask: async (requests) => {
      const answers: StoreAnswer[] = [];
      // One after the other: some depend on what an earlier one has done.
      for (const request of requests) answers.push(await ask(address, request));
      return answers;
    },
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await all.disposeAsync();
    },
  };
};

export const createStoreCopies = async (): Promise<StoreCopies> => {
  const root = await quickDirectory('pacegate-store-');
  // Node looks for packages in the folders above too, so the copies need none of their own.
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(store, file), join(root, file));
  await run('npm', ['ci', '--omit=dev'], { cwd: root });
  return {
    copy: async (name, changes) => {
      const path = join(root, name);
      await cp(store, path, {
        recursive: true,
        filter: (from) => !/[/\\](?:node_modules|\.database|\.pacegate)$/.test(from),
      });
      await run('git', ['init', '--quiet'], { cwd: path });
      const files = changes.map((change) => join(patches, change));
      if (files.length > 0) await run('git', ['apply', '--whitespace=error', ...files], { cwd: path });
      return path;
    },
    start: startStore,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
};

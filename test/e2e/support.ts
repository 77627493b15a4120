import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Waits until `done` holds; throws before the test's own time is over, so that it can clear up. */
export const until = async (done: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + patience * 0.8;
  while (!(await done())) {
    if (performance.now() > end) throw new Error('What was waited for did not come.');
    await sleep(50);
  }
};

const entry = fileURLToPath(new URL('../../src/cli/pacegate.ts', import.meta.url));

/** Nothing may fail because the machine is slow, ms. */
export const patience = 300_000;

/** An HTTP service; `extra` is run in it after it has begun to listen. */
export const service = (extra = ''): string => `
const http = require('node:http');
http
  .createServer((request, response) => void setTimeout(() => response.end('hello'), 3))
  .listen(process.env.PORT, '127.0.0.1', () => { ${extra} });
`;

/** A configuration with one suite; `lines` are further keys of it, `rest` further keys of the file. */
export const configuration = (lines: readonly string[] = [], rest: readonly string[] = []): string =>
  [
    'version: 1',
    'suites:',
    '  api:',
    '    type: service',
    '    start: node server.js',
    '    stop-timeout: 300ms',
    '    warm-up: { min: 0s, max: 0s }',
    '    requests: [{ path: / }]',
    ...lines.map((line) => `    ${line}`),
    ...rest,
    '',
  ].join('\n');

type Files = Readonly<Record<string, string>>;

/** A repository whose working tree differs from its only commit, and a temporary directory for Pacegate. */
export interface Project extends AsyncDisposable {
  readonly directory: string;
  readonly temporary: string;
  /** What tells whether git's own files have changed. */
  fingerprint(): Promise<string>;
}

const put = async (directory: string, files: Files): Promise<void> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
};

export const createProject = async (base: Files, head: Files, name = 'project'): Promise<Project> => {
  const room = await realpath(await mkdtemp(join(tmpdir(), 'e2e-')));
  const directory = join(room, name);
  const temporary = join(room, 'tmp');
  await mkdir(temporary);
  await put(directory, { '.github/pacegate.yml': configuration(), 'server.js': service(), ...base });
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    ['commit', '--quiet', '-m', 'base'],
  ])
    await promisify(execFile)('git', [...identity, ...args], { cwd: directory });
  await put(directory, { 'note.txt': 'a change', ...head });
  return {
    directory,
    temporary,
    fingerprint: async () => {
      const hash = createHash('sha256');
      const entries = await readdir(join(directory, '.git'), { recursive: true, withFileTypes: true });
      for (const file of entries
        .filter((it) => it.isFile())
        .map((it) => join(it.parentPath, it.name))
        .sort())
        hash.update(file).update(await readFile(file));
      return hash.digest('hex');
    },
    [Symbol.asyncDispose]: () => rm(room, { recursive: true, force: true }),
  };
};

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  /** Where the command is given; the top of the repository by default. */
  readonly cwd?: string;
  /** Closes standard output before anything is written to it. */
  readonly closeOutput?: boolean;
  /** Sent to Pacegate alone, or with `toGroup` to its process group as a terminal does, as soon as `when` holds. */
  readonly signal?: {
    readonly name: NodeJS.Signals;
    readonly when: (standardError: string) => boolean | Promise<boolean>;
    readonly toGroup?: boolean;
  };
}

/** Runs `pacegate check` as a user does. */
export const check = (project: Project, args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  pacegate(project, ['check', ...args], options);

/** Runs any command of `pacegate` as a user does. */
export const pacegate = (project: Project, args: readonly string[], options: RunOptions = {}): Promise<Ended> => {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: options.cwd ?? project.directory,
    env: { ...process.env, TMPDIR: project.temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    // Before the test's own time is over, so that it can clear up.
    timeout: patience * 0.9,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  if (options.closeOutput === true) child.stdout.destroy();
  else child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const { signal } = options;
  if (signal !== undefined)
    void until(async () => child.exitCode !== null || (await signal.when(err))).then(
      () => {
        if (child.exitCode !== null || child.pid === undefined) return;
        process.kill(signal.toGroup === true ? -child.pid : child.pid, signal.name);
      },
      () => child.kill('SIGKILL'),
    );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not `exit`: output may still be in the pipes then.
    child.once('close', (code) => resolve({ code, out, err }));
  });
};

/** Processes that were started with the project's temporary directory, where there is a /proc. */
export const leftProcesses = async ({ temporary }: Project): Promise<string[]> => {
  const found: string[] = [];
  for (const pid of (await readdir('/proc').catch((): string[] => [])).filter((it) => /^\d+$/.test(it))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(`TMPDIR=${temporary}`))
      found.push(`${pid} ${await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')}`);
  }
  return found;
};

/** Names of what is in the project's temporary directory. */
export const leftFiles = ({ temporary }: Project): Promise<string[]> => readdir(temporary);

// How long the Action takes from the start of its process to its first request, from dist/ as it is committed.
// npm run bench:action [-- runs]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

const action = join(import.meta.dirname, '../../../dist/action.js');
const payload = join(import.meta.dirname, '../../action/events/pull_request.json');
const runs = Math.max(15, Number(process.argv[2] ?? 21) || 21);

/** Milliseconds until the process asks `apiUrl` for the first time. It is refused, which ends the Action. */
const timeToFirstRequest = async (directory: string): Promise<number> => {
  const asked = Promise.withResolvers<number>();
  const server = createServer((_, response) => {
    asked.resolve(performance.now());
    response.writeHead(404, { 'content-type': 'application/json' }).end('{ "message": "Not Found" }');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  const started = performance.now();
  const child = spawn(process.execPath, [action], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: payload,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_SERVER_URL: 'http://127.0.0.1',
      GITHUB_RUN_ID: '1',
      GITHUB_SHA: 'c'.repeat(40),
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_WORKSPACE: directory,
      RUNNER_TEMP: directory,
      INPUT_TOKEN: 'none',
    },
  });
  const exited = once(child, 'exit');
  const at = await Promise.race([
    asked.promise,
    exited.then(() => {
      throw new Error(
        'The Action ended without a request: run "npm run build", and look at what node dist/action.js says.',
      );
    }),
  ]);
  await exited;
  server.close();
  return at - started;
};

/** Milliseconds of a process of Node that does nothing: what no bundle can be faster than. */
const emptyProcess = async (directory: string): Promise<number> => {
  const file = join(directory, 'empty.mjs');
  await writeFile(file, '');
  const started = performance.now();
  await once(spawn(process.execPath, [file], { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

const row = (name: string, times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  const cells = [quantile(sorted, 0.5), sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN].map(
    (it) => `${it.toFixed(0)} ms`,
  );
  return `| ${[name, ...cells, String(times.length)].join(' | ')} |`;
};

const directory = await mkdtemp(join(tmpdir(), 'bench-action-'));
try {
  const action: number[] = [];
  const empty: number[] = [];
  // The first of each reads the files into the system's cache.
  await timeToFirstRequest(directory);
  await emptyProcess(directory);
  for (let run = 0; run < runs; run += 1) {
    action.push(await timeToFirstRequest(directory));
    empty.push(await emptyProcess(directory));
  }
  const [cpu] = cpus();
  console.log(
    `${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  );
  console.log('`npm run bench:action`\n');
  console.log('| from the start of the process | median | fastest | slowest | runs |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  console.log(row('Action to its first request (inputs and event read)', action));
  console.log(row('an empty process of Node, to its end', empty));
} finally {
  await rm(directory, { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/measure/service/free-port.ts';

const program = join(import.meta.dirname, '../../../docs/examples/store/db/start.js');

/** The PostgreSQL that the example itself starts with `npm run db`. Disposing ends it and removes what it has stored. */
export interface Postgres extends AsyncDisposable {
  readonly url: string;
}

export const startPostgres = async (): Promise<Postgres> => {
  await using owned = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'signals-bench-postgres-'));
  owned.defer(() => rm(directory, { recursive: true, force: true }));
  // For root PostgreSQL runs as another user, who has to get there.
  await chmod(directory, 0o755);
  const child = spawn(
    process.execPath,
    [program, '--port', String(await freePort()), '--directory', join(directory, 'data')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  owned.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  let said = '';
  const url = await new Promise<string>((found, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, address] = /DATABASE_URL=(\S+)\n/.exec(said) ?? [];
      if (address !== undefined) found(address);
    });
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`PostgreSQL did not start: ${said}`)));
  });
  const all = owned.move();
  return { url, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

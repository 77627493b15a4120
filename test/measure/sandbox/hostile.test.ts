import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { allowedCores } from '../../../src/measure/process/cores.ts';
import type { Isolation } from '../../../src/measure/sandbox/isolation.ts';
import { scratch } from '../workspace/repositories.ts';
import { isolationHere, runningWith, runScript } from './sandbox-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const none = await isolationHere({ choice: 'none' });
const best = await isolationHere();
const apart = typeof best !== 'string' && best.namespaces !== null ? best : null;
const inNamespaces = apart === null ? describe.skip : describe;
/** For the name of what is skipped. */
const lack = apart === null ? ` (not on this machine: ${typeof best === 'string' ? best : 'only another user'})` : '';

const working = (found: Isolation | string): Isolation => {
  if (typeof found === 'string') throw new Error(found);
  return found;
};

inNamespaces(`in namespaces${lack}`, () => {
  test('a bomb of forks ends with its job', async () => {
    await using room = await scratch();
    const own = `bomb-${randomUUID()}`;
    const script = `exec sh -c 'b() { b & b & }; b; sleep 100' ${own}`;
    const { breach } = await runScript(room, apart!, script, { limits: { processes: 60 } });
    // Where it is not seen in time, the kernel has refused it more processes, and its first one has ended of that.
    expect([null, 'processes']).toContain(breach?.limit ?? null);
    expect(runningWith(own)).toEqual([]);
  });

  test('names are still resolved', async () => {
    await using room = await scratch();
    const { tail } = await runScript(room, apart!, 'cat /etc/resolv.conf > /dev/null && echo readable');
    expect(tail).toEqual(['readable']);
  });
});

/** A service of the machine that everybody may talk to. Only root may make one. */
const serviceOf = async (path: string): Promise<AsyncDisposable> => {
  const server = createServer((socket) => socket.end('hello'));
  await new Promise<void>((resolve) => {
    server.listen(path, resolve);
  });
  chmodSync(path, 0o666);
  return {
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
      });
      rmSync(path, { force: true });
    },
  };
};

const asRoot = process.getuid?.() === 0 ? inNamespaces : describe.skip;

asRoot(`in namespaces, with a service that root made${lack}`, () => {
  test('services of the machine can not be reached by their sockets', async () => {
    await using room = await scratch();
    const path = `/run/pacegate-test-${randomUUID()}`;
    await using service = await serviceOf(path);
    expect(service).toBeDefined();
    const program = `require('node:net').connect('${path}').on('data', (it) => console.log(String(it))).on('error', (it) => console.log(it.code))`;
    const script = `"${process.execPath}" -e "${program}"`;
    expect((await runScript(room, working(none), script)).tail).toEqual(['hello']);
    expect((await runScript(room, apart!, script)).tail).toEqual(['ENOENT']);
  });
});

test('a job knows the registry of the worker’s npm and none of its tokens', async () => {
  await using room = await scratch();
  chmodSync(room.path, 0o755);
  const home = join(room.path, 'home');
  mkdirSync(home, { mode: 0o755 });
  const [user, machine] = [join(home, '.npmrc'), join(room.path, 'npmrc')];
  writeFileSync(user, 'registry=https://u:very-secret@npm.example/\n//npm.example/:_authToken=very-secret\n', {
    mode: 0o644,
  });
  writeFileSync(machine, '@acme:registry=https://npm.acme.example/\n_authToken=very-secret\n', { mode: 0o644 });
  // `npm test` names its own configuration in the environment.
  const rest = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name));
  const environment = { ...Object.fromEntries(rest), HOME: home, npm_config_globalconfig: machine };
  const script = `cat ${user} ${machine} 2> /dev/null; env | grep very-secret; cat "$HOME/.npmrc"`;
  const found = working(apart === null ? none : await isolationHere({ environment }));
  const isolation = { ...found, visible: [...found.visible, room.path] };
  const { tail } = await runScript(room, isolation, script, { environment });
  const known = ['@acme:registry=https://npm.acme.example/', 'registry=https://npm.example/'];
  expect(tail).toEqual(expect.arrayContaining(known));
  // Without namespaces it reads what its user may read.
  expect(apart !== null && tail.join('\n').includes('very-secret')).toBe(false);
  // On purpose it gets more.
  const given = await runScript(room, isolation, 'cat "$HOME/.npmrc"', { environment, npmrc: '_authToken=for-jobs\n' });
  expect(given.tail).toEqual(['_authToken=for-jobs']);
});

for (const [name, found] of [
  ['without isolation', none],
  ['isolated', best],
] as const) {
  (typeof found === 'string' ? describe.skip : describe)(name, () => {
    test('a job begins on as many cores as it may have, and no process has more of them than its time', async () => {
      await using room = await scratch();
      const limits = { cores: 1, time: 100_000 };
      const one = await runScript(room, working(found), 'nproc; ulimit -t', { limits });
      expect(one.tail).toEqual(['1', '100']);
      const all = await runScript(room, working(found), 'nproc', { limits: { time: 100_000 } });
      expect(all.tail).toEqual([String(allowedCores().length)]);
    });
  });
}

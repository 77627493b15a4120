import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { UsageError } from '../../../src/core/errors.ts';
import { detectIsolation } from '../../../src/measure/sandbox/detect-isolation.ts';
import type { Isolation } from '../../../src/measure/sandbox/isolation.ts';
import { scratch } from '../workspace/repositories.ts';
import { isolationHere, neighbour, runScript } from './sandbox-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const none = await isolationHere({ choice: 'none' });
const best = await isolationHere();
const offline = await isolationHere({ network: 'none' });

const namespaced = (found: Isolation | string): Isolation | null =>
  typeof found !== 'string' && found.namespaces !== null ? found : null;
const apart = namespaced(best);
const whereThereAre = (found: Isolation | null) => (found === null ? describe.skip : describe);
/** For the name of what is skipped. */
const lack = (found: Isolation | string): string =>
  namespaced(found) === null
    ? ` (not on this machine: ${typeof found === 'string' ? found : 'only another user'})`
    : '';

const lookAround = (secret: string): string =>
  `for file in /proc/[0-9]*/environ; do tr '\\0' '\\n' < "$file"; done 2> /dev/null | grep -q "SECRET=${secret}" && echo seen || echo unseen`;

test('without isolation a job of the same user reads the environment of others, which is why it has to be asked for', async () => {
  if (typeof none === 'string') throw new Error(none);
  await using room = await scratch();
  const secret = randomUUID();
  await using beside = await neighbour(secret);
  expect(beside.pid).toBeGreaterThan(1);
  expect((await runScript(room, none, lookAround(secret))).tail).toEqual(['seen']);
  expect(none.notPrevented).toContain('reading the environment of the worker and of other processes');
});

whereThereAre(apart)(`in namespaces${lack(best)}`, () => {
  test('the environment and the processes of others are not to be seen', async () => {
    await using room = await scratch();
    const secret = randomUUID();
    await using beside = await neighbour(secret);
    expect(beside.pid).toBeGreaterThan(1);
    const { tail } = await runScript(room, apart!, `${lookAround(secret)}; ls -d /proc/[0-9]* | wc -l`);
    expect(tail[0]).toBe('unseen');
    expect(Number(tail[1])).toBeLessThan(12);
  });

  test('hidden directories and files are empty, and can not be uncovered', async () => {
    await using room = await scratch();
    // Otherwise the job's user could not come so far.
    chmodSync(room.path, 0o755);
    const data = join(room.path, 'data');
    mkdirSync(data, { mode: 0o755 });
    writeFileSync(join(data, 'database'), 'very-secret');
    const key = join(room.path, 'key.pem');
    writeFileSync(key, 'very-secret', { mode: 0o644 });
    const visible = [...apart!.visible, room.path];
    const read = `cat ${data}/database ${key} 2>&1; umount ${data} 2> /dev/null && echo uncovered; unshare -rm sh -c 'umount ${data} && cat ${data}/database' 2> /dev/null; ls -A ${data} | wc -l`;
    const open = await runScript(room, { ...apart!, visible }, read);
    expect(open.tail.join('\n')).toContain('very-secret');
    const { tail } = await runScript(room, { ...apart!, visible, hidden: [data, key] }, read);
    expect(tail.join('\n')).not.toMatch(/very-secret|uncovered/);
    expect(tail.at(-1)).toBe('0');
  });

  test('a job below a hidden directory has its own and sees nothing beside it', async () => {
    await using room = await scratch();
    writeFileSync(join(room.path, 'jobs-secret'), 'very-secret');
    const script = `ls -A ${room.path}; ls -A ${room.path}/jobs | wc -l; echo mine > "$HOME/file" && cat "$HOME/file"`;
    const { tail } = await runScript(room, { ...apart!, hidden: [room.path] }, script);
    expect(tail).toEqual(['jobs', '1', 'mine']);
  });

  test('nothing outside of its directory can be written', async () => {
    await using room = await scratch();
    const { tail } = await runScript(
      room,
      apart!,
      'for at in / /etc /usr /var /home; do echo x > "$at/from-job" && echo "wrote $at"; done 2> /dev/null; echo done',
    );
    expect(tail).toEqual(['done']);
  });

  test('it is not root and can not become it', async () => {
    await using room = await scratch();
    const { tail } = await runScript(
      room,
      apart!,
      'id -u; grep -E "^(CapEff|NoNewPrivs)" /proc/self/status | tr "\\t" " "',
    );
    expect(tail[0]).not.toBe(process.getuid?.() === 0 ? '0' : '');
    expect(tail.slice(1)).toEqual(['CapEff: 0000000000000000', 'NoNewPrivs: 1']);
  });
});

const isolated = namespaced(offline);

whereThereAre(isolated)(`without a network${lack(offline)}`, () => {
  test('it reaches itself alone', async () => {
    await using room = await scratch();
    const server = createServer((_, response) => response.end('the app'));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const program = `
      const http = require('node:http');
      const ask = (port) => fetch('http://127.0.0.1:' + port).then((it) => it.text(), () => 'unreachable');
      const own = http.createServer((_, response) => response.end('itself')).listen(0, '127.0.0.1', async () => {
        console.log(await ask(own.address().port), await ask(${port}));
        process.exit();
      });
    `;
    const script = `"${process.execPath}" -e "$(cat <<'EOS'\n${program}\nEOS\n)"`;
    try {
      const online = await runScript(room, isolated!, script, { limits: { network: 'host' } });
      expect(online.tail).toEqual(['itself the app']);
      const { tail } = await runScript(room, isolated!, script, { limits: { network: 'none' } });
      expect(tail).toEqual(['itself unreachable']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

test('where nothing works it is said what was tried, and what to do', async () => {
  await using room = await scratch();
  const visible = [join(room.path, 'nowhere')];
  const request = { user: null, directory: room.path, hidden: [], visible, environment: process.env } as const;
  const failing = detectIsolation({ ...request, choice: 'auto' });
  await expect(failing).rejects.toThrow(UsageError);
  await expect(failing).rejects.toThrow(/a job can't read .*nowhere/);
  expect((await detectIsolation({ ...request, choice: 'none' })).prevented).toHaveLength(1);
  const contrary = detectIsolation({ ...request, choice: 'none', network: 'none' });
  await expect(contrary).rejects.toThrow('the network can only be taken away in namespaces');
});

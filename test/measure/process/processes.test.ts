import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { groupLives, groupMembers, killGroup } from '../../../src/measure/process/kill-group.ts';
import { killMarked, markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import { killMarkedUntilQuiet } from '../../../src/measure/process/stop-processes.ts';
import { createTreeReader, treeReaderUnavailable } from '../../../src/measure/process/tree-reader.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

interface Shell extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly marker: string;
  line(): Promise<string>;
}

const shell = (script: string): Shell => {
  const marker = `PACEGATE_TEST=${randomUUID()}`;
  const child = spawn('/bin/sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], PACEGATE_TEST: marker.split('=')[1] },
  });
  const exit = once(child, 'exit');
  return {
    child,
    pid: child.pid!,
    marker,
    line: async () => String((await once(child.stdout, 'data'))[0]).trim(),
    [Symbol.asyncDispose]: async () => {
      killMarked(marker, 'SIGKILL');
      child.stdout.destroy();
      await exit;
      expect(markedProcesses(marker)).toEqual([]);
    },
  };
};

const eventually = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await delay(10);
};

test('a group is found, killed as a whole, and then known to be gone', async () => {
  await using it = shell('sleep 60 & sleep 60 & echo up; wait');
  await it.line();
  await eventually(() => groupMembers(it.pid).length === 3);
  expect(killGroup(it.pid, 'SIGKILL')).toBe(true);
  await eventually(() => !groupLives(it.pid));
  expect(killGroup(2 ** 22 + 1, 'SIGTERM')).toBe(false);
});

test('a process that left its group and lost its parent is found by its marker', async () => {
  await using it = shell('setsid sh -c "sleep 60 & exec sleep 60" & echo up; exit 0');
  await it.line();
  await eventually(() => markedProcesses(it.marker).length === 2 && !groupLives(it.pid));
  expect(markedProcesses(it.marker.slice(0, -1))).toEqual([]);
  expect(killMarked(it.marker, 'SIGKILL')).toHaveLength(2);
  await eventually(() => markedProcesses(it.marker).length === 0);
});

test('a process that gets its marker only after the first look is killed too', async () => {
  const late = `PACEGATE_LATE=${randomUUID()}`;
  await using it = shell(`(sleep 0.3; exec env ${late} sleep 1000) & echo up; wait; echo ended`);
  await it.line();
  const ended = it.line();
  await killMarkedUntilQuiet(late, 5000);
  expect(await ended).toBe('ended');
});

test('CPU time of a child that came and went between two readings is counted', async () => {
  expect(treeReaderUnavailable()).toBeNull();
  // The shell waits for a line before it works, and collects its child before it answers.
  await using it = shell(
    'echo up; read go; sh -c "i=0; while [ \\$i -lt 200000 ]; do i=\\$((i+1)); done"; echo done; read end',
  );
  await it.line();
  const reader = createTreeReader(it.pid);
  const before = reader.read();
  it.child.stdin!.write('go\n');
  expect(await it.line()).toBe('done');
  const after = reader.read();
  expect(after!.cpu - before!.cpu).toBeGreaterThan(20);
  expect(after!.at).toBeGreaterThan(before!.at);
  expect(after!.rss).toBeGreaterThan(100_000);
});

test('a child stays in the tree when its parent ends, and a tree without processes reads as null', async () => {
  await using it = shell('sh -c "sleep 60 & echo up; cat" ; exit');
  await it.line();
  const reader = createTreeReader(it.pid);
  expect(reader.read()!.rss).toBeGreaterThan(0);
  it.child.stdin!.end();
  await once(it.child, 'exit');
  expect(reader.read()).not.toBeNull();
  killMarked(it.marker, 'SIGKILL');
  await eventually(() => markedProcesses(it.marker).length === 0);
  expect(reader.read()).toBeNull();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { OutputError, PreparationError } from '../../../src/core/errors.ts';
import { markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import { runCommand } from '../../../src/measure/workspace/run-command.ts';
import type { CommandOptions } from '../../../src/measure/workspace/run-command.ts';
import { quickScratch } from './repositories.ts';
import type { Scratch } from './repositories.ts';

// Many processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

let runs = 0;

/** Told by the kernel. A process that was killed stays as a zombie (Z) until its parent asks for its exit code. */
const isRunning = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const optionsOf = (room: Scratch, command: string, more: Partial<CommandOptions> = {}) => {
  const id = `test-${process.pid}-${runs++}`;
  const options: CommandOptions = {
    command,
    directory: room.path,
    environment: { PATH: process.env['PATH'], PACEGATE_RUN: id },
    log: join(room.path, 'logs', 'log'),
    label: 'head: install',
    timeout: null,
    signal: new AbortController().signal,
    ...more,
  };
  const left = (): number[] => markedProcesses(`PACEGATE_RUN=${id}`);
  /** Waits until the command has written `text`. */
  const wrote = async (text: string): Promise<void> => {
    for (let round = 0; round < 6000; round++) {
      await sleep(10);
      try {
        if (readFileSync(options.log, 'utf8').split('\n').slice(2).join('\n').includes(text)) return;
      } catch {
        // Not there yet.
      }
    }
    throw new Error('It was not written.');
  };
  return { options, left, wrote };
};

test('output, exit code and signal; standard input is empty', async () => {
  await using room = await quickScratch();
  const { options } = optionsOf(room, 'cat; echo out; echo err >&2; pwd; exit 3');
  const result = await runCommand(options);
  expect(result).toMatchObject({ code: 3, signal: null, timedOut: false });
  expect([...result.tail].sort()).toEqual([room.path, 'err', 'out'].sort());
  const text = readFileSync(options.log, 'utf8');
  expect(text).toMatch(/^# head: install\n\$ cat; echo out/);
  expect(text).toContain('\nerr\n');
  expect(await runCommand(optionsOf(room, 'kill -KILL $$').options)).toMatchObject({ code: null, signal: 'SIGKILL' });
});

test('a timeout stops the whole tree, with what ignores SIGTERM and what left the group', async () => {
  await using room = await quickScratch();
  const stubborn = `trap '' TERM; (trap '' TERM; sleep 300) & setsid sh -c 'echo $$ > pid; sleep 300; true' & echo started; while :; do sleep 1; done`;
  const { options, left } = optionsOf(room, stubborn, { timeout: 4000 });
  const result = await runCommand(options);
  expect(result).toMatchObject({ code: null, signal: 'SIGKILL', timedOut: true });
  expect(result.tail).toContain('started');
  expect(left()).toEqual([]);
  const escaped = Number(readFileSync(join(room.path, 'pid'), 'utf8'));
  expect(escaped).toBeGreaterThan(1);
  expect(isRunning(escaped)).toBe(false);
});

test('an abort stops everything before it is reported', async () => {
  await using room = await quickScratch();
  const aborting = new AbortController();
  const { options, left, wrote } = optionsOf(room, 'setsid sleep 300 & echo started; sleep 300', {
    signal: aborting.signal,
  });
  const running = runCommand(options);
  // Handled before it happens.
  const ended = running.catch(() => {});
  await wrote('started');
  expect(left().length).toBeGreaterThan(1);
  aborting.abort(new Error('enough'));
  await ended;
  await expect(running).rejects.toThrow('enough');
  expect(left()).toEqual([]);
  await expect(runCommand(options)).rejects.toThrow('enough');
});

test('a process left in the background does not keep the command from ending, and may go on writing', async () => {
  await using room = await quickScratch();
  const flag = join(room.path, 'flag');
  const { options } = optionsOf(room, `(sleep 1; echo late; echo alive > ${flag}) & echo done`);
  const result = await runCommand(options);
  expect(result).toMatchObject({ code: 0, tail: ['done'] });
  for (let round = 0; round < 6000; round++) {
    await sleep(10);
    try {
      if (readFileSync(flag, 'utf8') === 'alive\n') return;
    } catch {
      // Not there yet.
    }
  }
  throw new Error('The process in the background was killed.');
});

test('a missing directory and a full disk', async () => {
  await using room = await quickScratch();
  const missing = optionsOf(room, 'true', { directory: join(room.path, 'missing') });
  await expect(runCommand(missing.options)).rejects.toThrow(PreparationError);
  await expect(runCommand(optionsOf(room, 'true', { log: '/dev/full' }).options)).rejects.toThrow(OutputError);
});

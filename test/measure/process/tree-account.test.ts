import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProcessReading } from '../../../src/measure/process/process-reading.ts';
import { account, emptyAccount, type TreeAccount } from '../../../src/measure/process/tree-account.ts';

interface Simulated {
  readonly pid: number;
  parent: number;
  /** CPU time by thread, and of ended threads, ms. */
  readonly threads: Map<number, number>;
  endedThreads: number;
  /** Of children that ended and were collected, with theirs. */
  collected: number;
}

const root = 2;
const total = (process: Simulated): number =>
  [...process.threads.values()].reduce((sum, cpu) => sum + cpu, process.endedThreads);

/** As the kernel shows it: two parts, each rounded down to ticks of 10 ms. */
const ticks = (ms: number): number => Math.floor(ms * 0.3 * 0.1) + Math.floor(ms * 0.7 * 0.1);

/** A machine in miniature: what its processes truly used, and what /proc would show of it. */
const createMachine = () => {
  const processes = new Map<number, Simulated>();
  let next = root;
  let used = 0;
  const fork = (parent: number): void => {
    const pid = next++;
    processes.set(pid, { pid, parent, threads: new Map([[pid, 0]]), endedThreads: 0, collected: 0 });
  };
  fork(1);
  const pick = (choice: number): Simulated => [...processes.values()][choice % processes.size]!;
  const hasChildren = (pid: number): boolean => [...processes.values()].some(({ parent }) => parent === pid);
  const act = (action: string, choice: number, amount: number, orphans: boolean): void => {
    const process = pick(choice);
    if (action === 'work') {
      const [thread] = [...process.threads.keys()].slice(-1);
      process.threads.set(thread!, process.threads.get(thread!)! + amount);
      used += amount;
    }
    if (action === 'fork') fork(process.pid);
    if (action === 'thread') process.threads.set(next++, 0);
    if (action === 'end thread' && process.threads.size > 1) {
      const thread = [...process.threads.keys()].at(-1)!;
      process.endedThreads += process.threads.get(thread)!;
      process.threads.delete(thread);
    }
    if (action === 'end' && process.pid !== root && (orphans || !hasChildren(process.pid))) {
      const parent = processes.get(process.parent);
      if (parent !== undefined) parent.collected += total(process) + process.collected;
      for (const child of processes.values()) if (child.parent === process.pid) child.parent = 1;
      processes.delete(process.pid);
    }
  };
  const readings = (known: ReadonlySet<number>): ProcessReading[] => {
    const seen = new Set<number>([root]);
    // Parents are older than their children, so one pass finds all descendants.
    for (const { pid, parent } of processes.values()) if (known.has(pid) || seen.has(parent)) seen.add(pid);
    return [...processes.values()]
      .filter(({ pid }) => seen.has(pid))
      .map((process) => ({
        pid: process.pid,
        parent: process.parent,
        state: 'S',
        group: root,
        startTicks: process.pid,
        cpuTicks: ticks(total(process)),
        childTicks: ticks(process.collected),
        resident: 0,
        threads: new Map([...process.threads].map(([id, cpu]) => [id, { cpu, wait: cpu / 2 }])),
        children: [],
      }));
  };
  return { act, readings, used: () => used, living: () => processes.size };
};

const actions = fc.array(
  fc.record({
    action: fc.constantFrom('work', 'work', 'work', 'fork', 'thread', 'end thread', 'end', 'read'),
    choice: fc.nat(100),
    amount: fc.double({ min: 0, max: 200, noNaN: true }),
  }),
  { maxLength: 80, size: 'max' },
);

const follow = (
  steps: { action: string; choice: number; amount: number }[],
  orphans: boolean,
  check: (before: TreeAccount, after: TreeAccount, used: number, living: number) => void,
): void => {
  const machine = createMachine();
  let state = emptyAccount;
  for (const { action, choice, amount } of [...steps, { action: 'read', choice: 0, amount: 0 }]) {
    machine.act(action, choice, amount, orphans);
    if (action !== 'read') continue;
    const before = state;
    state = account(state, machine.readings(new Set(state.processes.keys())));
    check(before, state, machine.used(), machine.living());
  }
};

test('CPU time never falls and never exceeds what was used, whatever ends and is orphaned', () => {
  fc.assert(
    fc.property(actions, (steps) => {
      follow(steps, true, (before, after, used) => {
        expect(after.cpu).toBeGreaterThanOrEqual(before.cpu);
        expect(after.cpu).toBeLessThanOrEqual(used + 1e-6);
        expect(after.wait).toBeGreaterThanOrEqual(before.wait);
      });
    }),
    { numRuns: 300 },
  );
});

test('what ended between two readings is missed by 40 ms a living process at most', () => {
  fc.assert(
    fc.property(actions, (steps) => {
      follow(steps, false, (_, after, used, living) => {
        expect(after.cpu).toBeGreaterThanOrEqual(used - 40 * living);
      });
    }),
    { numRuns: 300 },
  );
});

test('CPU time is exact while nothing ends', () => {
  fc.assert(
    fc.property(actions, (steps) => {
      const quiet = steps.filter(({ action }) => !action.startsWith('end'));
      follow(quiet, false, (_, after, used) => expect(after.cpu).toBeCloseTo(used, 6));
    }),
  );
});

const reading = (pid: number, threads: [number, { cpu: number; wait: number }][], startTicks = 5): ProcessReading => ({
  pid,
  parent: 1,
  state: 'S',
  group: pid,
  startTicks,
  cpuTicks: 0,
  childTicks: 0,
  resident: 0,
  threads: new Map(threads),
  children: [],
});

test('the wait is that of the thread that worked most since the last reading', () => {
  const first = account(emptyAccount, [
    reading(7, [
      [7, { cpu: 100, wait: 10 }],
      [8, { cpu: 5, wait: 50 }],
    ]),
  ]);
  expect(first.wait).toBe(10);
  const second = account(first, [
    reading(7, [
      [7, { cpu: 101, wait: 11 }],
      [8, { cpu: 25, wait: 53 }],
    ]),
  ]);
  expect(second.wait).toBe(13);
});

test('a pid that is used again is another process', () => {
  const first = account(emptyAccount, [reading(7, [[7, { cpu: 100, wait: 0 }]])]);
  const second = account(first, [reading(7, [[7, { cpu: 30, wait: 0 }]], 6)]);
  expect(second.cpu).toBe(130);
});

test('a child and its parent that end together count once, though the grandparent is told of both', () => {
  const spent = (pid: number, parent: number, cpu: number, childTicks = 0): ProcessReading => ({
    ...reading(pid, [[pid, { cpu, wait: 0 }]]),
    parent,
    childTicks,
  });
  const first = account(emptyAccount, [spent(2, 1, 10), spent(3, 2, 100), spent(4, 3, 200)]);
  expect(first.cpu).toBe(310);
  expect(account(first, [spent(2, 1, 10, 31)]).cpu).toBe(320);
});

test('the kernel rounds down, but CPU time does not fall for that', () => {
  const parent = reading(2, [[2, { cpu: 0, wait: 0 }]]);
  const child = { ...reading(3, [[3, { cpu: 100.9, wait: 0 }]]), parent: 2 };
  const first = account(emptyAccount, [{ ...parent, childTicks: 5 }, child]);
  expect(account(first, [{ ...parent, childTicks: 14 }]).cpu).toBeCloseTo(150.9);
});

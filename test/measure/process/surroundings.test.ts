import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import {
  cgroupDifference,
  groupsAbove,
  parseCgroupPath,
  parseCpuMax,
  parseMemoryMax,
  parseThrottling,
  readCgroup,
} from '../../../src/measure/process/cgroup.ts';
import { openFiles, parseSocketStates } from '../../../src/measure/process/open-files.ts';
import { parsePressure, pressureShares, readPressure } from '../../../src/measure/process/pressure.ts';

test('the group of a process, with what holds it back', () => {
  expect(parseCgroupPath('12:cpu:/a\n0::/user.slice/b.scope\n')).toBe('/user.slice/b.scope');
  expect(parseCgroupPath('4:memory:/docker/1\n')).toBeNull();
  expect(parseCgroupPath('0::/../outside\n')).toBeNull();
  expect(groupsAbove('/a/b')).toEqual(['/a/b', '/a', '/']);
  expect(groupsAbove('/')).toEqual(['/']);
  expect([parseCpuMax('150000 100000\n'), parseCpuMax('max 100000\n'), parseCpuMax('')]).toEqual([1.5, null, null]);
  expect([parseMemoryMax('536870912\n'), parseMemoryMax('max\n'), parseMemoryMax('')]).toEqual([
    536_870_912,
    null,
    null,
  ]);
  expect(parseThrottling('usage_usec 9\nnr_periods 7\nnr_throttled 3\nthrottled_usec 4500\n')).toEqual({
    throttledPeriods: 3,
    throttledTime: 4.5,
  });
  expect(parseThrottling('usage_usec 9\n')).toEqual({ throttledPeriods: 0, throttledTime: 0 });
});

test('throttling is told of the time in between, limits as they are at the end', () => {
  const before = { cpuLimit: 1, memoryLimit: null, throttledPeriods: 5, throttledTime: 10 };
  const after = { cpuLimit: 2, memoryLimit: 4096, throttledPeriods: 8, throttledTime: 25 };
  expect(cgroupDifference(before, after)).toEqual({
    cpuLimit: 2,
    memoryLimit: 4096,
    throttledPeriods: 3,
    throttledTime: 15,
  });
  expect(cgroupDifference(after, before)).toMatchObject({ throttledPeriods: 0, throttledTime: 0 });
});

test('pressure is the share of the time in which some task waited', () => {
  const text = 'some avg10=0.00 avg60=0.00 avg300=0.00 total=2500\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n';
  expect(parsePressure(text)).toBe(2.5);
  expect(parsePressure('')).toBeNull();
  const before = { at: 1000, cpu: 10, memory: 0, io: 5 };
  expect(pressureShares(before, { at: 1200, cpu: 60, memory: 0, io: 500 })).toEqual({ cpu: 0.25, memory: 0, io: 1 });
  expect(pressureShares(before, before)).toBeNull();
});

test('this process is read without an error, whatever the machine has', () => {
  for (const pid of [process.pid, 2 ** 22 + 1]) {
    const group = readCgroup(pid);
    expect(group === null || group.throttledTime >= 0).toBe(true);
    const pressure = readPressure(pid);
    expect(pressure === null || pressure.cpu >= 0).toBe(true);
  }
});

test('sockets by their state, each once', async () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0',
    '   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 0 20 4 30 10 -1',
    '   2: 0100007F:1F90 0100007F:C351 06 00000000:00000000 00:00000000 00000000     0        0 0 3 0',
  ].join('\n');
  expect([...parseSocketStates(table)]).toEqual([
    ['4711', 'LISTEN'],
    ['4712', 'ESTABLISHED'],
  ]);
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const before = openFiles([process.pid]);
  const socket = connect({ host: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
  const [[accepted]] = await Promise.all([once(server, 'connection'), once(socket, 'connect')]);
  const after = openFiles([process.pid, process.pid]);
  expect(after!.sockets['ESTABLISHED']! - (before!.sockets['ESTABLISHED'] ?? 0)).toBe(2);
  expect(after!.descriptors).toBeGreaterThan(before!.descriptors);
  expect(openFiles([2 ** 22 + 1])).toBeNull();
  accepted.destroy();
  socket.destroy();
  server.close();
});

import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { holdersOf, listenersOf, parseListeners } from '../../../src/measure/process/listeners.ts';
import { memoryPeak, parseHighWaterMark } from '../../../src/measure/process/memory-peak.ts';
import { parsePageSize, pageSize } from '../../../src/measure/process/page-size.ts';
import { parseResidentPages, parseSchedstat } from '../../../src/measure/process/process-reading.ts';
import { parseChildren } from '../../../src/measure/process/process-tree.ts';

test('schedstat is told in ms', () => {
  expect(parseSchedstat('1500000 250000 12\n')).toEqual({ cpu: 1.5, wait: 0.25 });
  expect(parseSchedstat('')).toBeNull();
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (cpu, wait) => {
      expect(parseSchedstat(`${cpu} ${wait} 1\n`)).toEqual({ cpu: cpu / 1e6, wait: wait / 1e6 });
    }),
  );
});

test('memory is zero or null for a zombie', () => {
  expect(parseResidentPages('2000 321 100 1 0 50 0\n')).toBe(321);
  expect(parseResidentPages('')).toBe(0);
  expect(parseHighWaterMark('Name:\tx\nVmHWM:\t   1024 kB\nVmRSS:\t 1 kB\n')).toBe(1_048_576);
  expect(parseHighWaterMark('Name:\tx\nState:\tZ (zombie)\n')).toBeNull();
  expect(memoryPeak(process.pid)).toBeGreaterThan(10_000_000);
  expect(memoryPeak(2 ** 22 + 1)).toBeNull();
});

test('children are a list of numbers, or none', () => {
  expect(parseChildren('12 345 ')).toEqual([12, 345]);
  expect(parseChildren('')).toEqual([]);
});

test('the page size stands in the auxiliary vector', () => {
  const vector = Buffer.alloc(64);
  vector.writeBigUInt64LE(33n, 0);
  vector.writeBigUInt64LE(6n, 16);
  vector.writeBigUInt64LE(16_384n, 24);
  expect(parsePageSize(vector)).toBe(16_384);
  expect(parsePageSize(Buffer.alloc(7))).toBeNull();
  expect(Math.log2(pageSize) % 1).toBe(0);
});

test('listening sockets are told from others, with their address', () => {
  const text = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000 100 0 0 10 0',
    '   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 0000 20 4 30 10 -1',
    '   2: 00000000000000000000000001000000:0BB8 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 99 1',
    '   3: 00000000000000000000000000000000:0BB9 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 100 1',
  ].join('\n');
  expect(parseListeners(text)).toEqual([
    { port: 8080, address: '127.0.0.1', inode: '4711' },
    { port: 3000, address: '::1', inode: '99' },
    { port: 3001, address: '::', inode: '100' },
  ]);
});

test('the process that listens on a port is found', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    expect(holdersOf(port)).toEqual([process.pid]);
    expect(listenersOf([process.pid])).toContainEqual(expect.objectContaining({ port, address: '127.0.0.1' }));
    expect(listenersOf([process.ppid]).map((it) => it.port)).not.toContain(port);
  } finally {
    server.close();
  }
});

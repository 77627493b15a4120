import { expect, test } from '@jest/globals';
import { gather } from '../../../src/measure/upload/gather.ts';
import { defaultLimits } from '../../../src/measure/upload/limits.ts';
import { createMeter } from '../../../src/measure/upload/meter.ts';

/** Zeros without an end; counts what was asked for, and whether it was told to stop. */
const endless = (size: number) => {
  const asked = { bytes: 0, stopped: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        asked.bytes += size;
        yield await Promise.resolve(new Uint8Array(size));
      }
    } finally {
      asked.stopped = true;
    }
  }
  return { asked, chunks: chunks() };
};

const meterOf = (entry: number, total: number) => createMeter({ ...defaultLimits, entry, total });

test('gives all bytes where they are as many as declared', async () => {
  const meter = meterOf(10, 10);
  const chunks = [Buffer.from('ab'), Buffer.from('c')];
  const all = async function* () {
    yield* await Promise.resolve(chunks);
  };
  expect(String(await gather(all(), { name: 'x', declared: 3, meter }))).toBe('abc');
  await expect(gather(all(), { name: 'x', declared: 4, meter })).rejects.toThrow('is 3 bytes, and says that it is 4');
  expect(meter.totals().read).toBe(6);
});

test.each([
  ['than it declares', { declared: 1000, entry: 1e6, total: 1e6 }, 'is larger than the 1000 bytes that it says', 1008],
  ['than one file may be', { declared: 1e9, entry: 500, total: 1e6 }, '500 B is the most for one file', 504],
  ['than all may be together', { declared: 1e9, entry: 1e6, total: 300 }, '300 B is the most for all', 301],
])('asks for no more once it is more %s', async (_, { declared, entry, total }, why, most) => {
  const { asked, chunks } = endless(7);
  await expect(gather(chunks, { name: 'x', declared, meter: meterOf(entry, total) })).rejects.toThrow(why);
  expect(asked.bytes).toBeLessThanOrEqual(most);
  expect(asked.stopped).toBe(true);
});

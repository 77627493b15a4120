import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { compareProfiles } from '../../../src/advice/profile/compare-profiles.ts';
import { parseCpuProfile } from '../../../src/advice/profile/cpu-profile.ts';
import { sameLines } from '../../../src/advice/profile/line-map.ts';
import { slowerFunctions } from '../../../src/advice/profile/slower-functions.ts';
import { makeSuite } from '../block/make-suite.ts';
import { makeRoute } from '../load/load-support.ts';
import { createProfilePlace } from './profile-place.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** Work that no compiler leaves out; what stays in `kept` is a leak. */
const service = (rounds: number, leaked: number): string => `
const { createServer } = require('node:http');
const { existsSync } = require('node:fs');
const kept = [];
const spin = (rounds) => {
  let sum = 0;
  for (let index = 0; index < rounds; index += 1) sum = (sum * 31 + index) % 1000003;
  return sum;
};
function steady() { return spin(20000); }
function slowed() { return spin(${rounds}); }
function hoard() { for (let index = 0; index < ${leaked}; index += 1) kept.push({ index, text: 'x' + Math.random() }); }
createServer((request, response) => {
  if (process.env.DIES_WITH && existsSync(process.env.DIES_WITH)) process.exit(3);
  hoard();
  response.end(String(steady() + slowed()));
}).listen(process.env.PORT, '127.0.0.1');
`;

// V8 counts code that replaced a running loop, or that was put into its caller, as the caller's own: each function here is sampled
// as itself.
const node = 'exec node --no-use-osr --no-turbo-inlining --no-maglev-inlining';
const suite = makeSuite({ start: `${node} src/server.js`, routes: [makeRoute('a')] });
const files = (rounds: number, leaked: number) => ({ 'src/server.js': service(rounds, leaked), 'package.json': '{}' });

test('a real service: what got slower and what leaks is named, and profiles are kept for DevTools', async () => {
  await using place = await createProfilePlace({ base: files(20_000, 1), head: files(400_000, 40) });
  const profiles = await place.profile(suite, { kinds: ['cpu', 'allocation', 'survivors'] });
  expect([profiles.base.missing, profiles.head.missing]).toEqual([[], []]);
  const compare = (kind: 'cpu' | 'allocation' | 'survivors') =>
    compareProfiles({ suite: 'api', kind, profiles, lines: sameLines, seed: 1 });

  const cpu = compare('cpu');
  expect(cpu.requests.base).toBeGreaterThan(100);
  expect(cpu.functions[0]).toMatchObject({ path: 'src/server.js' });
  for (const [name, line] of [
    ['spin', 5],
    ['slowed', 11],
  ] as const) {
    const found = cpu.functions.find((it) => it.name === name);
    expect(found).toMatchObject({ path: 'src/server.js', line });
    expect(found!.change.low).toBeGreaterThan(0);
  }
  // What did not change is not among what did, whatever the noise of the machine.
  const most = cpu.functions.find(({ name }) => name === 'slowed')!.change.estimate;
  const steady = cpu.functions.find(({ name }) => name === 'steady')?.change.estimate ?? 0;
  expect(steady).toBeLessThan(most / 2);
  expect(slowerFunctions(cpu)[0]?.path).toBe('src/server.js');

  expect(compare('allocation').flame.head).toBeGreaterThan(compare('survivors').flame.head);
  expect(slowerFunctions(compare('survivors'))[0]).toMatchObject({ name: 'hoard', path: 'src/server.js', line: 12 });

  expect((await readdir(place.output)).toSorted()).toEqual([
    'api-base-1.cpuprofile',
    'api-base-allocation-1.heapprofile',
    'api-base-survivors-1.heapprofile',
    'api-head-1.cpuprofile',
    'api-head-allocation-1.heapprofile',
    'api-head-survivors-1.heapprofile',
  ]);
  expect(cpu.files).toEqual(['raw/api-base-1.cpuprofile', 'raw/api-head-1.cpuprofile']);
  const kept = await place.read('raw/api-head-1.cpuprofile');
  expect(parseCpuProfile(kept)).not.toBeNull();
  expect(kept).toMatchObject({ pacegate: { suite: 'api', side: 'head', kind: 'cpu', round: 0, thread: 0 } });
});

test('a service that dies in the middle leaves what was taken before', async () => {
  await using place = await createProfilePlace({ base: files(20_000, 0), head: files(20_000, 0) });
  const dying = { ...suite, env: { DIES_WITH: join(place.output, 'api-head-1.cpuprofile') } };
  const { base, head } = await place.profile(dying, { kinds: ['cpu', 'survivors'] });
  const died = [base, head].filter(({ missing }) => missing.some(({ reason }) => /died while/.test(reason)));
  expect(died).toContain(head);
  expect(head.runs.map(({ kind }) => kind)).toEqual(['cpu']);
});

test('a service without the profiler, one that may not have it, and one that does not start are said', async () => {
  await using place = await createProfilePlace({ base: files(1, 0), head: files(1, 0) });
  const bare = await place.profile({ ...suite, start: 'unset NODE_OPTIONS; exec node src/server.js' });
  expect(bare.base.missing).toEqual([
    { what: 'profiles', reason: expect.stringMatching(/No process of the service loaded the profiler/) },
  ]);
  const refused = await place.profile({ ...suite, probe: false });
  expect(refused.base.missing).toEqual([{ what: 'profiles', reason: expect.stringMatching(/probe: false/) }]);
  expect(refused.head.runs).toEqual([]);
  const broken = await place.profile({ ...suite, start: 'exit 7' });
  expect(broken.head.missing).toMatchObject([{ what: 'profiles of start 1' }]);
  const stopped = new AbortController();
  stopped.abort(new Error('enough'));
  await expect(place.profile(suite, {}, stopped.signal)).rejects.toThrow('enough');
});

test('TypeScript that was compiled is named by its source', async () => {
  const compiled = (rounds: number) => ({
    'dist/server.js': `const { createServer } = require('node:http');
function r(n) { let s = 0; for (let i = 0; i < n; i += 1) s = (s * 31 + i) % 1000003; return s; }
createServer((q, p) => p.end(String(r(${rounds})))).listen(process.env.PORT, '127.0.0.1');
//# sourceMappingURL=server.js.map
`,
    // Line 2, from column 9: line 40 of the source, "rank".
    'dist/server.js.map': JSON.stringify({
      version: 3,
      sources: ['../src/rank.ts'],
      names: ['rank'],
      mappings: ';SAuCAA',
    }),
  });
  await using place = await createProfilePlace({ base: compiled(20_000), head: compiled(300_000) });
  const profiles = await place.profile({ ...suite, start: `${node} dist/server.js` });
  const { functions } = compareProfiles({ suite: 'api', kind: 'cpu', profiles, lines: sameLines, seed: 1 });
  const rank = functions.find(({ name }) => name === 'rank');
  expect(rank).toMatchObject({ path: 'src/rank.ts', line: 40 });
  expect(rank!.change.low).toBeGreaterThan(0);
  expect(functions.map(({ name }) => name)).not.toContain('r');
});

import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Block, Slice } from '../../src/core/block.ts';
import { PreparationError, UploadError } from '../../src/core/errors.ts';
import { createRandom } from '../../src/core/random.ts';
import { resultSchema } from '../../src/core/result.ts';
import type { Side } from '../../src/core/side.ts';
import type { Upload } from '../../src/measure/upload/read-upload.ts';
import { refuseUpload } from '../../src/usecases/judge-upload.ts';
import { readUploadConfigurations } from '../../src/usecases/upload/read-upload-configurations.ts';
import type { UploadGrounds } from '../../src/usecases/upload/upload-request.ts';
import { parse } from '../config/parse.ts';
import { makeRecord } from '../support/make-record.ts';
import { configurationText } from './harness.ts';
import { type HonestRun, honestRun, identity, judgeRun, type Truth } from './upload/honest-run.ts';

const text = configurationText();
const slower = { cpu: 0.3, latency: 0.3 } as const satisfies Truth;

/** One run for the tests that change what it uploaded. */
const quiet = await honestRun({}, { base: text });
const slow = await honestRun(slower, { base: text });

type Change = (block: Block) => Block;

const withBlocks = (run: HonestRun, change: (blocks: Block[]) => Block[]): Upload => ({
  ...run.upload,
  blocks: change([...run.upload.blocks]),
});
const withEach = (run: HonestRun, change: Change): Upload => withBlocks(run, (blocks) => blocks.map(change));
const withFirst = (run: HonestRun, change: Change): Upload =>
  withBlocks(run, (blocks) => blocks.map((block, index) => (index === 0 ? change(block) : block)));
const withResult = (run: HonestRun, more: Partial<NonNullable<Upload['result']>>): Upload => ({
  ...run.upload,
  result: { ...run.upload.result!, ...more },
});
const slicesOf =
  (change: (slices: Slice[]) => Slice[]): Change =>
  (block) => ({ ...block, slices: change(block.slices) });
const eachSlice = (change: (slice: Slice) => Slice): Change => slicesOf((slices) => slices.map(change));

/** Why an upload is refused. */
const refused = (run: HonestRun, upload: Upload, more: Partial<UploadGrounds> = {}): string => {
  try {
    judgeRun(run, upload, more);
  } catch (error) {
    if (error instanceof UploadError) return error.message;
    throw error;
  }
  return 'It was not refused.';
};

const scene = fc.record({
  seed: fc.nat(10_000),
  noise: fc.constantFrom(0.002, 0.002, 0.02, 0.3),
  cpu: fc.constantFrom(0, 0, 0, 0.06, 0.3, -0.2),
  latency: fc.constantFrom(0, 0, 0.5),
  dying: fc.constantFrom(0, 0, 0.1, 0.4),
  failing: fc.constantFrom(0, 0, 0.1),
  errors: fc.constantFrom(0, 0, 0, 0.03),
  blind: fc.boolean(),
  budgets: fc.boolean(),
  adopting: fc.boolean(),
  schedule: fc.constantFrom(
    '',
    'duet: false',
    'port: 8080',
    'scenarios: { normal: { rate: 150 }, busy: { connections: 4 } }',
  ),
  timeLimit: fc.constantFrom(1000, 30_000, 60_000, 600_000, 600_000),
});

test('the verdict, the decisions and the intervals of an honest run come out again, whatever happened in it', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scene, async (it) => {
      const configured = configurationText({
        suite: it.schedule,
        more: it.budgets
          ? 'budgets: { latency.p95: { limit: 7ms, target: 2ms }, errors.rate: { limit: 1% }, db.time: { limit: 1ms } }'
          : '',
      });
      const luck = createRandom(it.seed).fork('luck');
      const run = await honestRun(
        ({ index }) => {
          if (luck.next() < it.failing && index > 0) throw new PreparationError('setup failed.', 'x');
          return { ...it, errors: { base: it.errors, head: it.errors } };
        },
        {
          base: it.adopting ? null : configured,
          head: configured,
          options: { timeLimit: it.timeLimit, seed: it.seed },
          prepare: () => Promise.resolve(),
        },
      );
      const again = judgeRun(run);
      seen.add(again.verdict);
      expect(resultSchema.parse(again)).toEqual(again);
      const { verdict, metrics, comparisons, budgets, control, absent, suites, policy, findings } = run.result;
      expect(again).toMatchObject({ verdict, comparisons, budgets, control, absent, suites, policy, findings });
      expect(again.metrics).toEqual(metrics);
      // Where nothing was compared the run knows more of the reason: that there was no time.
      expect(again.reasons.join('\n')).toContain(run.result.reasons[0]);
    }),
    { numRuns: 60, seed: 3 },
  );
  expect([...seen].sort()).toEqual(['fail', 'inconclusive', 'invalid', 'pass']);
}, 600_000);

test('the result is of the commits that the caller names, and says whose words it holds', () => {
  const result = judgeRun(
    quiet,
    withResult(quiet, { environment: { ...quiet.result.environment, cpu: 'x'.repeat(9000) } }),
  );
  expect(result).toMatchObject({
    verdict: 'pass',
    base: identity.base,
    head: { ...identity.head, dirty: false },
    seed: quiet.result.seed,
    startedAt: quiet.result.startedAt,
    duration: quiet.result.duration,
  });
  expect(result.environment.cpu).toHaveLength(100);
  expect(result.notices[0]).toContain("that run's own words");
  expect(result.notices).toHaveLength(1);
});

test('what the run says of itself does not count', () => {
  const plan = { policy: { tolerance: { default: 100 } }, suites: [] };
  const result = judgeRun(slow, { ...withResult(slow, { verdict: 'pass', reasons: ['All is well.'] }), plan });
  expect(result.verdict).toBe('fail');
  expect(result.reasons.join()).not.toContain('All is well');
  expect(result.notices).toEqual(
    expect.arrayContaining([
      'The run itself came to "pass"; that does not count.',
      'The run planned something else than the configuration of the base says; that does not count.',
    ]),
  );
  expect(judgeRun(slow, { ...slow.upload, plan: 'nonsense' }).verdict).toBe('fail');
});

test('budgets, tolerances and looks are those of the base; what the head alters is told', async () => {
  const loose = configurationText({ more: 'tolerance: { default: 100%, latency.p95: 100% }' });
  const run = await honestRun(slower, { base: text, head: loose });
  const result = judgeRun(run);
  expect(result.verdict).toBe('fail');
  expect(result.policy.from).toBe('base');
  expect(result.notices).toContainEqual(expect.stringContaining('This change alters the policy'));
  // Measured by the loose one, judged by the other.
  const other = await honestRun(slower, { base: loose });
  expect(other.result.verdict).toBe('pass');
  expect(judgeRun(other, other.upload, { baseConfiguration: parse(text) }).verdict).toBe('fail');
});

test.each<[string, Partial<NonNullable<Upload['result']>>, string]>([
  [
    'another head',
    { head: { ...slow.upload.result!.head, commit: 'c'.repeat(40) } },
    'measured another commit: "cccccccccccc"',
  ],
  ['another base', { base: { ...slow.upload.result!.base, commit: 'c'.repeat(40) } }, 'compared with another base'],
  ['uncommitted work', { head: { ...slow.upload.result!.head, dirty: true } }, 'measured uncommitted work'],
  ['another year', { startedAt: '2025-01-01T00:00:00.000Z' }, 'was not measured during its run'],
  ['no time', { duration: 1 }, 'holds blocks that took longer than their run'],
  ['another seed', { seed: 43 }, "does not come from the run's seed"],
])('a run of %s is refused', (_, more, why) => {
  expect(refused(slow, withResult(slow, more))).toContain(why);
});

test("GitHub's test merge is accepted where the caller names it, with the base that it merged", () => {
  const merge = { commit: 'd'.repeat(40), base: 'e'.repeat(40) };
  const merged = (base: string): Upload =>
    withResult(slow, {
      head: { ...slow.upload.result!.head, commit: merge.commit },
      base: { ...slow.upload.result!.base, commit: base },
    });
  const result = judgeRun(slow, merged(merge.base), { identity: { ...identity, merge } });
  expect(result.verdict).toBe('fail');
  expect(result.head.commit).toBe(identity.head.commit);
  expect(result.notices).toContainEqual(expect.stringContaining("GitHub's test merge of the head with main"));
  expect(refused(slow, merged(identity.base.commit), { identity: { ...identity, merge } })).toContain('another base');
  expect(refused(slow, merged(merge.base))).toContain('measured another commit');
  expect(judgeRun(slow, slow.upload, { identity: { ...identity, merge } }).verdict).toBe('fail');
});

test('what an earlier workflow run measured is refused', () => {
  const at = Date.parse(slow.result.startedAt);
  const during = (from: number, to: number) => ({ during: { from: new Date(at + from), to: new Date(at + to) } });
  const minutes = 60_000;
  expect(judgeRun(slow, slow.upload, during(-minutes, slow.result.duration)).verdict).toBe('fail');
  expect(refused(slow, slow.upload, during(60 * minutes, 90 * minutes))).toContain('is of another time');
  expect(refused(slow, slow.upload, during(-90 * minutes, -60 * minutes))).toContain('is of another time');
});

test('blocks that were measured backwards, or took longer than their run, are refused', () => {
  const at = (block: Block, minutes: number): Block => ({
    ...block,
    startedAt: new Date(Date.parse(slow.result.startedAt) + minutes * 60_000).toISOString(),
  });
  const long = withResult(slow, { duration: 3_600_000 });
  const late = withBlocks(slow, (blocks) => blocks.map((block, k) => (k === 0 ? at(block, 30) : block)));
  expect(refused(slow, { ...late, result: long.result })).toContain('"raw/api-002.json" was measured before the block');
  const heavy = withEach(slow, (block) => ({ ...block, time: { ...block.time, other: 3_600_000 } }));
  expect(refused(slow, heavy)).toContain('blocks that took longer than their run');
});

const empty = (slice: Slice): Slice => {
  const without = (side: Side) => (slice[side] === null ? null : { ...slice[side], routes: {}, failures: {} });
  return { ...slice, base: without('base'), head: without('head') };
};

test.each<[string, Upload, string]>([
  [
    'of another schedule',
    withFirst(slow, (it) => ({ ...it, schedule: 'alternate' })),
    'was measured by schedule alternate',
  ],
  [
    'with endless windows',
    withFirst(slow, (it) => ({ ...it, warmUp: { ...it.warmUp, slice: 60_000 } })),
    'has longer windows',
  ],
  [
    'with a seed of its own',
    withFirst(slow, (it) => ({ ...it, seed: '1/api/0' })),
    "does not come from the run's seed",
  ],
  [
    'with its last slice taken away',
    withFirst(
      slow,
      slicesOf((all) => all.slice(0, -1)),
    ),
    'a part of its slices is missing',
  ],
  [
    'with its first slice taken away',
    withFirst(
      slow,
      slicesOf((all) => all.slice(1)),
    ),
    'holds other slices',
  ],
  [
    'with a slice twice',
    withFirst(
      slow,
      slicesOf((all) => [...all, all[0]!]),
    ),
    'holds other slices',
  ],
  [
    'without a scenario',
    withEach(
      slow,
      slicesOf(() => []),
    ),
    'a part of its slices is missing',
  ],
  [
    'without a route',
    withEach(
      slow,
      slicesOf((all) => all.filter(({ route }) => route !== 'GET /a')),
    ),
    'holds other slices',
  ],
  [
    'of a scenario that is not planned',
    withFirst(
      slow,
      eachSlice((it) => ({ ...it, scenario: 'calm' })),
    ),
    'holds other slices',
  ],
  [
    'of one side',
    withFirst(
      slow,
      eachSlice((it) => ({ ...it, order: ['base'], head: null })),
    ),
    'holds other slices',
  ],
  [
    'with a route that nobody asked for',
    withFirst(
      slow,
      eachSlice((it) =>
        it.route !== null
          ? it
          : {
              ...it,
              head: { ...it.head!, routes: { ...it.head!.routes, '<b>@all</b>': { durations: [1], errors: 0 } } },
            },
      ),
    ),
    'holds requests that the configuration of the base does not ask for',
  ],
  [
    'started in another order',
    withFirst(slow, (it) => ({ ...it, startOrder: it.startOrder.toReversed() })),
    'started its sides in another order',
  ],
  [
    'without a side',
    withFirst(slow, (it) => ({ ...it, sides: { ...it.sides, head: null } })),
    'a part of its slices is missing',
  ],
  ['with no requests', withEach(slow, eachSlice(empty)), 'its data say that it has to be discarded'],
  [
    'discarded because it does not please',
    withFirst(slow, (it) => ({ ...it, discarded: { reason: 'The machine paused', side: null } })),
    'its data give no reason to',
  ],
  [
    'broken off without a death',
    withFirst(slow, (it) => ({ ...it, slices: it.slices.slice(0, 3), discarded: { reason: 'x', side: null } })),
    'its data give no reason to',
  ],
  [
    'counted although the generator was the bottleneck',
    withFirst(
      slow,
      eachSlice((it) => ({ ...it, generator: { ...it.generator, utilisation: 0.95 } })),
    ),
    'has to be discarded',
  ],
  [
    'a comparison by relabelling a control',
    withEach(slow, (it) => ({ ...it, kind: 'comparison' })),
    'is a comparison block, and a control block was in turn',
  ],
  [
    'copied from another',
    withBlocks(slow, (all) =>
      all.map((block, k) =>
        k !== 1
          ? block
          : {
              ...block,
              slices: block.slices.map((slice) => ({
                ...(all[0]!.slices.find(({ route }) => route === slice.route) ?? slice),
                order: slice.order,
              })),
            },
      ),
    ),
    'holds the same durations again as raw/api-001.json',
  ],
  [
    'with the base in the place of the head',
    withEach(
      slow,
      eachSlice((it) => ({ ...it, head: it.base })),
    ),
    'holds the same durations again',
  ],
])('a block %s is refused', (_, upload, why) => {
  const message = refused(slow, upload);
  expect(message).toContain('"raw/api-00');
  expect(message).toContain(why);
});

test('more blocks than the policy has looks for are refused', async () => {
  const run = await honestRun({ noise: 0.3 }, { base: text });
  expect(run.result.suites[0]!.blocks.counted).toBe(16);
  const fewer = { baseConfiguration: parse(configurationText({ more: 'gate: { max-blocks: 8 }' })) };
  expect(refused(run, run.upload, fewer)).toContain('holds 16 blocks of suite api that count; the policy allows 8');
});

test('blocks that are said to have died are forgiven as in any run, and no more of them', () => {
  const dead = (these: readonly number[]): Upload =>
    withBlocks(slow, (blocks) =>
      blocks.map((block, k) =>
        these.includes(k)
          ? { ...block, discarded: { reason: 'head died in the middle of a block (exit 1).', side: 'head' as const } }
          : block,
      ),
    );
  const last = slow.upload.blocks.length - 1;
  expect(slow.upload.blocks.map(({ kind }) => kind).slice(0, 4)).toEqual([
    'comparison',
    'comparison',
    'control',
    'comparison',
  ]);
  expect(judgeRun(slow, dead([last])).verdict).toBe('fail');
  // The control would have come later.
  expect(refused(slow, dead([0]))).toContain(
    '"raw/api-003.json" is a control block, and a comparison block was in turn',
  );
  const most = judgeRun(slow, dead([last - 1, last]));
  expect(most.verdict).toBe('invalid');
  expect(most.reasons[0]).toContain('had to be discarded');
});

test('an end at a moment of one’s own choice is no pass: between two looks only time may end a run', async () => {
  const run = await honestRun({ noise: 0.03 }, { base: text });
  const cut = (comparisons: number, duration: number): Upload => {
    let left = comparisons;
    const blocks = run.upload.blocks.filter(({ kind }) => left > 0 && (kind === 'control' || left-- > 0));
    return { ...withResult(run, { duration }), blocks };
  };
  const { duration } = run.result;
  const stopped = judgeRun(run, cut(5, duration));
  expect(stopped.verdict).toBe('invalid');
  expect(stopped.reasons[0]).toContain(
    'api: the run stopped after 5 of 16 blocks, undecided and before its time limit of 10 min',
  );
  expect(judgeRun(run, cut(5, 600_000)).verdict).toBe('inconclusive');
  // The same limit as the measuring workflow's.
  expect(judgeRun(run, cut(5, duration), { timeLimit: duration }).verdict).toBe('inconclusive');
  // Ends where a look decides need no time.
  expect(judgeRun(quiet).verdict).toBe('pass');
});

test('a regression that an early look shows stays shown, wherever the run ends', () => {
  const counted = slow.upload.blocks.filter(({ kind }) => kind === 'comparison').length;
  expect(counted).toBeGreaterThanOrEqual(4);
  const cut = withBlocks(slow, (blocks) => blocks.slice(0, 5));
  expect(judgeRun(slow, cut).verdict).toBe('fail');
});

const two = `${text}  web:\n    type: service\n    directory: web\n    start: node web.js\n    requests: [{ path: / }]\n`;
const both = { base: two, sides: { changedFiles: ['src/server.js', 'web/x.js'] } };

test('a suite that is expected and not there makes it invalid, and never green', async () => {
  const run = await honestRun({}, both);
  expect(judgeRun(run).verdict).toBe('pass');
  const onlyApi = withBlocks(run, (blocks) => blocks.filter(({ suite }) => suite === 'api'));
  const result = judgeRun(run, onlyApi);
  expect(result.verdict).toBe('invalid');
  expect(result.reasons[0]).toBe(
    'Nothing was uploaded that compares the sides in web, and the configuration of the base expects it.',
  );
  const controls = withBlocks(run, (blocks) =>
    blocks.filter(({ suite, kind }) => suite === 'api' || kind === 'control'),
  );
  expect(judgeRun(run, controls).verdict).toBe('invalid');
  // Asked for by the trusted side only.
  expect(judgeRun(run, onlyApi, { suites: ['api'] }).verdict).toBe('pass');
});

test('which suites are touched is what GitHub says; where it does not say all, every suite is', async () => {
  const run = await honestRun({}, { ...both, sides: { changedFiles: ['web/x.js'] } });
  expect(run.result.suites.find(({ name }) => name === 'api')!.skipped).toBeNull();
  const narrow = two.replace('start: node server.js', 'paths: ["src/**"]\n    start: node server.js');
  const skipping = await honestRun({}, { base: narrow, sides: { changedFiles: ['web/x.js'] } });
  expect(judgeRun(skipping).verdict).toBe('pass');
  const touched = judgeRun(skipping, skipping.upload, { changedFiles: ['web/x.js', 'src/server.js'] });
  expect(touched).toMatchObject({
    verdict: 'invalid',
    reasons: [expect.stringContaining('the sides in api,'), expect.anything()],
  });
  const unlisted = judgeRun(skipping, skipping.upload, { changedFiles: null });
  expect(unlisted.verdict).toBe('invalid');
  expect(unlisted.reasons[0]).toContain('GitHub did not list every changed file');
  const nothing = judgeRun(skipping, skipping.upload, { changedFiles: ['README.md'] });
  expect(nothing.verdict).toBe('pass');
  expect(nothing.notices).toContain('Blocks of web were not looked at: nothing is expected of them.');
});

test('a run that ended before its first block is invalid, with its reasons as its own words', async () => {
  const run = await honestRun(
    {},
    {
      base: text,
      prepare: (side) =>
        side === 'head'
          ? Promise.reject(new PreparationError('head: build failed.\n<b>@all</b>', 'Repair it.'))
          : Promise.resolve(),
    },
  );
  expect(run.upload.blocks).toEqual([]);
  const result = judgeRun(run);
  expect(result.verdict).toBe('invalid');
  expect(result.reasons[1]).toBe("The run's own words: head: build failed. Repair it.\n<b>@all</b>");
  const many = judgeRun(run, withResult(run, { reasons: Array.from({ length: 1000 }, () => 'x'.repeat(60_000)) }));
  expect(many.reasons.join().length).toBeLessThan(12_000);
});

test('an upload without a result is invalid: the run was cut off', () => {
  const result = judgeRun(quiet, { ...quiet.upload, result: null });
  expect(result).toMatchObject({ verdict: 'invalid', environment: { cpu: 'unknown' }, metrics: [], seed: 0 });
  expect(result.reasons[0]).toContain('did not come to its end');
  expect(judgeRun(quiet, { ...quiet.upload, blocks: [] }).verdict).toBe('invalid');
});

test('the adopting change is judged by its own policy and can not fail; an old commit does not make it one', async () => {
  const run = await honestRun(slower, { base: null, head: text });
  const result = judgeRun(run);
  expect(result).toMatchObject({ verdict: 'inconclusive', policy: { from: 'head' } });
  expect(result.verdict).toBe(run.result.verdict);
  const old = judgeRun(run, run.upload, { branchConfigured: true });
  expect(old.verdict).toBe('invalid');
  expect(old.reasons).toEqual([expect.stringContaining('main has one by now: merge that branch into the change')]);
});

test('what is hidden on the head stays expected', () => {
  const hidden = withEach(
    quiet,
    eachSlice((it) => ({ ...it, head: { ...it.head!, cpu: null } })),
  );
  const result = judgeRun(quiet, hidden);
  expect(result.verdict).toBe('inconclusive');
  expect(result.reasons.join()).toContain(
    'cpu.per-request in api, scenario normal was expected, but could not be compared',
  );
});

test('what is hidden on both sides is told, and is invalid where the stored record has it', () => {
  const hidden = withEach(
    quiet,
    eachSlice((it) => ({ ...it, base: { ...it.base!, cpu: null }, head: { ...it.head!, cpu: null } })),
  );
  const result = judgeRun(quiet, hidden);
  expect(result.absent).toContainEqual(expect.objectContaining({ metric: 'cpu.per-request' }));
  expect(result.notices).toContain(
    'api: of CPU time per request the run says that not all could be observed, so not all is compared.',
  );
  const metric = { scenario: 'normal', route: null, metric: 'cpu.per-request', primary: true };
  const record = makeRecord({ suite: 'api' });
  const others = [{ ...record, metrics: [{ ...record.metrics[0]!, ...metric }] }];
  const stored = {
    place: 'x',
    environment: 'y',
    suites: [{ suite: 'api', records: [], others }],
    problems: [],
    reached: true,
  };
  const judged = judgeRun(quiet, hidden, { stored });
  expect(judged.verdict).toBe('invalid');
  expect(judged.reasons[0]).toBe(
    'api: the stored record has a comparison that this run does not have (CPU time per request). Measure on the same kind of runner.',
  );
  expect(judgeRun(quiet, quiet.upload, { stored }).verdict).toBe('pass');
});

test('a head alone, kept as control blocks because the base could not be built, shows nothing', () => {
  const alone = withBlocks(quiet, (blocks) =>
    blocks.filter(({ kind }) => kind === 'comparison').map((it) => ({ ...it, kind: 'control' as const })),
  );
  const result = judgeRun(quiet, {
    ...alone,
    result: { ...alone.result!, verdict: 'invalid', reasons: ['base: build failed.'] },
  });
  expect(result).toMatchObject({ verdict: 'invalid', metrics: [] });
  expect(result.reasons[1]).toBe("The run's own words: base: build failed.");
});

// docs/forks.md says so: who owns the runner owns the numbers.
test('sides that are swapped throughout are not found out: the docs say what this can not prove', () => {
  const swapped = withEach(slow, (block) =>
    block.kind === 'control' ? block : eachSlice((it) => ({ ...it, base: it.head, head: it.base }))(block),
  );
  const result = judgeRun(slow, swapped);
  expect(result.metrics.filter(({ primary, decision }) => primary && decision === 'improved').length).toBeGreaterThan(
    3,
  );
});

test('a refused upload has a result that says why, and nothing of what was uploaded', () => {
  const result = refuseUpload(
    quiet.grounds,
    new UploadError('The upload was refused: "x" is a link.', 'Upload it anew.'),
  );
  expect(resultSchema.parse(result)).toEqual(result);
  expect(result).toMatchObject({
    verdict: 'invalid',
    reasons: ['The upload was refused: "x" is a link. Upload it anew.'],
    metrics: [],
    base: identity.base,
    head: identity.head,
    comparisons: { made: 0 },
  });
});

test('configurations are read without the judging workflow’s environment: variables stand for themselves', async () => {
  const withVariables = `${text}    env: { TOKEN: "\${GITHUB_TOKEN}", PATH2: "\${toString}-\${UNSET}" }\n`;
  const { base, head, notices } = await readUploadConfigurations('.github/pacegate.yml', (side) =>
    Promise.resolve(side === 'base' ? 'version: 2' : withVariables),
  );
  expect(head.suites[0]!.env).toEqual({ TOKEN: '${GITHUB_TOKEN}', PATH2: '${toString}-${UNSET}' });
  expect(base).toBeNull();
  expect(notices).toEqual(['.github/pacegate.yml of the base is invalid, so it counts as absent.']);
});

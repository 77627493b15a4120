import { expect, test } from '@jest/globals';
import { PreparationError, UploadError } from '../../src/core/errors.ts';
import { resultSchema } from '../../src/core/result.ts';
import { refuseUpload } from '../../src/usecases/judge-upload.ts';
import { readUploadConfigurations } from '../../src/usecases/upload/read-upload-configurations.ts';
import { makeRecord } from '../support/make-record.ts';
import { honestRun, identity, judgeRun } from './upload/honest-run.ts';
import { eachSlice, quiet, slow, slower, text, withBlocks, withEach, withResult } from './upload/tamper.ts';

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
  expect(nothing.notices).toContain('What was measured of web was not looked at: nothing is expected of it.');
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

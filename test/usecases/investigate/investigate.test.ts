import { expect, jest, test } from '@jest/globals';
import { UsageError } from '../../../src/core/errors.ts';
import { investigationSchema } from '../../../src/core/investigation.ts';
import { proofStateSchema } from '../../../src/investigation/proof/proof-state.ts';
import { experts } from '../../../src/measure/experts/expert-order.ts';
import { configurationText } from '../harness.ts';
import { earlierOf } from './kept.ts';
import { stage } from './stage.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(120_000);

test('one slow part among innocent ones is proven by undoing it, and by it alone on the base', async () => {
  const { run, archive, laboratory, observed, prepared, learned } = stage();
  const { investigation, result, directory, comment } = await run();
  expect(result.verdict).toBe('fail');
  expect(investigation.state).toBe('proven');
  const cause = investigation.hypotheses.find(({ id }) => id === investigation.rootCause);
  expect(cause?.location?.path).toBe('src/server.js');
  expect(cause?.experiment?.patch).toContain('-  const copy = JSON.parse(JSON.stringify(rows));');
  expect(cause?.experiment?.recovery?.low).toBeGreaterThan(0.5);
  expect(cause?.experiment?.reproduction?.low).toBeGreaterThan(0.5);
  const others = investigation.hypotheses.filter(({ id }) => id !== investigation.rootCause);
  expect(others.length).toBeGreaterThan(0);
  expect(others.map(({ experiment }) => experiment?.decision)).not.toContain('root-cause');
  expect(prepared.some(({ side }) => side === 'base')).toBe(true);

  expect(investigationSchema.parse(archive.investigation)).toEqual(investigation);
  expect(archive.texts).toEqual({ whole: 'whole: proven', comment: 'comment: proven' });
  expect({ directory, comment }).toEqual({ directory: 'runs/1', comment: 'comment: proven' });
  expect(archive.page).toBe('page: fail, proven');
  const proof = proofStateSchema.parse(archive.proof);
  expect(archive.arms).toHaveLength(proof.blocks.length);
  // The comparison's blocks are those that the verdict rests on, and no other.
  expect(laboratory.requests).toHaveLength(archive.blocks.length + archive.arms.length);
  expect(learned).toMatchObject([{ reference: '#7', fingerprint: { undone: 'hunk' } }]);

  // The answer comes step by step: opened, then suspects, then what was measured.
  expect(observed[0]).toMatchObject({ state: 'hypotheses', hypotheses: [] });
  expect(observed[1]?.hypotheses.length).toBe(investigation.hypotheses.length);
  expect(observed[1]?.hypotheses.every(({ experiment }) => (experiment?.blocks ?? 0) === 0)).toBe(true);
  expect(observed.at(-1)).toEqual(investigation);
  const events = investigation.timeline.map(({ text }) => text);
  expect(new Set(events).size).toBe(events.length);
  expect(events.some((it) => /is the root cause: undoing it wins back/.test(it))).toBe(true);
});

test('where nothing regressed it says so, and measures nothing more', async () => {
  const { run, archive, laboratory, prepared, observed } = stage({ slow: false });
  const { investigation } = await run();
  expect(investigation.state).toBe('no-regression');
  expect(laboratory.requests).toHaveLength(archive.blocks.length);
  expect(prepared).toEqual([]);
  expect(archive.proof).toBeNull();
  expect(observed).toHaveLength(1);
  expect(archive.investigation?.notices).toEqual([]);
});

test('a comparison that shows nothing because it is not decided is not called innocent', async () => {
  const { run } = stage({ slow: false, noise: 0.4 });
  const { investigation, result } = await run();
  expect(result.verdict).toBe('inconclusive');
  expect(investigation.notices.join()).toContain('a regression may be there all the same');
  // The answer is what everybody reads.
  expect(investigation.summary).toMatch(/^The comparison is inconclusive, so a regression may be there all the same: /);
});

test('what breaks the build when it is undone is untested with the reason, and nobody else is blamed', async () => {
  const { run } = stage({
    arm: ({ patch }) => (/^-.*JSON\.parse/m.test(patch) ? 'head: build failed (exit 1): node build.js' : null),
  });
  const { investigation } = await run();
  const broken = investigation.hypotheses.find(({ experiment }) => /^-.*JSON\.parse/m.test(experiment?.patch ?? ''));
  expect(broken?.experiment?.decision).toBe('untested');
  expect(broken?.experiment?.notes.join()).toContain('build failed');
  expect(investigation.rootCause).toBeNull();
  expect(investigation.state).toBe('unexplained');
});

test('one that is stopped keeps what it has, and another goes on without measuring it again', async () => {
  const first = stage({
    observed: ({ hypotheses }, controller) => {
      const blocks = hypotheses.reduce((sum, { experiment }) => sum + (experiment?.blocks ?? 0), 0);
      if (blocks >= 2 && !controller.signal.aborted) controller.abort(new Error('stopped'));
    },
  });
  await expect(first.run()).rejects.toThrow('stopped');
  expect(first.archive.investigation?.state).toBe('cancelled');
  expect(first.archive.texts?.whole).toBe('whole: cancelled');
  expect(first.archive.page).toBe('page: fail, cancelled');
  const kept = proofStateSchema.parse(first.archive.proof);
  expect(kept.blocks.length).toBeGreaterThan(2);
  const [checked, arms] = [first.archive.blocks.length, first.archive.arms.length];

  const second = stage({ earlier: earlierOf(first.archive) });
  const { investigation } = await second.run();
  expect(investigation.state).toBe('proven');
  expect(second.sides).toEqual(['base', 'head']);
  expect(first.archive.blocks).toHaveLength(checked);
  const proof = proofStateSchema.parse(first.archive.proof);
  expect(proof.blocks.slice(0, arms)).toEqual(kept.blocks);
  expect(second.laboratory.requests).toHaveLength(proof.blocks.length - arms);
  expect(new Set(first.archive.arms).size).toBe(first.archive.arms.length);
  expect(investigation.timeline.map(({ text }) => text)).toContain('It was begun before, and goes on.');
});

test('stopped before the experts have answered, or failing, it shows on its page how far it came', async () => {
  const early = stage({ observed: (_, controller) => controller.abort(new Error('stopped')) });
  await expect(early.run()).rejects.toThrow('stopped');
  expect(early.archive.page).toBe('page: fail, cancelled');
  const failing = stage({
    observed: ({ hypotheses }) => {
      if (hypotheses.length > 0) throw new Error('the disk is gone');
    },
  });
  await expect(failing.run()).rejects.toThrow('the disk is gone');
  expect(failing.archive.investigation?.state).toBe('hypotheses');
  expect(failing.archive.page).toBe('page: fail, hypotheses');
});

test('an earlier run of another change is refused before anything is measured, with what does not match', async () => {
  const first = stage();
  await first.run();
  const earlier = earlierOf(first.archive);
  const second = stage({ earlier, headTree: 'c' });
  const error = await second.run().catch((it: unknown) => it);
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({
    message:
      "The run in runs/earlier can't be gone on with, for it is not of this change: its head was change (bbbbbbbbbb), and now it is change (cccccccccc).",
    cure: `To go on with it, give --base ${'a'.repeat(40)} --head ${'b'.repeat(40)}. To measure this change anew, leave --result out, or say with --out where the new run is to be written.`,
  });
  expect([second.laboratory.requests, second.sides, second.archive.plan]).toEqual([[], [], null]);
});

test('where that is asked for, another change is measured anew, and the answer says so', async () => {
  const first = stage();
  await first.run();
  const second = stage({ earlier: earlierOf(first.archive, 'measure'), headTree: 'c' });
  const { investigation } = await second.run();
  expect(second.archive.blocks.length).toBeGreaterThan(0);
  const why =
    "The run in runs/earlier can't be gone on with, for it is not of this change: its head was change (bbbbbbbbbb), and now it is change (cccccccccc).";
  expect(second.progress).toContainEqual({ kind: 'step', text: `${why} This change is measured anew` });
  expect(investigation.timeline.map(({ text }) => text)).toContain(`${why} This change was measured anew.`);
});

test('an expert that fails is a notice, and the others find it all the same', async () => {
  const { run } = stage({
    askExpert: (expert, order) =>
      expert === 'infrastructure' ? Promise.reject(new Error('out of luck')) : Promise.resolve(experts[expert](order)),
  });
  const { investigation } = await run();
  expect(investigation.state).toBe('proven');
  expect(investigation.notices).toContain(
    'The infrastructure expert failed: out of luck; what it would have found is missing.',
  );
});

test('a name that nothing has is refused before anything is measured', async () => {
  const { run, laboratory, sides } = stage({ options: { asked: 'GET /nothing' } });
  await expect(run()).rejects.toThrow(UsageError);
  expect([laboratory.requests, sides]).toEqual([[], []]);
});

test('only what is asked for is explained', async () => {
  const { run } = stage({ options: { asked: 'api GET /b cpu.per-request' } });
  const { investigation } = await run();
  expect(investigation.scope.asked).toBe('api cpu.per-request GET /b');
  expect(new Set(investigation.regressions.map(({ metric, route }) => `${metric} ${route}`))).toEqual(
    new Set(['cpu.per-request GET /b']),
  );
});

test('no arm may take all the time that is left to be made ready', async () => {
  const { run, prepared } = stage();
  await run();
  const [first = Infinity] = prepared.map(({ timeLeft }) => timeLeft);
  expect(first).toBeGreaterThan(60_000);
  for (const { timeLeft } of prepared) expect(timeLeft).toBeLessThanOrEqual((15 * 60_000) / 2);
});

test('of a change of many hundred files the first are looked at, and that is said', async () => {
  const side = (ref: string, name: string) => ({ ref, commit: name.repeat(40), tree: name.repeat(40), dirty: false });
  const many = Array.from({ length: 700 }, (_, index) => `src/part-${index}.js`);
  const read = jest.fn((_: string, path: string) => Promise.resolve(path === 'src/server.js' ? 'x();\n' : 'y();\n'));
  const configuration = configurationText();
  const { run } = stage({
    repository: {
      sides: { base: side('main', 'a'), head: side('change', 'b'), changedFiles: many, notices: [] },
      read: (of, path) => (path.endsWith('pacegate.yml') ? Promise.resolve(configuration) : read(of, path)),
    },
  });
  const { investigation } = await run();
  expect(investigation.notices).toContain('The change touches 700 files: 600 of them were looked at.');
  expect(new Set(read.mock.calls.map(([, path]) => path).filter((it) => it.startsWith('src/part-'))).size).toBe(600);
});

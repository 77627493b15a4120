import { expect, jest, test } from '@jest/globals';
import { BundleError, PreparationError } from '../../../src/core/errors.ts';
import { proofStateSchema } from '../../../src/investigation/proof/proof-state.ts';
import { fakeBench, graphOf, measuredOf, moment, sizesOfGzip, webText } from '../bundle/fake-bench.ts';
import * as frontEndChange from './front-end-change.ts';
import { earlierOf, type Kept } from './kept.ts';
import { type Scene, stage } from './stage.ts';

jest.setTimeout(120_000);

const small = measuredOf(graphOf(180_000));
const large = measuredOf(graphOf(240_000, [moment]), 58_000);

const scene = (more: Partial<Scene> = {}): Scene => ({
  configuration: webText(),
  change: frontEndChange,
  bundles: fakeBench({ base: small, head: large }),
  sizes: (hasIt) => (hasIt ? sizesOfGzip(240_000, [moment]) : sizesOfGzip(180_000)),
  ...more,
});

const proofOf = ({ proof }: Kept) => proofStateSchema.parse(proof);

test('what makes a bundle larger is proven by building without it, and by it alone on the base', async () => {
  const { run, archive, laboratory, prepared } = stage(scene());
  const { investigation, result } = await run();
  expect([result.verdict, investigation.state]).toEqual(['fail', 'proven']);
  const cause = investigation.hypotheses.find(({ id }) => id === investigation.rootCause);
  expect(cause).toMatchObject({ location: { path: 'web/src/index.js' }, experiment: { decision: 'root-cause' } });
  expect(cause?.experiment?.patch).toContain("-import moment from 'moment';");
  expect(cause?.experiment?.recovery?.estimate).toBeCloseTo(1, 2);
  expect(cause?.experiment?.reproduction?.estimate).toBeCloseTo(1, 2);
  expect(cause?.evidence.join()).toContain('moment makes');
  // A build is measured once, and nothing is loaded.
  expect(cause?.experiment?.blocks).toBe(2);
  expect(laboratory.requests).toEqual([]);
  expect(prepared.find(({ side }) => side === 'base')?.suites.map(({ name }) => name)).toEqual(['web']);
  expect(proofOf(archive).blocks.length).toBeLessThan(12);
  expect(investigation.hypotheses.map(({ experiment }) => experiment?.decision)).not.toContain('contributing');
});

test('a base that can not be built any more costs the reproduction, and nothing else', async () => {
  const first = stage(
    scene({
      observed: ({ hypotheses }, controller) => {
        if (hypotheses.length > 0 && !controller.signal.aborted) controller.abort(new Error('stopped'));
      },
    }),
  );
  await expect(first.run()).rejects.toThrow('stopped');
  const asked: string[] = [];
  const second = stage(
    scene({
      earlier: earlierOf(first.archive),
      repository: {
        prepare: (side) => {
          asked.push(side);
          return side === 'head'
            ? Promise.resolve()
            : Promise.reject(new PreparationError('base: install failed (exit 1): npm ci\n  ETARGET', 'x'));
        },
      },
    }),
  );
  const { investigation } = await second.run();
  expect(investigation.state).toBe('proven');
  const cause = investigation.hypotheses.find(({ id }) => id === investigation.rootCause);
  expect(cause?.experiment).toMatchObject({ decision: 'root-cause', reproduction: null });
  expect(cause?.experiment?.notes.join()).toContain('The base with only this change could not be made');
  // The head for all arms; the base for the arm that is made of it, and not again after that has failed.
  expect(asked).toEqual(['head', 'base']);
});

test('an arm whose build can not be read is untested with the reason', async () => {
  const { run } = stage(
    scene({ sizes: (hasIt) => (hasIt ? sizesOfGzip(240_000, [moment]) : new BundleError('There are no files.', 'x')) }),
  );
  const { investigation } = await run();
  expect([investigation.state, investigation.rootCause]).toEqual(['unexplained', null]);
  const without = investigation.hypotheses.find(({ experiment }) => experiment?.patch.includes('-import moment'));
  expect(without?.experiment?.decision).toBe('untested');
  expect(without?.experiment?.notes.join()).toContain('What it built could not be measured: There are no files.');
});

test('an arm that no longer has the entry says nothing, and does not take all the time', async () => {
  const other = sizesOfGzip(180_000);
  const renamed = { ...other, entries: other.entries.map((it) => ({ ...it, name: 'another' })) };
  const { run, archive } = stage(
    scene({
      configuration: webText({ suite: 'entries: [main]' }),
      options: { asked: 'web main' },
      sizes: (hasIt) => (hasIt ? sizesOfGzip(240_000, [moment]) : renamed),
    }),
  );
  const { investigation } = await run();
  expect(investigation.state).toBe('unexplained');
  const blocks = Map.groupBy(proofOf(archive).blocks, ({ arm }) => arm);
  expect(blocks.size).toBeGreaterThan(1);
  for (const of of blocks.values()) expect(of.length).toBeLessThanOrEqual(30);
});

test('what builds of one commit differ by is not won back', async () => {
  // Two builds of the head are 12 kB apart: an innocent change undone may hit the smaller one.
  const { run } = stage(
    scene({
      bundles: fakeBench({ base: small, head: large, second: sizesOfGzip(228_000, [moment]) }),
      sizes: (hasIt) => (hasIt ? sizesOfGzip(228_000, [moment]) : sizesOfGzip(180_000)),
    }),
  );
  const { investigation } = await run();
  expect(investigation.state).toBe('proven');
  const decisions = investigation.hypotheses.map(({ id, experiment }) => [id, experiment?.decision]);
  expect(decisions.filter(([, it]) => it === 'contributing')).toEqual([]);
  expect(decisions.filter(([, it]) => it === 'root-cause')).toEqual([[investigation.rootCause, 'root-cause']]);
});

import { expect, jest, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { proofStateSchema } from '../../../src/investigation/proof/proof-state.ts';
import { makePageBlock } from '../../support/make-page-block.ts';
import { normal } from '../../support/normal-noise.ts';
import * as frontEndChange from './front-end-change.ts';
import { type Scene, stage } from './stage.ts';

jest.setTimeout(120_000);

const home = `version: 1
suites:
  home: { type: page, directory: web, build: npm run build, files: dist }
tolerance: { page.lcp: 10% }
`;

const random = createRandom(3);
const around = (value: number): number => value * Math.exp(0.01 * normal(random));

const scene = (more: Partial<Scene> = {}): Scene => ({
  configuration: home,
  change: frontEndChange,
  pageBlock: (hasIt, { suite, index, kind, own }) => {
    expect([suite.type, own.head.type, own.base.type]).toEqual(['page', 'page', 'page']);
    const slow = hasIt ? { 'page.lcp': around(2100), 'page.transfer': 300_000 } : { 'page.lcp': around(1200) };
    return makePageBlock({ index, kind, both: { 'page.lcp': around(1200) }, head: slow });
  },
  ...more,
});

test('what makes a page slower is proven by visits to arms of it', async () => {
  const { run, archive, laboratory, prepared } = stage(scene());
  const { investigation, result } = await run();
  expect([result.verdict, investigation.state]).toEqual(['fail', 'proven']);
  const cause = investigation.hypotheses.find(({ id }) => id === investigation.rootCause);
  expect(cause).toMatchObject({ location: { path: 'web/src/index.js' }, experiment: { decision: 'root-cause' } });
  expect(cause?.experiment?.patch).toContain("-import moment from 'moment';");
  expect(cause?.experiment?.reproduction?.low).toBeGreaterThan(0.5);
  const { leads } = proofStateSchema.parse(archive.proof).plan;
  expect(new Set(leads.map(({ family }) => family))).toEqual(new Set(['time', 'bytes']));
  const arms = laboratory.requests.filter(({ standIn }) => standIn !== undefined);
  expect(new Set(arms.map(({ standIn }) => standIn)).size).toBeGreaterThan(1);
  // A base with only one change is served as the base is.
  const bases = new Set(prepared.filter(({ side }) => side === 'base').map(({ id }) => id));
  expect(bases.size).toBe(1);
  const ofBase = arms.filter(({ standIn }) => bases.has(standIn ?? ''));
  expect(ofBase.map(({ own }) => own.head === own.base)).toEqual(ofBase.map(() => true));
});

test('a machine that was never as fast for both visits of an arm tells nothing, and ends', async () => {
  const { run, archive } = stage(
    scene({
      options: { asked: 'home page.lcp' },
      pageBlock: (hasIt, { index, kind, standIn }) => {
        const block = makePageBlock({
          index,
          kind,
          head: hasIt ? { 'page.lcp': around(2100), 'page.transfer': 300_000 } : {},
        });
        const isArm = standIn !== undefined;
        const visits = block.visits?.map((it) => (isArm && it.side === 'head' ? { ...it, benchmarkIndex: 700 } : it));
        return { ...block, visits: visits ?? [] };
      },
    }),
  );
  const { investigation } = await run();
  expect(investigation.state).toBe('unexplained');
  const blocks = Map.groupBy(proofStateSchema.parse(archive.proof).blocks, ({ arm }) => arm);
  for (const [arm, of] of blocks) expect([arm, arm === 'H' || of.length <= 8]).toEqual([arm, true]);
});

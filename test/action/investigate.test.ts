import { expect, test } from '@jest/globals';
import { investigate, type InvestigateTools } from '../../src/action/investigate.ts';
import { makeInvestigation } from '../support/make-investigation.ts';
import { makeResult } from '../support/make-result.ts';
import { baseSha, headSha } from './payloads.ts';
import { emptyStore, type FakePosting, fakePosting, makeStage, makeTask, outcomeOf } from './stage-support.ts';

const task = (more: Parameters<typeof makeTask>[0] = {}) => ({
  ...makeTask(more),
  mode: 'investigate' as const,
  externalId: 'pr-12-investigate',
});

type Asked = Parameters<InvestigateTools['runInvestigate']>[0];

const toolsOf = (posting: FakePosting, asked: Asked[] = []): InvestigateTools => ({
  posting,
  readCheckedOut: async () => ({ top: '/work/shop', commit: headSha, parents: [baseSha] }),
  openBaseline: async () => emptyStore,
  runInvestigate: async (options, host) => {
    asked.push(options);
    host.observe?.(makeInvestigation({ state: 'hypotheses', rootCause: null }));
    const investigation = makeInvestigation();
    return { ...outcomeOf(makeResult({ verdict: 'fail' })), investigation, comment: 'The cause is known.' };
  },
});

test('it is shown while it goes on, in one comment, and ends with marks and suggestions; it fails nothing', async () => {
  const posting = fakePosting();
  const asked: Asked[] = [];
  const { stage } = makeStage({ about: 'latency.p95', earlier: '.pacegate/runs/x' });
  const outcome = await investigate(task(), stage, toolsOf(posting, asked));
  expect(asked[0]).toMatchObject({
    asked: 'latency.p95',
    earlier: '.pacegate/runs/x',
    otherwise: 'measure',
    reference: '#12',
    base: baseSha,
  });
  expect(posting.calls).toEqual([
    'start a1b2c3d pr-12-investigate',
    'comment #12',
    'complete a1b2c3d neutral',
    'comment #12',
    'suggest #12',
  ]);
  expect(posting.reports[0]).toMatchObject({
    annotations: [{ path: 'src/orders.js', startLine: 2, title: 'Root cause: A query for every order' }],
    buttons: [],
  });
  expect(outcome.failures).toEqual([]);
  expect(outcome.outputs).toMatchObject({
    investigation: '/work/shop/.pacegate/runs/x/investigation.json',
    comment: '/work/shop/.pacegate/runs/x/investigation-comment.md',
  });
});

test('without a pull request there is a check and no comment', async () => {
  const posting = fakePosting();
  await investigate(task({ number: null }), makeStage().stage, toolsOf(posting));
  expect(posting.calls).toEqual(['start a1b2c3d pr-12-investigate', 'complete a1b2c3d neutral']);
});

test('with `post: false` nothing is written', async () => {
  const posting = fakePosting();
  const { outputs } = await investigate(task(), makeStage({ post: 'false' }).stage, toolsOf(posting));
  expect(posting.calls).toEqual([]);
  expect(outputs.investigation).toBeDefined();
});

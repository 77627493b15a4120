import { expect, jest, test } from '@jest/globals';
import { type Answer, shapeOf } from '../../../src/core/answer-shape.ts';
import { ServiceError } from '../../../src/core/errors.ts';
import type { Hypothesis } from '../../../src/core/investigation.ts';
import { proofStateSchema } from '../../../src/investigation/proof/proof-state.ts';
import type { BlockRequest } from '../../../src/usecases/ports.ts';
import { earlierOf, type Kept } from './kept.ts';
import { guilty } from './slow-change.ts';
import { type Scene, stage, type Staged } from './stage.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(120_000);

const answer = (body: unknown, status = 200): Answer => ({ status, shape: { of: shapeOf(body) } });
const told = (it: Answer): ReadonlyMap<string, Answer> => new Map([['GET /b', it]]);

/** Whether what stands on the side of the head is the head without the slow lines. */
const isWithout = ({ prepared }: Staged, { standIn }: BlockRequest): boolean => {
  const arm = prepared.findLast(({ id }) => id === standIn);
  return arm?.side === 'head' && arm.patch.split('\n').some((line) => line.startsWith('-') && line.includes(guilty));
};

/** Blocks in which each side is asked before it is loaded, as the real ones do. */
const answering = (
  scene: Scene,
  of: { readonly base: Answer; readonly head: Answer; readonly without: Answer },
): Staged => {
  const staged = stage(scene);
  const { laboratory } = staged;
  const runBlock = laboratory.runBlock.bind(laboratory);
  laboratory.runBlock = (request) => {
    request.answered?.('base', told(of.base));
    request.answered?.('head', told(isWithout(staged, request) ? of.without : of.head));
    return runBlock(request);
  };
  return staged;
};

const withoutIt = (hypotheses: readonly Hypothesis[]): Hypothesis | undefined =>
  hypotheses.find(({ experiment }) => experiment?.patch.includes(`-  const copy = ${guilty}`) === true);

const proofOf = ({ proof }: Kept) => proofStateSchema.parse(proof);
const [plain, longer] = [answer({ rows: 3 }), answer({ rows: 3, note: 'x' })];

test('an arm that answers otherwise than head and base do is no experiment, however quick it is', async () => {
  for (const without of [answer({ rows: 3 }, 500), answer(['a'])]) {
    const { investigation } = await answering({}, { base: plain, head: plain, without }).run();
    expect([investigation.state, investigation.rootCause]).toEqual(['unexplained', null]);
    const found = withoutIt(investigation.hypotheses)?.experiment;
    expect(found?.decision).toBe('untested');
    expect(found?.notes.join()).toContain('It does not answer as head or base do: GET /b: ');
  }
});

test('one that answers as the base does is the base again, and proves what it proves', async () => {
  const { investigation } = await answering({}, { base: plain, head: longer, without: plain }).run();
  expect([investigation.state, withoutIt(investigation.hypotheses)?.id]).toEqual(['proven', investigation.rootCause]);
});

test('whoever goes on asks the head first: what arms answer is held against it', async () => {
  const first = stage({
    observed: ({ hypotheses }, controller) => {
      const blocks = hypotheses.reduce((sum, { experiment }) => sum + (experiment?.blocks ?? 0), 0);
      if (blocks >= 2 && !controller.signal.aborted) controller.abort(new Error('stopped'));
    },
  });
  await expect(first.run()).rejects.toThrow('stopped');
  const before = proofOf(first.archive).blocks.length;
  const second = answering(
    { earlier: earlierOf(first.archive) },
    { base: plain, head: plain, without: answer({ rows: 3 }, 500) },
  );
  const { investigation } = await second.run();
  expect(second.laboratory.requests[0]?.standIn).toBeUndefined();
  expect(investigation.rootCause).toBeNull();
  const { arms, blocks } = proofOf(first.archive);
  const refused = arms.find(({ failure }) => failure?.includes('status 500') === true);
  const since = blocks.slice(before).filter(({ arm }) => arm === refused?.id);
  expect(since.map(({ reading }) => reading)).toEqual([null]);
});

test('an arm without which the service does not start is untested with the reason', async () => {
  const staged = stage();
  const { laboratory } = staged;
  const runBlock = laboratory.runBlock.bind(laboratory);
  laboratory.runBlock = (request) => {
    if (isWithout(staged, request))
      return Promise.reject(
        new ServiceError('The head service (node server.js) ended with exit 1.\n  SyntaxError', 'x'),
      );
    return runBlock(request);
  };
  const { investigation } = await staged.run();
  expect(withoutIt(investigation.hypotheses)?.experiment).toMatchObject({
    decision: 'untested',
    notes: ['Without it the service does not run: The head service (node server.js) ended with exit 1.'],
  });
});

test.each([
  ['once', 1, 'root-cause'],
  ['again and again', Infinity, 'untested'],
] as const)('an arm of which blocks are discarded %s', async (_, times, expected) => {
  const staged = stage();
  const { laboratory } = staged;
  const runBlock = laboratory.runBlock.bind(laboratory);
  const lost: string[] = [];
  laboratory.runBlock = async (request) => {
    const block = await runBlock(request);
    if (!isWithout(staged, request) || lost.length >= times) return block;
    lost.push(request.standIn ?? '');
    return { ...block, discarded: { reason: 'head answered no request', side: 'head' as const } };
  };
  const { investigation } = await staged.run();
  const found = withoutIt(investigation.hypotheses)?.experiment;
  expect(found?.decision).toBe(expected);
  for (const [arm, of] of Map.groupBy(lost, (it) => it)) expect([arm, of.length]).toEqual([arm, Math.min(times, 2)]);
  expect(found?.notes.join().includes('It does not answer as it should: it answered no request.')).toBe(times > 1);
});

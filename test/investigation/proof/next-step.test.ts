import { expect, test } from '@jest/globals';
import { advance } from '../../../src/investigation/proof/advance.ts';
import { concludeProof } from '../../../src/investigation/proof/conclude-proof.ts';
import { nextStep } from '../../../src/investigation/proof/next-step.ts';
import type { ProofState } from '../../../src/investigation/proof/proof-state.ts';
import { syntheticTime } from '../../bench/investigate/synthetic.ts';
import { costs, each, follow, open, suspect, units } from './follow-proof.ts';

test('the guilty of five is proven by both, the others are cleared, and a placebo stays innocent', () => {
  const { conclusion, last, state } = follow(open(each(5), { units: [...units(5), 'u6'] }), costs({ u2: 0.5 }));
  expect(last).toMatchObject({ kind: 'finish', reason: 'explained' });
  expect(conclusion).toMatchObject({ state: 'proven', rootCauses: ['H2'], contributing: [] });
  const [first, second] = conclusion.suspects;
  expect(second).toMatchObject({ arm: 'U2', lead: 0, decision: 'root-cause', notes: [] });
  expect(second!.reproduction!.low).toBeGreaterThan(0.5);
  expect(first).toMatchObject({ decision: 'ruled-out', blocks: 3 });
  expect(conclusion.placebo).toMatchObject({ arm: 'P', units: ['u6'], decision: 'ruled-out' });
  expect(state.spent).toBeLessThan(600_000);
});

test('each arm has every place in the rounds', () => {
  const { steps } = follow(open(each(3)), costs({ u1: 0.03, u2: 0.03, u3: 0.03 }));
  const firsts = steps.flatMap((step) => (step.kind === 'round' ? [step.blocks[0]!.arm] : []));
  expect(new Set(firsts.slice(0, 4)).size).toBe(4);
});

test('whoever goes on after a crash in the middle of a round comes to the same end', () => {
  const start = open(each(4));
  const shows = costs({ u3: 0.4 });
  const broken = follow(start, shows, 7);
  const halved: ProofState = { ...broken.state, blocks: broken.state.blocks.slice(0, -2) };
  expect(follow(halved, shows).conclusion.rootCauses).toEqual(follow(start, shows).conclusion.rootCauses);
  expect(nextStep(halved)).toEqual(nextStep(structuredClone(halved)));
});

test('two parts of one regression both contribute and explain it together', () => {
  const { conclusion, last } = follow(open(each(4)), costs({ u1: 0.5, u4: 0.4 }));
  expect(last).toMatchObject({ reason: 'explained' });
  expect(conclusion).toMatchObject({ state: 'contributing', rootCauses: [], contributing: ['H1', 'H4'] });
  expect(conclusion.leads[0]!.share).toBeCloseTo(1, 1);
});

test('a large cause beside a small one is the root cause once the rest is shown to be the small one', () => {
  const { conclusion } = follow(open(each(3)), costs({ u1: 2, u2: 0.45 }));
  expect(conclusion).toMatchObject({ rootCauses: ['H1'], contributing: ['H2'] });
});

test('two that do harm only together are an interaction, not two causes', () => {
  const { conclusion, last } = follow(open(each(3)), (present) =>
    present.includes('u1') && present.includes('u3') ? 0.6 : 0,
  );
  expect(last).toMatchObject({ reason: 'explained' });
  expect(conclusion).toMatchObject({ rootCauses: [], contributing: ['H1', 'H3'] });
  expect(conclusion.together).toMatchObject([{ suspects: ['H1', 'H3'], arm: 'S1+3' }]);
  expect(conclusion.suspects[0]!.notes).toEqual([expect.stringContaining('takes something else')]);
});

test('of two that both recover the one that takes less along is the cause, and the other is no second one', () => {
  const nested = [suspect(['u1', 'u2'], { weight: 0.9 }), suspect(['u2'], { weight: 0.8 })];
  const { conclusion, state } = follow(open(nested, { units: units(3) }), costs({ u2: 0.5 }));
  expect(conclusion).toMatchObject({ rootCauses: ['H2'], contributing: [] });
  expect(conclusion.suspects[0]).toMatchObject({
    decision: 'untested',
    notes: ["It can't be undone without H2, which is the cause by itself."],
  });
  // It could only show the same once more.
  expect(state.arms.map(({ id }) => id)).not.toContain('U1');
});

test('a proof that had measured both before it was stopped names one cause all the same', () => {
  const nested = [suspect(['u1', 'u2'], { weight: 0.9 }), suspect(['u2'], { weight: 0.8 })];
  const { state } = follow(open(nested, { units: units(3) }), costs({ u2: 0.5 }));
  const larger = state.arms
    .filter(({ id }) => id === 'U2')
    .map((it) => ({ ...it, id: 'U1', units: ['u1', 'u2'], suspects: ['H1'] }));
  const again = state.blocks.filter(({ arm }) => arm === 'U2').map((it) => ({ ...it, arm: 'U1' }));
  const both = { ...state, arms: [...state.arms, ...larger], blocks: [...state.blocks, ...again] };
  const { rootCauses, contributing, suspects } = concludeProof(both);
  expect([rootCauses, contributing, suspects[0]!.decision]).toEqual([['H2'], [], 'untested']);
});

test('what takes another suspect along is tested once that one is cleared, or does not do', () => {
  const nested = [suspect(['u1', 'u2'], { weight: 0.9 }), suspect(['u2'], { weight: 0.8 })];
  const cleared = follow(open(nested, { units: units(3) }), costs({ u1: 0.5 }));
  expect(cleared.conclusion.rootCauses).toEqual(['H1']);
  expect(cleared.conclusion.suspects[1]).toMatchObject({ decision: 'ruled-out' });
  const broken = follow(open(nested, { units: units(3) }), costs({ u2: 0.5 }), 500, (arm) => arm === 'U2');
  expect(broken.conclusion.rootCauses).toEqual(['H1']);
});

test('many suspects: the unlikely ones are undone in groups, and a guilty group is taken apart', () => {
  const { steps, conclusion } = follow(open(each(12)), costs({ u11: 0.5 }));
  const made = steps.flatMap((step) => (step.kind === 'prepare' ? [step.arm.id] : []));
  expect(made.slice(0, 4)).toEqual(['U1', 'U2', 'U3', 'G1']);
  expect(steps.some(({ kind }) => kind === 'split')).toBe(true);
  expect(conclusion).toMatchObject({ state: 'proven', rootCauses: ['H11'] });
  expect(conclusion.suspects[4]).toMatchObject({
    decision: 'ruled-out',
    notes: [expect.stringContaining('with others')],
  });
});

test('what can not be undone is untested with its reason, and what fails to start too', () => {
  const fixed = suspect([], { undo: null, reason: 'It can not be undone alone.' });
  const { conclusion } = follow(
    open([fixed, ...each(3)], { units: units(3) }),
    costs({ u2: 0.5 }),
    500,
    (arm) => arm === 'U2',
  );
  expect(conclusion.suspects[0]).toMatchObject({ decision: 'untested', notes: ['It can not be undone alone.'] });
  expect(conclusion.suspects[1]).toMatchObject({ decision: 'untested', notes: ['It does not start.'] });
  expect(conclusion.rootCauses).toEqual(['H3']);
});

test('when no suspect survives, units that nobody suspected are searched, then commits', () => {
  const { conclusion } = follow(open(each(2), { units: units(6) }), costs({ u5: 0.5 }));
  expect(conclusion).toMatchObject({ state: 'proven', rootCauses: [] });
  expect(conclusion.discovered).toMatchObject([{ units: ['u5'], decision: 'root-cause', suspects: [] }]);

  const { steps } = follow(open(each(2), { commits: ['a', 'b', 'c'] }), () => 0.5);
  const commits = steps.flatMap((step) =>
    step.kind === 'prepare' && step.arm.commit !== null ? [step.arm.commit] : [],
  );
  expect(commits).toEqual(['a']);
});

test('nothing to explain, nothing to undo, no time', () => {
  expect(follow(open(each(3)), () => 0).last).toMatchObject({ reason: 'not-reproduced' });
  expect(nextStep(open([]))).toMatchObject({ reason: 'nothing-to-test' });
  expect(nextStep(open(each(2), { leads: [] }))).toMatchObject({ reason: 'nothing-to-test' });
  const short = follow(open(each(4), { budget: 60_000 }), costs({ u1: 0.5 }));
  expect(short.last).toMatchObject({ reason: 'budget' });
  expect(short.state.spent).toBeLessThanOrEqual(60_000);
});

test('an arm of which one block after the other is discarded is given up; so is a head', () => {
  const start = open(each(1));
  const lose = (state: ProofState, arm: string): ProofState =>
    advance(state, { kind: 'measured', arm, suite: 'api', took: 8000, reading: null });
  const step = nextStep(start);
  const made = step.kind === 'prepare' ? step.arm : null;
  const ready = advance(start, { kind: 'prepared', arm: made!, took: 1, failure: null });
  const lost = [1, 2, 3].reduce((state) => lose(state, 'U1'), ready);
  expect(lost.arms[0]!.failure).toMatch(/3 of its blocks/);
  expect(nextStep([1, 2, 3].reduce((state) => lose(state, 'H'), ready))).toMatchObject({ reason: 'unmeasurable' });
});

test('a time that varies too much to tell a share of it is taken as explained with the statements that it follows from', () => {
  const leads = [
    { ...syntheticTime, metric: 'db.rows', family: 'database' as const },
    { ...syntheticTime, follows: 0 },
  ];
  const [shows, noise] = [costs({ u1: 0.3 }), [0.01, 0.4]];
  const together = follow(open(each(3), { leads }), shows, 500, undefined, noise);
  expect(together.last).toMatchObject({ kind: 'finish' });
  expect(together.conclusion.rootCauses).toEqual(['H1']);
  const alone = follow(
    open(each(3), { leads: leads.map((it) => ({ ...it, follows: null })) }),
    shows,
    500,
    undefined,
    noise,
  );
  expect(together.state.blocks.length).toBeLessThan(0.7 * alone.state.blocks.length);
});

test('what no block says anything of takes no more blocks than anything else', () => {
  const leads = [syntheticTime, { ...syntheticTime, route: 'GET /gone' }];
  const shows = costs({ u1: 0.4 });
  const unseen = follow(open(each(3), { leads }), shows, 500, undefined, [0.01, 0.01], (_, lead) => lead === 1);
  expect(unseen.last).toMatchObject({ reason: 'explained' });
  expect(unseen.conclusion.rootCauses).toEqual(['H1']);
  expect(unseen.conclusion.leads.map(({ shown }) => shown)).toEqual(['yes', 'unclear']);
  expect(unseen.conclusion.notes).toEqual(['No block of the experiments said anything of 1 of 2 comparisons.']);
  // Of what only the head shows nothing is known of any suspect.
  const mute = follow(open(each(3)), shows, 500, undefined, [0.01], (arm) => arm !== 'H');
  expect(mute.last).toMatchObject({ reason: 'nothing-left' });
  expect(mute.conclusion).toMatchObject({ state: 'unexplained', rootCauses: [] });
  const blocks = Map.groupBy(mute.state.blocks, ({ arm }) => arm);
  for (const { id } of mute.state.arms) expect([id, blocks.get(id)?.length]).toEqual([id, 8]);
});

test('of bundles each arm is measured as soon as it is built: none is built that nobody needs', () => {
  const lead = {
    ...syntheticTime,
    scenario: null,
    route: 'main',
    metric: 'bundle.initial.gzip',
    family: 'bytes' as const,
    exact: true,
  };
  const { steps, conclusion } = follow(open(each(8), { leads: [lead] }), costs({ u1: 0.5 }), 500, undefined, [0]);
  expect(conclusion).toMatchObject({ state: 'proven', rootCauses: ['H1'] });
  const made = steps.flatMap((step) => (step.kind === 'prepare' ? [step.arm.id] : []));
  expect(made).toEqual(['U1', 'S1', 'P']);
  expect(steps.slice(0, 3).map(({ kind }) => kind)).toEqual(['prepare', 'round', 'prepare']);
});

import { expect, test } from '@jest/globals';
import { investigationSchema } from '../../../src/core/investigation.ts';
import { coveredNote } from '../../../src/investigation/proof/covered-note.ts';
import { conclude, found, guiltyFinding, storeResult, storeView } from './make-story.ts';
import { makeSuspect, storeSuspects } from './make-suspects.ts';
import { stories, tell } from './stories.ts';

test.each(Object.entries(stories))('%s is an investigation by the schema', (_, investigation) => {
  expect(investigationSchema.parse(investigation)).toEqual(investigation);
});

test('a proven cause is told with its place, its recovery and what it is a share of', () => {
  const { proven } = stories;
  expect(proven).toMatchObject({ state: 'proven', rootCause: 'H1', contributing: [] });
  expect(proven.summary).toBe(
    'The root cause is a query for every order at src/orders.js:43: undoing it wins back 98 % (91 to 104 %) of ' +
      '+212 % in mean latency of GET /orders, and the base with nothing but it shows 97 % of that.',
  );
  expect(proven.hypotheses.map(({ id, experiment }) => `${id} ${experiment?.decision}`)).toEqual([
    'H1 root-cause',
    'H2 ruled-out',
    'H3 ruled-out',
    'H4 ruled-out',
    'H5 ruled-out',
    'H6 untested',
  ]);
  expect(proven.placebo?.decision).toBe('ruled-out');
});

test('the measured fix is the first task, with what it brings as measured', () => {
  const [task, rework, prevent] = stories.proven.tasks;
  expect(task).toMatchObject({
    id: 'PERF_FIX_001',
    priority: 'HIGH',
    expected: { metric: 'latency.mean', measured: true },
  });
  // The head takes 3.12 times as long; 98 % of log(3.12) less is 0.328 times the head.
  expect(task?.expected.change?.estimate).toBeCloseTo(3.12 ** -0.98 - 1, 6);
  expect(task?.patch).toContain('rows.map(({ id }) => id)');
  expect(rework).toMatchObject({ id: 'PERF_FIX_002', expected: { measured: false, change: null }, patch: null });
  expect(prevent).toMatchObject({ id: 'PERF_FIX_003', priority: 'LOW' });
  expect(stories.proven.plan.immediate.map((it) => it.task)).toEqual(['PERF_FIX_001']);
  expect(stories.proven.plan.shortTerm[0]?.task).toBe('PERF_FIX_002');
});

test('impact tells figures, traffic and price', () => {
  const { impact } = tell({ input: { weights: { api: { 'GET /orders': 3, 'GET /search': 9 } } } });
  expect(impact.text).toContain('Affected routes get 25 % of the requests by the weights of the mix.');
  expect(stories.proven.impact.text).toContain('Affected routes get 30 % of the requests of the measured mix.');
  expect(impact.costPerMillion).toBeCloseTo(0.79 * 0.42, 6);
  expect(impact.text.join('\n')).toContain('A million requests of api cost 1.12 instead of 0.79');
});

test('before the experiments nothing is called a cause and nothing is to be done', () => {
  const first = stories['first-answer'];
  expect(first).toMatchObject({ state: 'hypotheses', rootCause: null, contributing: [], tasks: [], learning: null });
  expect(first.summary).toMatch(
    /^Suspected most, and not proven, is a query for every order at src\/orders\.js:43 \(H1\), beside 5 others/u,
  );
  expect(first.hypotheses.map(({ experiment }) => experiment?.decision ?? null)).toEqual([
    null,
    null,
    null,
    null,
    null,
    'untested',
  ]);
});

test('while experiments run only what explains everything is called proven', () => {
  const half = conclude({ leads: [{ shown: 'yes', explained: false, share: 0.98 }] });
  const running = tell({ conclusion: half, ending: { kind: 'running' } });
  expect(running).toMatchObject({ state: 'hypotheses', rootCause: null, tasks: [] });
  expect(running.summary).toContain('So far undoing H1 wins back 98 % (91 to 104 %).');
  expect(tell({ ending: { kind: 'running' } })).toMatchObject({ state: 'proven', rootCause: 'H1' });
});

test('two that cause it together are both told, and neither is the root cause', () => {
  const two = stories['two-causes'];
  expect(two).toMatchObject({ state: 'proven', rootCause: null, contributing: ['H1', 'H2'] });
  expect(two.summary).toContain('2 changes cause it together');
  expect(two.summary).toContain('Undoing all of them wins back 95 % (89 to 102 %)');
  expect(two.hypotheses[0]?.experiment?.notes).toContain('Undone together with H2 it wins back 95 % (89 to 102 %).');
  const measured = two.tasks.filter(({ expected }) => expected.measured);
  expect(measured.map(({ priority }) => priority)).toEqual(['HIGH', 'HIGH']);
});

test('what was not explained says what was tested, when it came in, and what would help', () => {
  const { summary, plan, rootCause, tasks } = stories.unexplained;
  expect(summary).toContain('4 changes were tested and cleared, 2 could not be decided');
  expect(summary).toContain('It came in with commit c2c2c2c2c2c2.');
  expect(plan.immediate.map(({ text }) => text).join('\n')).toContain('Give it more time');
  expect([rootCause, tasks]).toEqual([null, []]);
});

test('a regression that does not show again is none', () => {
  expect(stories['not-reproduced']).toMatchObject({ state: 'no-regression', rootCause: null, tasks: [] });
  const unclear = tell({
    conclusion: conclude({
      state: 'not-reproduced',
      rootCauses: [],
      suspects: [],
      leads: [{ shown: 'unclear', explained: false, share: 0 }],
    }),
    ending: { kind: 'finished', reason: 'nothing-left' },
  });
  expect(unclear.state).toBe('unexplained');
  expect(unclear.plan.immediate.map(({ text }) => text)).toContain('Measure on a quieter machine');
});

test('what was proven before it was cancelled is kept', () => {
  const cancelled = tell({ ending: { kind: 'cancelled' } });
  expect(cancelled).toMatchObject({ state: 'cancelled', rootCause: 'H1' });
  expect(cancelled.summary).toMatch(
    /^It was cancelled after 25 blocks of experiments\. What was proven until then: The root/u,
  );
  expect(stories.cancelled).toMatchObject({ state: 'cancelled', rootCause: null, tasks: [] });
});

test('blocks of a group were measured once, however many were undone in it', () => {
  const suspects = [guiltyFinding, ...['H2', 'H3', 'H4'].map((id) => found(id, { arm: 'G1', blocks: 3 }))];
  const conclusion = conclude({ state: 'unexplained', suspects, rootCauses: [] });
  const { summary } = tell({ conclusion, ending: { kind: 'cancelled' } });
  expect(summary).toContain('It was cancelled after 12 blocks of experiments.');
});

test('no secret of a patch or of evidence is stored, and a fix that would show one has no patch', () => {
  const story = stories['pool-with-a-secret'];
  expect(JSON.stringify(story)).not.toContain('hunter2');
  expect(story.hypotheses[0]?.experiment?.patch).toContain('"password": "***"');
  expect(story.tasks[0]?.patch).toBeNull();
  expect(story.tasks[0]?.steps[0]).toMatch(/by hand/u);
});

test('what delta debugging found is a hypothesis of its own', () => {
  const set = {
    lead: 0,
    suspects: [],
    units: ['src/start.js#1', 'src/start.js#2'],
    arm: 'D4',
    recovery: { estimate: 0.99, low: 0.9, high: 1.08 },
    reproduction: { estimate: 0.95, low: 0.85, high: 1.05 },
    decision: 'root-cause',
    notes: [],
    blocks: 8,
  } as const;
  const discovered = new Map([
    [
      'D4',
      {
        undone: 'hunk',
        patch: '--- a/src/start.js\n+++ b/src/start.js\n@@ -1,1 +1,1 @@\n-a\n+b\n',
        reason: null,
        title: 'Changed code in src/start.js:1 and 1 other place of the change',
        location: { path: 'src/start.js', startLine: 1, endLine: 1 },
      } as const,
    ],
  ]);
  const conclusion = conclude({
    suspects: conclude().suspects.map((it) => (it.id === 'H1' ? found('H1') : it)),
    rootCauses: [],
    discovered: [set],
  });
  const story = tell({ conclusion });
  expect(story.hypotheses).toHaveLength(7);
  expect(tell({ conclusion, input: {} }).rootCause).toBe('H7');
  const described = tell({
    conclusion,
    input: {
      proof: { leads: [], conclusion, discovered },
    },
  });
  expect(described.hypotheses[6]).toMatchObject({ id: 'H7', location: { path: 'src/start.js' } });
  expect(described.tasks[0]?.patch).toContain('+++ b/src/start.js');
});

test('hypotheses are numbered by how much is suspected, and stay so', () => {
  const shuffled = tell({ suspects: storeSuspects.toReversed() });
  expect(shuffled.hypotheses[0]?.title).toBe(storeSuspects[0]?.title);
  expect(shuffled.hypotheses.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('the same input gives the same investigation, and telling it again adds nothing to the timeline', () => {
  expect(tell()).toEqual(tell());
  expect(stories.proven.timeline).toHaveLength(4);
});

test('a placebo that wins back is a warning', () => {
  const placebo = {
    arm: 'P',
    units: ['x'],
    lead: 0,
    recovery: { estimate: 0.9, low: 0.8, high: 1 },
    decision: 'root-cause',
    blocks: 5,
  } as const;
  expect(tell({ conclusion: conclude({ placebo }) }).notices.join('\n')).toContain('The placebo');
});

test('a second root cause is not lost', () => {
  const conclusion = conclude({
    suspects: [guiltyFinding, { ...guiltyFinding, id: 'H2', arm: 'U2' }, ...conclude().suspects.slice(2)],
    rootCauses: ['H1', 'H2'],
  });
  const story = tell({ conclusion });
  expect(story).toMatchObject({ rootCause: 'H1', contributing: ['H2'] });
  expect(story.summary).toMatch(/^There are 2 causes: \(1\) a query for every order/u);
  expect(story.tasks.filter(({ expected }) => expected.measured)).toHaveLength(2);
});

test('nobody is sent to look at what could only be undone with the cause', () => {
  const looksFor = (notes: readonly string[]): string[] => {
    const second = found('H2', { decision: 'untested', notes });
    const conclusion = conclude({ suspects: [guiltyFinding, second, ...conclude().suspects.slice(2)] });
    const { immediate, shortTerm } = tell({ conclusion }).plan;
    return [...immediate, ...shortTerm].flatMap(({ text }) => (text.includes('Look at H2') ? [text] : []));
  };
  expect(looksFor(['It does not start.'])).toHaveLength(1);
  expect(looksFor([coveredNote('H1')])).toEqual([]);
});

test('with no suspect at all it says so', () => {
  const story = tell({ suspects: [], conclusion: null });
  expect(story.summary).toBe('Nothing is proven, and nothing of the change is suspected so far.');
  const over = tell({
    suspects: [],
    conclusion: conclude({
      state: 'unexplained',
      suspects: [],
      rootCauses: [],
      placebo: null,
      leads: [{ shown: 'open', explained: false, share: 0 }],
    }),
    ending: { kind: 'finished', reason: 'nothing-to-test' },
  });
  expect(over.summary).toBe(
    'No change was proven to cause it: nothing in it is suspected. Nothing of the change could be undone.',
  );
});

test('titles that are sentences are quoted', () => {
  const { summary } = tell({
    suspects: [
      makeSuspect({
        title: 'Connections closed after the answer in src/server.js:9',
        weight: 0.5,
        location: { path: 'src/server.js', startLine: 9, endLine: 9 },
      }),
    ],
    conclusion: conclude({ suspects: [guiltyFinding] }),
  });
  expect(summary).toMatch(/^The root cause is “Connections closed after the answer at src\/server\.js:9”: undoing it/u);
});

test('that the base has moved is told, however much else there is to tell', () => {
  const result = storeResult();
  const sentence = 'The base is worse than ever recorded in CPU time per request of api.';
  const history = { suite: 'api', scenario: null, route: null, metric: 'cpu.per-request', points: 9, sentence };
  const histories = [{ ...history, kind: 'base-moved' as const }];
  const notices = Array.from({ length: 60 }, (_, index) => `config/${index}.yml is read line by line.`);
  const story = tell({ input: { view: { ...storeView(result), histories }, notices } });
  expect(story.notices).toContain(sentence);
  expect(story.notices.length).toBeLessThan(notices.length);
  const usual = tell({ input: { view: { ...storeView(result), histories: [{ ...history, kind: 'usual' }] } } });
  expect(usual.notices).not.toContain(sentence);
});

test('what logs tell is kept, once each and without secrets', () => {
  const { logs } = tell({
    input: { logs: ['Logs: 3 requests.', 'Logs: 3 requests.', 'By key: password=hunter2hunter2.'] },
  });
  expect(logs).toHaveLength(2);
  expect(logs.join()).not.toContain('hunter2');
});

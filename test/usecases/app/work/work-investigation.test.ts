import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { investigateFailure } from '../../../../src/usecases/app/work/investigate-failure.ts';
import type { Investigation } from '../../../../src/core/investigation.ts';
import { playbookEntry } from '../../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import { configurationText } from '../../harness.ts';
import { fakeStore, makeRun, makeTools, repository } from './fake-tools.ts';
import { type Change, notedBy, writeTemplate } from './stub-command.ts';
import { type Scene, signal, stage } from './work-stage.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(120_000);

const scene = (more: Scene = {}): Scene => ({ run: { mode: 'investigate', about: 'api latency.p95' }, ...more });

const write = (room: string, change: Change, more: Partial<Investigation> = {}): void => {
  const { scope, ...rest } = makeInvestigation(more);
  mkdirSync(join(room, 'template'), { recursive: true });
  const text = JSON.stringify({ ...rest, scope: { ...scope, base: change.base, head: change.head, ...more.scope } });
  writeFileSync(join(room, 'template/investigation.json'), text);
};

const entry = playbookEntry(makeInvestigation(), { counters: [], shape: [] }, { reference: '#3', at: '2026-03-02' })!;

const kept = (room: string): string => join(room, 'jobs/kept');

test('the command is run on both commits, and what it found is kept as its word', async () => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, scene());
  write(room.path, change);
  await start();
  expect(store.ended).toEqual([]);
  expect(store.reports).toEqual([
    { report: expect.objectContaining({ kind: 'investigation', isShared: false }), raw: null },
  ]);
  const { args } = notedBy(room.path);
  expect(args.slice(0, 8)).toEqual([
    'investigate',
    'api latency.p95',
    '--base',
    change.base,
    '--head',
    change.head,
    '--time-limit',
    '60s',
  ]);
  expect(args[8]).toBe('--out');
});

test('of an alert only names that the configuration has are looked into', async () => {
  await using room = await scratch();
  const purpose = { kind: 'alert', branch: 'main', alert: 'Slow', group: null, resolvedAt: null } as const;
  const about = 'api http_request_duration_seconds /orders';
  const { change, store, start } = stage(room.path, scene({ run: { mode: 'investigate', purpose, about } }));
  write(room.path, change);
  await start();
  expect(store.ended).toEqual([]);
  expect(notedBy(room.path).args.slice(0, 3)).toEqual(['investigate', 'api', '--base']);
});

test('whether it is shared is the word of the base, and what was learnt before is there', async () => {
  await using room = await scratch();
  const readFile = () => Promise.resolve(configurationText({ more: 'app: { playbook: pull-request }' }));
  const looks = `writeFileSync(${JSON.stringify(join(room.path, 'book.json'))}, JSON.stringify(readdirSync('.pacegate/playbook')));`;
  const { change, store, start } = stage(
    room.path,
    scene({ grounds: { readFile }, store: { playbook: () => Promise.resolve([entry]) }, stub: { more: looks } }),
  );
  write(room.path, change);
  await start();
  expect(store.reports).toMatchObject([{ report: { isShared: true } }]);
  expect(JSON.parse(readFileSync(join(room.path, 'book.json'), 'utf8'))).toEqual([
    '.gitignore',
    expect.stringMatching(/^[0-9a-f]{16}\.json$/u),
  ]);
});

test('it begins with the check that was measured last', async () => {
  await using room = await scratch();
  const { change, store, run, tools, start } = stage(room.path);
  await writeTemplate(room.path, change);
  await start();
  const [check] = store.kept;
  const later = fakeStore(
    { ...run, mode: 'investigate' },
    { runsOf: () => Promise.resolve([{ ...run, id: 'check' }]), keptResult: () => Promise.resolve(check!) },
  );
  write(room.path, change);
  await work(run.id, { ...tools, store: later }, signal);
  expect(later.ended).toEqual([]);
  // Where the base has moved since, it is measured anew at the same place.
  const { args } = notedBy(room.path);
  expect(args.slice(-4)).toEqual(['--result', args.at(-1), '--out', args.at(-1)]);
});

test('what a worker that is stopped in the middle had measured is there for the next one on its machine', async () => {
  await using room = await scratch();
  const stop = new AbortController();
  const waits = `
    mkdirOut();
    writeFileSync(join(out, 'result.json'), JSON.stringify({ startedAt: 1, duration: 1 }));
    writeFileSync(join(out, 'raw/proof.json'), '{"step":3}');
    writeFileSync(join(out, 'investigation.json'), readFileSync(${JSON.stringify(join(room.path, 'template/investigation.json'))}));
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    function mkdirOut() { execFileSync('mkdir', ['-p', join(out, 'raw')]); }`;
  const first = stage(room.path, scene({ stub: { more: waits } }));
  write(room.path, first.change, { state: 'hypotheses', rootCause: null });
  const running = first.start(stop.signal);
  while (first.store.interim.length === 0) await new Promise((resolve) => setTimeout(resolve, 200));
  await new Promise((resolve) => setTimeout(resolve, 500));
  stop.abort(new Error('The worker ends.'));
  await expect(running).rejects.toThrow('The worker ends.');
  expect(readdirSync(join(kept(room.path), 'run-1/raw'))).toEqual(['proof.json']);

  const { store, run, tools } = first;
  const asked = { ...tools, cli: [process.execPath, join(room.path, 'again.mjs')] };
  const look = `
    import { cpSync, readFileSync, writeFileSync } from 'node:fs';
    const out = process.argv.at(-1);
    const seen = [process.argv.at(-4), readFileSync(out + '/raw/proof.json', 'utf8')];
    writeFileSync(${JSON.stringify(join(room.path, 'seen.json'))}, JSON.stringify(seen));`;
  writeFileSync(join(room.path, 'again.mjs'), look);
  await work(run.id, asked, signal);
  expect(JSON.parse(readFileSync(join(room.path, 'seen.json'), 'utf8'))).toEqual(['--result', '{"step":3}']);
  expect(store.reports).toHaveLength(1);
  expect(existsSync(join(kept(room.path), 'run-1'))).toBe(false);
});

const hypotheses = (more: object) => makeInvestigation().hypotheses.map((it) => ({ ...it, ...more }));

test.each([
  ['of other commits', { scope: { ...makeInvestigation().scope, head: 'c'.repeat(40) } }, 'other commits'],
  ['that blames what was not measured', { hypotheses: hypotheses({ experiment: null }) }, 'was not measured'],
  [
    'that leads out of the repository',
    { hypotheses: hypotheses({ location: { path: '../../etc/x', startLine: 1, endLine: 1 } }) },
    'names a place',
  ],
  ['of an impossible time', { timeline: [{ at: 'once', text: '' }] }, 'impossible times'],
])('an investigation %s is refused', async (_, more, why) => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, scene());
  write(room.path, change, more);
  await start();
  expect(store.reports).toEqual([]);
  expect(store.ended[0]).toMatchObject({ outcome: 'failed', problem: expect.stringContaining(why) });
});

test('a check that failed is followed by one where the base wants it, once for a head', async () => {
  const asked: unknown[] = [];
  const run = makeRun();
  const known = [makeRun({ id: 'other', mode: 'investigate' })];
  const follow = async (verdict: 'fail' | 'pass', investigate: 'ask' | 'failed', runs = [run]) => {
    asked.length = 0;
    const store = fakeStore(run, {
      runsOf: () => Promise.resolve(runs),
      askForRun: (it) => {
        asked.push(it);
        return Promise.resolve(run);
      },
    });
    const assignment = { run, repository, tools: makeTools('/nowhere', store), signal, report: () => {} };
    await investigateFailure(verdict, { investigate }, assignment);
    return asked.length;
  };
  expect(await follow('fail', 'failed')).toBe(1);
  expect(asked[0]).toMatchObject({ mode: 'investigate', headSha: run.headSha, requestedBy: null });
  expect(await follow('fail', 'ask')).toBe(0);
  expect(await follow('pass', 'failed')).toBe(0);
  expect(await follow('fail', 'failed', known)).toBe(0);
});

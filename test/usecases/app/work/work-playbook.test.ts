import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { Investigation } from '../../../../src/core/investigation.ts';
import { playbookEntry } from '../../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { playbookFile } from '../../../../src/report/investigation/playbook-file.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import { commit, scratch } from '../../../measure/workspace/repositories.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import { fakeStore } from './fake-tools.ts';
import type { Change } from './stub-command.ts';
import { groundsOf, signal, stage } from './work-stage.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(120_000);

const write = (room: string, { base, head }: Change, more: Partial<Investigation> = {}): void => {
  const investigation = makeInvestigation(more);
  mkdirSync(join(room, 'template'), { recursive: true });
  const text = JSON.stringify({ ...investigation, scope: { ...investigation.scope, base, head } });
  writeFileSync(join(room, 'template/investigation.json'), text);
};

const fileAt = (reference: string): Record<string, string> => {
  const entry = playbookEntry(makeInvestigation(), { counters: [], shape: [] }, { reference, at: '2026-03-02' })!;
  const { path, text } = playbookFile(entry);
  return { [path]: text };
};

const looks = (room: string): string => `
  const book = (existsSync('.pacegate/playbook') ? readdirSync('.pacegate/playbook') : []).filter((it) => it.endsWith('.json'));
  const seen = book.map((it) => JSON.parse(readFileSync('.pacegate/playbook/' + it, 'utf8')).reference).sort();
  writeFileSync(${JSON.stringify(join(room, 'seen.json'))}, JSON.stringify(seen));`;

const ofPull = { kind: 'pull-request', number: 5, isFork: false } as const;
const ofAlert = { kind: 'alert', branch: 'main', alert: 'Slow', group: null, resolvedAt: null } as const;

const badFile = '.github/pacegate/playbook/bad.md at ';

test.each<[string, Run['purpose'], string, readonly string[], readonly string[]]>([
  ['the base of a pull request, not its head', ofPull, 'main', ['#1'], []],
  ['nothing of a pull request into another branch', ofPull, 'release', [], []],
  ['the newer deploy of an alert', ofAlert, 'main', ['#1', '#2'], [badFile]],
])('the team’s playbook is that of the default branch: %s', async (_, purpose, ref, references, bad) => {
  await using room = await scratch();
  const { run, tools } = stage(room.path, { run: { mode: 'investigate', purpose }, stub: { more: looks(room.path) } });
  const repository = join(room.path, 'server/acme/shop.git');
  const base = commit(repository, fileAt('#1'));
  const head = commit(repository, { ...fileAt('#2'), '.github/pacegate/playbook/bad.md': '@team <img src=x>' });
  const change = { base, head };
  write(room.path, change);
  const store = fakeStore({ ...run, headSha: head, base: { sha: base, ref } });
  await work(run.id, { ...tools, store, grounds: () => groundsOf(change) }, signal);
  expect(store.ended).toEqual([]);
  expect(JSON.parse(readFileSync(join(room.path, 'seen.json'), 'utf8'))).toEqual(references);
  const [kept] = store.reports;
  const notices = kept?.report.kind === 'investigation' ? kept.report.investigation.notices : null;
  expect(notices?.map((it) => it.slice(0, badFile.length))).toEqual(bad);
});

test('one that comes to its limits is told as it stood, with what has ended it', async () => {
  await using room = await scratch();
  const cut = `
    execFileSync('mkdir', ['-p', out]);
    writeFileSync(join(out, 'investigation.json'), readFileSync(${JSON.stringify(join(room.path, 'hypotheses.json'))}));
    console.error('@team');`;
  const { change, store, start } = stage(room.path, { run: { mode: 'investigate' }, stub: { more: cut, code: 2 } });
  write(room.path, change, { state: 'hypotheses', rootCause: null, summary: 'It is suspected.' });
  renameSync(join(room.path, 'template/investigation.json'), join(room.path, 'hypotheses.json'));
  await start();
  expect(store.reports).toMatchObject([{ report: { investigation: { state: 'cancelled' } } }]);
  const [kept] = store.reports;
  expect(kept?.report.kind === 'investigation' && kept.report.investigation.summary).toBe(
    'It was cut short. Its command ended without a result. It is suspected.',
  );
});

const caution = 'The comparison is invalid, so a regression may be there all the same: The head service ended.';

test.each<[string, Run['purpose'], boolean]>([
  ['an alert is told that nothing could be compared, and is tried again', ofAlert, true],
  ['a pull request gets it as the answer', ofPull, false],
])('where the comparison is invalid %s', async (_, purpose, isFailure) => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, { run: { mode: 'investigate', purpose } });
  write(room.path, change, {
    state: 'no-regression',
    hypotheses: [],
    rootCause: null,
    learning: null,
    notices: [caution],
  });
  await start();
  expect(store.reports).toHaveLength(isFailure ? 0 : 1);
  expect(store.ended.map(({ outcome, problem }) => [outcome, problem.split('\n').slice(0, 2)])).toEqual(
    isFailure ? [['failed', ['Nothing could be compared', caution]]] : [],
  );
});

import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { playbookEntry } from '../../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { playbookFile } from '../../../../src/report/investigation/playbook-file.ts';
import { readTeamPlaybook } from '../../../../src/usecases/app/work/read-team-playbook.ts';
import { commit, quickScratch, repositoryAt } from '../../../measure/workspace/repositories.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import { fakeStore, makeTools } from './fake-tools.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(120_000);

const entry = playbookEntry(makeInvestigation(), { counters: [], shape: [] }, { reference: '#3', at: '2026-03-02' })!;
const { path, text } = playbookFile(entry);
const directory = path.replace(/[^/]*$/u, '');

const readFrom = async (files: Readonly<Record<string, string>>) => {
  await using room = await quickScratch();
  const repository = repositoryAt(join(room.path, 'repository'));
  const head = commit(repository, { 'x.js': '1', ...files });
  const { signal } = new AbortController();
  const tools = makeTools(room.path, fakeStore(null));
  return { head, ...(await readTeamPlaybook(repository, head, { tools, signal })) };
};

test('a file that a pull request put there is read as people have left it', async () => {
  const byHand = text.replace('Ask once.', 'Ask for all at once.').replace(/"fix": "[^"]*"/u, '"fix": "By us."');
  const { entries, notices } = await readFrom({
    [path]: byHand.replaceAll('\n', '\r\n'),
    [`${directory}README.md`]: '# Ours',
  });
  expect(entries).toEqual([{ ...entry, fix: 'By us.' }]);
  expect(notices).toEqual([]);
});

test('a bad file is a notice, and the others are read', async () => {
  const { head, entries, notices } = await readFrom({
    [path]: text,
    [`${directory}broken.md`]: text.replace('"reference"', '"refer'),
    [`${directory}unknown.md`]: text.replace('"schema"', '"more": 1, "schema"'),
    [`${directory}notes.md`]: '# Notes',
    [`${directory}large.md`]: `${'x'.repeat(200_000)}\n${text}`,
  });
  expect(entries).toEqual([entry]);
  expect(notices).toHaveLength(4);
  expect(notices[0]).toBe(
    `.github/pacegate/playbook/broken.md at ${head.slice(0, 12)} was left out: it has to be a file of at most 200 KB with an entry (pacegate/playbook@1) in its json block.`,
  );
});

test('of many bad files some are named, and of many files some are read', async () => {
  const bad = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${directory}a${index}.md`, 'x']));
  const good = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`${directory}b${index + 10}.md`, text]));
  const { entries, notices } = await readFrom({ ...bad, ...good });
  expect(entries).toHaveLength(88);
  expect(notices).toHaveLength(7);
  expect(notices.slice(5)).toEqual([
    'So were 7 more files of the playbook.',
    expect.stringMatching(/^Of 102 files in \.github\/pacegate\/playbook at [\da-f]{12} the first 100 were read\.$/u),
  ]);
});

test('where no commit can be trusted nothing is read', async () => {
  const { signal } = new AbortController();
  const tools = makeTools('/nowhere', fakeStore(null));
  expect(await readTeamPlaybook('/nowhere', null, { tools, signal })).toEqual({ entries: [], notices: [] });
});

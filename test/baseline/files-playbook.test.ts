import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createFilesPlaybook } from '../../src/baseline/files-playbook.ts';
import { BaselineError } from '../../src/core/errors.ts';
import type { PlaybookEntry } from '../../src/core/playbook.ts';
import { playbookFile } from '../../src/report/investigation/playbook-file.ts';

const room = () => {
  const path = mkdtempSync(join(tmpdir(), 'playbook-'));
  const [directory, team] = [join(path, '.pacegate/playbook'), join(path, '.github/pacegate/playbook')];
  const dispose = (): void => rmSync(path, { recursive: true, force: true });
  return { directory, team, book: createFilesPlaybook({ directory, team }), [Symbol.dispose]: dispose };
};

const makeEntry = (more: Partial<PlaybookEntry> = {}): PlaybookEntry => ({
  schema: 'pacegate/playbook@1',
  at: '2026-03-02T10:00:00.000Z',
  reference: '#12',
  class: 'n-plus-one',
  title: 'N+1 queries',
  symptoms: ['More queries.'],
  cause: 'A query in a loop.',
  proof: 'Undoing it won back all.',
  fix: 'Ask once.',
  prevention: 'Count.',
  monitor: 'db.queries',
  recovery: { estimate: 0.95, low: 0.9, high: 1 },
  confirmed: false,
  fingerprint: { class: 'n-plus-one', undone: 'hunk', counters: ['db.queries'], shape: ['database@suite'] },
  ...more,
});

test('where nothing was kept there is nothing, and reading makes nothing', async () => {
  using given = room();
  expect(await given.book.read()).toEqual([]);
  expect(existsSync(given.directory)).toBe(false);
});

test('what is kept is read again; one of the same place and class takes the place of the earlier', async () => {
  using given = room();
  await given.book.keep(makeEntry());
  await given.book.keep(makeEntry({ confirmed: true }));
  expect(await given.book.read()).toEqual([makeEntry({ confirmed: true })]);
  await given.book.keep(makeEntry({ class: 'sync-io' }));
  await given.book.keep(makeEntry({ reference: '#13' }));
  expect((await given.book.read()).map((it) => `${it.reference} ${it.class}`).toSorted()).toEqual([
    '#12 n-plus-one',
    '#12 sync-io',
    '#13 n-plus-one',
  ]);
  expect(readdirSync(given.directory).filter((name) => !/^([0-9a-f]{16}\.json|\.gitignore)$/.test(name))).toEqual([]);
});

test('what the team keeps in its repository is read beside it, in the form that is proposed', async () => {
  using given = room();
  mkdirSync(given.team, { recursive: true });
  const entry = makeEntry({ reference: '#7' });
  writeFileSync(join(given.team, 'a.md'), `Our own words first.\n\n${playbookFile(entry).text}`);
  writeFileSync(join(given.team, 'README.md'), 'No entry.');
  await given.book.keep(makeEntry());
  expect((await given.book.read()).map(({ reference }) => reference)).toEqual(['#12', '#7']);
});

test('files that can not be read as entries are left out', async () => {
  using given = room();
  await given.book.keep(makeEntry());
  writeFileSync(join(given.directory, 'broken.json'), '{');
  writeFileSync(join(given.directory, 'newer.json'), JSON.stringify({ ...makeEntry(), schema: 'pacegate/playbook@2' }));
  mkdirSync(join(given.directory, 'directory.json'));
  symlinkSync('/nonexistent', join(given.directory, 'nowhere.json'));
  expect(await given.book.read()).toEqual([makeEntry()]);
});

test('a place that can not be written is told with the place', async () => {
  using given = room();
  mkdirSync(join(given.directory, '..'), { recursive: true });
  writeFileSync(given.directory, 'a file');
  const refused = await given.book.keep(makeEntry()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BaselineError);
  expect(refused).toMatchObject({ message: expect.stringContaining(given.directory) });
});

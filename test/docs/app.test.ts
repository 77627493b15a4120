import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { appManifest } from '../../src/app/app-manifest.ts';
import { appVariables } from '../../src/app/variables.ts';
import { grammars } from '../../src/usecases/app/commands/grammar.ts';
import { defaultKeep } from '../../src/usecases/app/prune.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/app.md'), 'utf8');

const sectionOf = (title: string): string => page.split(/^## /m).find((it) => it.startsWith(`${title}\n`)) ?? '';

/** Cells of the rows of a section's tables. */
const rowsOf = (title: string): string[][] =>
  sectionOf(title)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    );

const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

test('the settings are all there, and no others, with what holds without them', () => {
  const [, ...rows] = rowsOf('Settings');
  const named = rows.flatMap(([names = '']) => codeIn(names));
  expect(named.toSorted()).toEqual(appVariables.map(({ name }) => name).toSorted());
  // Sentences may be said in other words.
  const literal = appVariables.filter(({ fallback }) => /^(?:`[^`]+`|\d+\w*)$/.test(fallback));
  for (const { name, fallback } of literal) {
    const [, ...cells] = rows.find(([names = '']) => codeIn(names).includes(name)) ?? [];
    expect(`${name}: ${cells.join(' ')}`).toContain(fallback);
  }
});

test('the commands are written as they are understood', () => {
  const [, ...rows] = rowsOf('Commands');
  const forms = rows.flatMap(([form = '']) => codeIn(form));
  expect(forms.toSorted()).toEqual(
    Object.values(grammars)
      .map(({ form }): string => form)
      .toSorted(),
  );
});

test('the permissions are those that the App is made with', () => {
  const shown = [...sectionOf('Install it').matchAll(/^\| ([a-z ]+): (read|write) \|/gm)].map(
    ([, name = '', level = '']) => [name.replaceAll(' ', '_'), level],
  );
  expect(Object.fromEntries(shown)).toEqual(appManifest.default_permissions);
});

test('what is kept is kept for as long as it says', () => {
  const day = 86_400_000;
  const { deliveries, raw, runs } = defaultKeep;
  expect(page).toContain(
    `Kept: deliveries ${deliveries / day} days, raw blocks ${raw / day} days, runs and commands ${runs / day} days`,
  );
});

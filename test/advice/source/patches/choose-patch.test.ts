import { expect, test } from '@jest/globals';
import { applyPatch, parsePatch } from 'diff';
import { choosePatch } from '../../../../src/advice/source/patches/choose-patch.ts';
import { golden } from '../../../support/golden.ts';
import { fixable } from './fixable-cases.ts';
import { factsOf } from './patch-case.ts';
import { unfixable } from './unfixable-cases.ts';

test('the fixes, as a person would read them', () => {
  const text = fixable
    .map((it) => {
      const chosen = choosePatch(factsOf(it));
      return `# ${it.title}\n\n${chosen?.summary ?? 'None.'}\n\n${chosen?.patch ?? ''}`;
    })
    .join('\n');
  expect(text).toBe(golden(text, new URL('golden/patches.txt', import.meta.url)));
});

test.each(fixable.map((it) => [it.title, it] as const))('%s: the patch fits on the head', (_, it) => {
  const facts = factsOf(it);
  const chosen = choosePatch(facts);
  expect(chosen).not.toBeNull();
  const parts = parsePatch(chosen?.patch ?? '');
  expect(parts.map((part) => part.newFileName)).toEqual(chosen?.paths.map((path) => `b/${path}`));
  for (const part of parts) {
    const head = facts.files.find(({ path }) => `b/${path}` === part.newFileName)?.head ?? '';
    const after = applyPatch(head, part);
    expect(after).not.toBe(false);
    expect(after).not.toBe(head);
  }
});

test('lines end as they did', () => {
  const [first] = fixable;
  const facts = factsOf(first!);
  const files = facts.files.map((file) => ({ ...file, head: file.head?.replaceAll('\n', '\r\n') ?? null }));
  const patch = choosePatch({ ...facts, files })?.patch ?? '';
  const added = patch.split('\n').filter((line) => /^\+(?!\+)/u.test(line));
  expect(added).toHaveLength(2);
  expect(added.every((line) => line.endsWith('\r'))).toBe(true);
});

test.each(unfixable.map((it) => [it.title, it] as const))('no patch: %s', (_, it) => {
  expect(choosePatch(factsOf(it))).toBeNull();
});

import { expect, test } from '@jest/globals';
import { undoAtOnce } from '../../../src/investigation/synthesis/undo-at-once.ts';
import { guiltySuspect, makeSuspect, ordersPatch } from './make-suspects.ts';

const setting = (line: string) =>
  makeSuspect({
    undo: {
      kind: 'configuration',
      patch: `--- a/config/cache.json\n+++ b/config/cache.json\n@@ -2,1 +2,1 @@\n-${line}\n+  "lifetime": "10m"\n`,
      apply: null,
      units: ['config/cache.json lifetime'],
    },
  });

test('patches of different files are one patch, and of what it is depends on all of them', () => {
  const cache = setting('  "lifetime": "10ms"');
  const both = undoAtOnce([guiltySuspect, cache]);
  expect(both).toEqual({ undone: 'hunk', text: `${ordersPatch}${cache.undo!.patch}`, whole: true });
  expect(undoAtOnce([cache]).undone).toBe('configuration');
});

test('where two change one file, or one can not be undone, there is no patch', () => {
  const none = { text: '', whole: false };
  expect(undoAtOnce([guiltySuspect, makeSuspect({ undo: guiltySuspect.undo })])).toMatchObject(none);
  expect(undoAtOnce([guiltySuspect, makeSuspect({ undo: null, reason: 'It needs all.' })])).toMatchObject(none);
});

test('new files on either side do not count as the same file', () => {
  const added = (path: string) =>
    makeSuspect({
      undo: { kind: 'hunk', patch: `--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+a\n`, apply: null, units: [path] },
    });
  expect(undoAtOnce([added('a.js'), added('b.js')]).whole).toBe(true);
});

test('a secret is hidden, and what hides one can not be applied', () => {
  const { text, whole } = undoAtOnce([guiltySuspect, setting('  "password": "hunter2"')]);
  expect(text).not.toContain('hunter2');
  expect(whole).toBe(false);
});

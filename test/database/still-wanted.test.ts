import { expect, test } from '@jest/globals';
import { isStillOver, isStillWanted } from '../../src/database/store/still-wanted.ts';
import { makePull, makeWanted, sha } from './app-sketches.ts';

const wanted = makeWanted(1);

test('a run is wanted as long as its head is the recorded one', () => {
  expect(isStillWanted(wanted, makePull(1), false)).toBe(true);
  expect(isStillWanted(wanted, makePull(1, { headSha: sha(2) }), false)).toBe(false);
  expect(isStillWanted(wanted, null, false)).toBe(true);
});

test('late news want nothing of a pull request that is closed or a draft by now', () => {
  expect(isStillWanted(wanted, makePull(1), true)).toBe(true);
  expect(isStillWanted(wanted, makePull(1, { isOpen: false }), true)).toBe(false);
  expect(isStillWanted(wanted, makePull(1, { isDraft: true }), true)).toBe(false);
  // What is asked for now is.
  expect(isStillWanted(wanted, makePull(1, { isDraft: true }), false)).toBe(true);
});

test('other purposes have nothing to do with a pull request', () => {
  const refresh = makeWanted(1, { purpose: { kind: 'refresh', branch: 'main' }, headSha: sha(3) });
  expect(isStillWanted(refresh, makePull(1, { isOpen: false }), true)).toBe(true);
});

test('a key is over, but not by late news of a pull request that is open', () => {
  const key = '1/pr-12';
  expect(isStillOver(key, null)).toBe(true);
  expect(isStillOver(key, { recorded: makePull(1), isStale: false })).toBe(true);
  expect(isStillOver(key, { recorded: makePull(1), isStale: true })).toBe(false);
  expect(isStillOver(key, { recorded: makePull(1, { isOpen: false }), isStale: true })).toBe(true);
  expect(isStillOver(key, { recorded: makePull(1, { isDraft: true }), isStale: true })).toBe(true);
  expect(isStillOver('1/gh-readonly-queue/main/pr-12-abc', { recorded: makePull(1), isStale: true })).toBe(true);
});

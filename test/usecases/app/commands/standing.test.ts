import { expect, test } from '@jest/globals';
import { type HeadCommand, standingOf } from '../../../../src/usecases/app/commands/standing.ts';
import type { RecordedPullRequest } from '../../../../src/usecases/app/model.ts';
import { head, makePull } from './command-support.ts';

const check: HeadCommand = { verb: 'check', sha: null };
const named: HeadCommand = { verb: 'load', sha: head.slice(0, 7) };
const cancel: HeadCommand = { verb: 'cancel' };

const whyOf = (command: HeadCommand, headSha: string | null, pull: RecordedPullRequest | null): string | null => {
  const standing = standingOf(command, { headSha }, pull);
  return standing.kind === 'refused' ? standing.why : null;
};

test('a command about the commit that was recorded when it came is good', () => {
  expect(whyOf(check, head, makePull())).toBeNull();
  expect(whyOf(named, head, makePull())).toBeNull();
  expect(whyOf(cancel, head, makePull())).toBeNull();
  expect(whyOf(check, head, makePull({ isDraft: true }))).toBeNull();
});

test('one that has been overtaken by a push is not, whatever it is about', () => {
  const moved = makePull({ headSha: 'f'.repeat(40) });
  for (const command of [check, named, cancel]) expect(whyOf(command, head, moved)).toContain('has moved from');
  // Also where it names the newest commit: its writer had seen another.
  expect(whyOf({ verb: 'check', sha: 'fffffff' }, head, moved)).toContain('has moved from');
});

test('nor one about a closed pull request, or about one that nothing is known of', () => {
  expect(whyOf(check, head, makePull({ isOpen: false }))).toContain('is closed');
  expect(whyOf(check, null, makePull())).toContain('older than the installation');
  expect(whyOf(check, head, null)).toContain('older than the installation');
});

test('a commit that is named must be the newest', () => {
  expect(whyOf({ verb: 'check', sha: '0000000' }, head, makePull())).toContain('`0000000` is not the newest commit');
  expect(whyOf({ verb: 'check', sha: `${head}0` }, head, makePull())).toContain('is not the newest commit');
});

test('code from a fork is measured only when its whole commit is named: another may begin alike', () => {
  const fork = makePull({ isFork: true });
  expect(whyOf(check, head, fork)).toContain(`\`/perf check ${head}\``);
  expect(whyOf(named, head, fork)).toContain(`\`/perf load ${head}\``);
  expect(whyOf({ verb: 'check', sha: head.slice(0, -1) }, head, fork)).toContain('with its whole hash');
  expect(whyOf({ verb: 'check', sha: head }, head, fork)).toBeNull();
  expect(whyOf({ verb: 'check', sha: '0000000' }, head, fork)).toContain('is not the newest commit');
  // Nothing of it is run.
  expect(whyOf(cancel, head, fork)).toBeNull();
  expect(whyOf({ verb: 'accept', target: 'all', duration: 1, reason: 'x' }, head, fork)).toBeNull();
});

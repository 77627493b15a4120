import { expect, test } from '@jest/globals';
import { comment, repositoryId, user } from '../payloads.ts';
import { planned, receivedAt, unchanged, whyIgnored } from '../planned.ts';

test('a comment that may hold a command is one, as it is', () => {
  const body = 'Thank you.\r\n\r\n/perf check\r\n';
  const record = planned('issue_comment', comment(body));
  expect(record).toMatchObject({ ...unchanged, repositories: [{ id: repositoryId }], command: {} });
  expect(record.command).toEqual({
    repositoryId,
    number: 12,
    source: { kind: 'comment', id: '555' },
    by: 'writer',
    text: body,
    at: new Date('2026-03-02T09:30:00Z'),
  });
});

test('without a time it is that of its receipt', () => {
  const undated = comment('/perf help', { comment: { id: 555, body: '/perf help', user: user('writer') } });
  expect(planned('issue_comment', undated).command?.at).toEqual(receivedAt);
});

test.each(['/perf', ' /perf help', '\t/perf', 'a\n/perf', 'a\r/perf', '/PERF check', '/perfcheck', '> q\n\n/perf'])(
  '%j may hold a command',
  (body) => {
    expect(planned('issue_comment', comment(body)).command?.text).toBe(body);
  },
);

test.each(['', 'Please /perf', '> /perf check', 'perf', '/ perf', `${' '.repeat(200_000)}perf`, '\n'.repeat(200_000)])(
  'other comments hold none',
  (body) => {
    expect(whyIgnored('issue_comment', comment(body))).toBe('The comment holds no command.');
  },
);

test('only new comments of people on pull requests', () => {
  const perf = '/perf check';
  expect(whyIgnored('issue_comment', comment(perf, { issue: { number: 12 } }))).toBe('The comment is on an issue.');
  expect(whyIgnored('issue_comment', comment(perf, { by: null }))).toMatch(/nobody/);
  expect(whyIgnored('issue_comment', comment(perf, { by: user('pacegate[bot]', 'Bot') }))).toMatch(/bot/i);
  expect(whyIgnored('issue_comment', comment(perf, { by: user('old[bot]', 'User') }))).toMatch(/bot/i);
  for (const action of ['edited', 'deleted'])
    expect(whyIgnored('issue_comment', comment(perf, { action }))).toBe('The App does nothing for this action.');
});

test('what the database can not keep is not in the text', () => {
  const { command } = planned('issue_comment', comment('/perf accept \u0000 \uD800 \u{1F680}'));
  expect(command?.text).toBe('/perf accept \uFFFD \uFFFD \u{1F680}');
});

test('a comment that is longer than GitHub keeps is none of its', () => {
  expect(whyIgnored('issue_comment', comment(`/perf ${'x'.repeat(300_000)}`))).toMatch(/comment\.body/);
});

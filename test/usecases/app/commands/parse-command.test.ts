import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { metricCatalogue } from '../../../../src/core/metrics.ts';
import type { Command } from '../../../../src/usecases/app/commands/command.ts';
import { findCommands } from '../../../../src/usecases/app/commands/find-commands.ts';
import { grammars, isVerb } from '../../../../src/usecases/app/commands/grammar.ts';
import { helpText, mistakeText } from '../../../../src/usecases/app/commands/help-text.ts';
import { parseCommand } from '../../../../src/usecases/app/commands/parse-command.ts';
import { nastyText } from '../../../report/arbitrary-result.ts';
import { readMarkdown } from '../../../report/read-markdown.ts';

const day = 86_400_000;
const sha = '41d7be05c2f9a7c08b3a64e1d92d3f6a7e0c9b18';

const accept = (target: string, reason: string, duration = 30 * day): Command => ({
  verb: 'accept',
  target,
  duration,
  reason,
});

test.each<[string, Command]>([
  ['', { verb: 'help' }],
  ['help', { verb: 'help' }],
  ['HELP me', { verb: 'help' }],
  ['check', { verb: 'check', sha: null }],
  ['Check 41D7BE0', { verb: 'check', sha: '41d7be0' }],
  [`load   ${sha} `, { verb: 'load', sha }],
  ['investigate', { verb: 'investigate', sha: null, about: null }],
  ['investigate api', { verb: 'investigate', sha: null, about: 'api' }],
  ['investigate 41d7be05 latency.p95', { verb: 'investigate', sha: '41d7be05', about: 'latency.p95' }],
  ['baseline', { verb: 'baseline', action: 'show' }],
  ['baseline SHOW', { verb: 'baseline', action: 'show' }],
  ['baseline refresh', { verb: 'baseline', action: 'refresh' }],
  ['cancel', { verb: 'cancel' }],
  ['accept all it is worth it', accept('all', 'it is worth it')],
  ['accept Latency.P95 known', accept('latency.p95', 'known')],
  ['accept `cpu.per-request` known', accept('cpu.per-request', 'known')],
  ['accept pg-CFC3BAC1 known', accept('PG-cfc3bac1', 'known')],
  ['accept all for 14d until the index is there', accept('all', 'until the index is there', 14 * day)],
  ['accept all FOR 48H quick', accept('all', 'quick', 2 * day)],
  ['accept all for 2 weeks release', accept('all', 'release', 14 * day)],
  ['accept all for 1 day release', accept('all', 'release', day)],
  ['accept all for the new ranking', accept('all', 'for the new ranking')],
  ['accept all for 3 reasons: a, b, c', accept('all', 'for 3 reasons: a, b, c')],
])('%j is understood', (text, command) => {
  expect(parseCommand(text)).toEqual({ kind: 'command', command });
});

test.each([
  ['chekc', 'check', 'There is no command `chekc`. Did you mean `/perf check`?'],
  ['laod', 'load', 'Did you mean `/perf load`?'],
  ['approve', null, 'There is no command `approve`.'],
  ['constructor', null, 'There is no command `constructor`.'],
  ['check 41d7', 'check', '`41d7` is too short for a commit'],
  ['check please', 'check', '`please` is no commit'],
  ['load 41d7be05 now', 'load', 'It takes no `now`.'],
  ['cancel everything', 'cancel', 'It takes no `everything`.'],
  ['baseline refesh', 'baseline', 'Did you mean `/perf baseline refresh`?'],
  ['baseline refresh now', 'baseline', 'It takes no `now`.'],
  ['accept', 'accept', 'It does not say what to accept, and why.'],
  ['accept all', 'accept', 'It does not say why'],
  ['accept all for 14d', 'accept', 'It does not say why'],
  ['accept latency.p96 known', 'accept', 'Did you mean `latency.p95`?'],
  ['accept latency known', 'accept', 'Did you mean `latency.mean` or `latency.p50`'],
  ['accept __proto__ known', 'accept', 'There is no metric or finding'],
  ['accept PG-123 known', 'accept', 'There is no metric or finding `PG-123`.'],
  ['accept all for 14x known', 'accept', '`14x` is no time'],
  ['accept all for 3constructor known', 'accept', 'is no time'],
  ['accept all for 0d known', 'accept', '`0d` is not between an hour and a year.'],
  ['accept all for 400d known', 'accept', '`400d` is not between an hour and a year.'],
  [`accept all ${'x'.repeat(501)}`, 'accept', 'The reason has 501 characters: 500 are the most.'],
])('%j is a mistake', (text, verb, problem) => {
  const parsed = parseCommand(text);
  if (parsed.kind !== 'mistake') throw new Error(`understood: ${JSON.stringify(parsed)}`);
  expect(parsed.mistake.verb).toBe(verb);
  expect(parsed.mistake.problem).toContain(problem);
  expect(mistakeText(parsed.mistake)).toContain('Nothing was done.');
});

test('a mistake shows how its command is written, one of no command all of them', () => {
  const textOf = (text: string): string => {
    const parsed = parseCommand(text);
    return parsed.kind === 'mistake' ? mistakeText(parsed.mistake) : '';
  };
  expect(textOf('accept all')).toContain(`It is written like this: \`${grammars.accept.form}\``);
  for (const { form } of Object.values(grammars)) expect(textOf('approve')).toContain(`| \`${form}\` |`);
});

test('a button accepts without a reason of its own', () => {
  expect(parseCommand('accept all', 'accepted with the button')).toEqual({
    kind: 'command',
    command: accept('all', 'accepted with the button'),
  });
});

test('every form of the help is a command, with what it names put in', () => {
  expect(
    helpText()
      .split('\n')
      .filter((line) => line.startsWith('| `/perf')),
  ).toHaveLength(7);
  for (const [verb, { form }] of Object.entries(grammars)) {
    expect(isVerb(verb)).toBe(true);
    const plain = form
      .replaceAll(/ \[[^\]]*\]/gu, '')
      .replace('<metric, finding or all>', 'all')
      .replace('<reason>', 'x');
    const [text = ''] = findCommands(plain);
    expect(parseCommand(text)).toMatchObject({ kind: 'command', command: { verb } });
  }
});

test('a reason of any characters is kept, up to 500 of them', () => {
  const reason = '🦑'.repeat(500);
  expect(parseCommand(`accept all ${reason}`)).toMatchObject({ command: { reason } });
});

const anyWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Object.keys(grammars),
        ...Object.keys(metricCatalogue),
        'all',
        'for',
        '14d',
        sha,
        'PG-00000000',
      ),
      fc.constantFrom('acept', 'refersh', 'latncy.mean', '9999999d', '1w', 'weeks', '7', '__proto__'),
      nastyText,
    ),
    { maxLength: 7 },
  )
  .map((words) => words.join(' '));

test('any text is understood or answered, and the answer is plain Markdown that mentions nobody', () => {
  fc.assert(
    fc.property(fc.oneof(anyWords, fc.string({ unit: 'binary' })), (text) => {
      const parsed = parseCommand(text);
      expect(parsed.kind === 'mistake' || isVerb(parsed.command.verb)).toBe(true);
      const answer = parsed.kind === 'mistake' ? mistakeText(parsed.mistake) : '';
      expect(answer.length).toBeLessThan(2000);
      expect(answer).not.toMatch(/@[\p{L}\p{N}_-]/u);
      const { html, links, images, headings, diagrams } = readMarkdown(answer);
      expect([...html, ...links, ...images, ...headings, ...diagrams]).toEqual([]);
      expect(findCommands(answer)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

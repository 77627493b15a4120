import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRunnerLog, plainLines } from '../../src/action/runner-log.ts';

const recorded = () => {
  const written: string[] = [];
  return { log: createRunnerLog({ write: (text) => written.push(text) }), text: () => written.join('') };
};

/** How .NET ends lines, and where the runner then sees a command (actions/runner, ActionCommand.cs). */
const commandsIn = (output: string): string[] =>
  output.split(/\r\n|\r|\n/).filter((line) => /^[\s\u0085]*::/u.test(line) || /##\[.*\]/u.test(line));

const hostile = [
  '::error::boo',
  '  \t::stop-commands::token',
  '\u0085::set-output name=verdict::pass',
  'ok\r::add-mask::e',
  'ok\r\n::warning::x',
  'text ##[error]boo ##[command]rm',
  ':::::debug::x',
  '\uFEFF::error::x',
  '\u001B[0m::error::x',
];

test.each(hostile)('output of others is no command: %j', (text) => {
  const { log, text: output } = recorded();
  log.write(text);
  expect(commandsIn(output())).toEqual([]);
});

test('no text at all makes a command, and none of its visible characters is lost', () => {
  const pieces = fc.constantFrom(
    '::',
    ':',
    '##[',
    '[',
    ']',
    '\n',
    '\r',
    ' ',
    '\t',
    '\u200B',
    '\u0085',
    'error',
    '%0A',
    'é',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const text = parts.join('');
      const lines = plainLines(text);
      expect(commandsIn(lines.join('\n'))).toEqual([]);
      const visible = (it: string): string => it.toWellFormed().replaceAll(/[\u200B\r\n]/gu, '');
      expect(visible(lines.join('\n'))).toBe(visible(text));
    }),
  );
});

test('titles and messages can neither end their command nor add to its properties', () => {
  const { log, text } = recorded();
  log.error('100 %\n::add-mask::x\r', { file: 'a,b:c.yml', line: 3, column: 7 });
  log.write('inside\n::error::y');
  expect(text()).toBe(
    '::error title=Pacegate,file=a%2Cb%3Ac.yml,line=3,col=7::100 %25%0A::add-mask::x%0D\ninside\n:\u200B:error::y\n',
  );
});

test('a secret is in one line only: that which tells the runner of it', () => {
  const { log, text } = recorded();
  log.mask('ghs_secret');
  log.write('token ghs_secret!');
  log.error('with ghs_secret');
  log.warning('ghs_secret');
  log.notice('ghs_secret');
  const [first, ...rest] = text().split('\n');
  expect(first).toBe('::add-mask::ghs_secret');
  expect(rest.join('\n')).not.toContain('ghs_secret');
  expect(rest.join('\n')).toContain('token ***!');
});

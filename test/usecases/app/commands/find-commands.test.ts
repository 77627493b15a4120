import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Marked } from 'marked';
import { findCommands } from '../../../../src/usecases/app/commands/find-commands.ts';

test.each([
  ['a line of its own', '/perf check', ['check']],
  ['among other lines', 'Looks slow.\n\n/perf check 41d7be05\n\nThanks!', ['check 41d7be05']],
  ['nothing but its name', '/perf', ['']],
  ['with other line ends', 'a\r\n/perf check\r\n', ['check']],
  ['in upper case', '/PERF Check', ['Check']],
  ['several', '/perf check\n/perf cancel', ['check', 'cancel']],
  ['after a block of code', '```\nx\n```\n/perf check', ['check']],
  ['after a block of code in a list', '- ```\n  x\n  ```\n\n/perf check', ['check']],
  ['after an indented block in a list', '1. one\n\n   ```\n   x\n   ```\n\n2. two\n\n/perf check', ['check']],
  ['after a quotation and an empty line', '> faster?\n\n/perf check', ['check']],
  ['after a comment of HTML', '<!-- hidden -->\n/perf check', ['check']],
  ['beside one', '/perf help <!-- me -->', ['help <!-- me -->']],
  ['after an element', '<details>\n\n/perf check\n</details>', ['check']],
  ['after code in a line of three backticks', '```x``` is it\n/perf check', ['check']],
])('finds a command %s', (_, text, commands) => {
  expect(findCommands(text)).toEqual(commands);
});

test.each([
  ['another word', '/performance check'],
  ['in the middle of a line', 'try /perf check'],
  ['indented by a space', ' /perf check'],
  ['an indented block of code', 'text\n\n    /perf check'],
  ['indented by a tab', '\t/perf check'],
  ['a block of code', '```\n/perf check\n```'],
  ['a block of code with a language', '```sh\n/perf check\n```'],
  ['a block of code with waves', '~~~\n/perf check\n```\n/perf check\n~~~'],
  ['a longer fence', '````\n```\n/perf check\n````'],
  ['a fence that is not closed', '```\n/perf check'],
  ['a fence that is closed too far to the right', '```\n    ```\n/perf check\n```'],
  ['a fence that is closed by a tab', '```\n\t```\n/perf check'],
  ['a fence that is followed by other blanks', '```\n```\u00A0\n/perf check'],
  ['a fence of which only a list could tell the end', '- a\n  ```\n  x\n/perf help\n```\n/perf check'],
  ['a fence within a paragraph', 'text\n```\n/perf check\n```'],
  ['an item of a list', '- /perf check'],
  ['a quotation', '> /perf check'],
  ['the second line of a quotation', '> try this:\n/perf check'],
  ['the third line of a quotation', '> try this:\nnow\n/perf check'],
  ['a quotation in a list', '- > try this:\n/perf check'],
  ['a quotation that goes on with other blanks', '> try this:\n\u00A0\n/perf check'],
  ['a block of code in a quotation', '> ```\n> /perf check\n> ```'],
  ['a block of code after a quotation', '> a\n```\n/perf check\n```'],
  ['a comment of HTML', '<!--\n/perf check\n-->'],
  ['a comment of HTML over paragraphs', '<!-- a\n\n/perf check\n\n-->'],
  ['a comment of HTML that is not closed', '<!--\n\n/perf check'],
  ['a comment of HTML that begins in a line', 'a <!--\n/perf check\n--> b'],
  ['the second of two comments', '<!-- a\n--> <!-- b\n/perf check\n-->'],
  ['an element of code', '<pre>\n/perf check\n</pre>'],
  ['an element of code over paragraphs', '<PRE lang="sh">\n\n/perf check\n\n</pre>'],
  ['a quotation as an element', '<blockquote>\n\n/perf check\n\n</blockquote>'],
  ['a fence that another one closes elsewhere', '    ```\n  ```\n/perf check'],
  ['a fence that an element takes in', '<div>\n```\n\n```\n/perf check\n```'],
  ['a fence after an element that ends with it', '<blockquote>\n\n```\n</blockquote>\n/perf check\n```'],
  ['a fence after a comment in a list', '- <!--\n```\n\n/perf check\n```'],
  ['a fence that an instruction takes in', '<?\n```\n?>\n```\n/perf check\n```'],
  ['an element of code that goes on in a quotation', '> a\n<code>\n</code>\n/perf check'],
  ['an element of code within another', '<div>\n<pre>\n\n/perf check\n\n</pre>'],
])('%s is no command', (_, text) => {
  expect(findCommands(text)).toEqual([]);
});

const fences = ['```', '~~~', '````', '  ```', '    ```', '\t```', '- ```', '1. ```', '```sh', '``` `', '> ```', '>'];
const containers = ['> a', '- > a', '- a', '  a', '    a', 'a', '', ' ', '\u00A0'];
const comments = ['<!--', '-->', 'a <!--', '--> <!--', '<!-- -->'];
const blocks = ['<pre>', '</pre>', '<blockquote>', '</blockquote>', '<details>', '</details>', '# a', '---', '| a |'];

/** Lines that open and close what can hold others, in any order. */
const nastyLine = fc.oneof(
  fc.constantFrom(...fences, ...containers, ...comments, ...blocks),
  fc.string({ maxLength: 8 }),
);

const nastyText = fc
  .array(fc.oneof({ weight: 3, arbitrary: nastyLine }, { weight: 1, arbitrary: fc.constant('/perf check') }), {
    maxLength: 14,
  })
  .map((lines) => lines.join('\n'));

const markdown = new Marked({ gfm: true });

/** What is shown as code or as a quotation, as Marked reads it. */
const hiddenOf = (text: string): string => {
  const hidden: string[] = [];
  void markdown.walkTokens(markdown.lexer(text), (token) => {
    if (token.type === 'code' || token.type === 'blockquote') hidden.push(token.raw);
  });
  return hidden.join('\n');
};

test('lines of code and quotations are never commands, whatever is around them', () => {
  let found = 0;
  fc.assert(
    fc.property(nastyText, fc.nat(), (text, which) => {
      // Each command is another, so that one can be told from the others.
      let number = 0;
      const marked = text.replaceAll('/perf check', () => `/perf check ${(number++).toString().padStart(7, '0')}`);
      const commands = findCommands(marked);
      found += commands.length;
      if (commands.length === 0) return;
      const command = commands[which % commands.length]!;
      expect(hiddenOf(marked)).not.toContain(command);
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(200);
});

test('a block of code or a quotation that is written as people write them hides all that is in it', () => {
  const content = fc.array(fc.constantFrom('/perf check', '', 'a', '  b', '- c', '> d', '# e', '<!-- f -->'));
  fc.assert(
    fc.property(content, fc.constantFrom('```', '~~~', '`````'), (lines, fence) => {
      const code = [fence, ...lines, fence].join('\n');
      expect(findCommands(`${code}\n\n/perf help`)).toEqual(['help']);
      const quotation = lines.map((line) => `> ${line}`).join('\n');
      expect(findCommands(`${quotation}\n\n/perf help`)).toEqual(['help']);
    }),
  );
});

test('any text is read, and soon', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), nastyText), (text) => {
      for (const command of findCommands(text)) expect(command).toBe(command.trim());
    }),
  );
  for (const long of [
    '- '.repeat(100_000),
    '1. '.repeat(80_000),
    ' '.repeat(200_000),
    '`'.repeat(200_000),
    '<!--'.repeat(50_000),
  ])
    expect(findCommands(`${long}\n\n/perf check`).length).toBeLessThan(2);
});

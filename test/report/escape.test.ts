import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  codeBlock,
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  escapeTerminal,
  markdownLink,
} from '../../src/report/escape.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('@<>|`\\[]()!#*_$:~&\n\r\t a1-=+.\u001B\u202E\u200B\uD800/wGH')) }),
);

test.each([
  ['@octocat', '@&#8203;octocat'],
  ['a@b.example', 'a@&#8203;b.example'],
  ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
  ['a|b', String.raw`a\|b`],
  [String.raw`a\|b`, String.raw`a\\\|b`],
  ['[x](http://y)', String.raw`\[x\](http:&#8203;//y)`],
  ['www.example.com', 'www&#8203;.example.com'],
  ['see #12 and GH-7', 'see #&#8203;12 and GH&#8203;-7'],
  [':tada: /a/:id', ':&#8203;tada: /a/:id'],
  ['- item', String.raw`\- item`],
  ['1. item', String.raw`1\. item`],
  ['# title', String.raw`\# title`],
  ['--- ', String.raw`\---`],
  ['$x$', '&#36;x&#36;'],
  ['GET /search +19 %', 'GET /search +19 %'],
  ['one\ntwo', 'one two'],
])('in Markdown %j stays text', (given, escaped) => {
  expect(escapeMarkdown(given)).toBe(escaped);
});

test('escaped Markdown holds no mention, markup, HTML, cell border or line break, whatever the text', () => {
  fc.assert(
    fc.property(text, (given) => {
      const escaped = escapeMarkdown(given);
      expect(escaped).not.toMatch(/@(?!&#8203;)/u);
      expect(escaped).not.toMatch(/[<>\n\r$]/u);
      // Every character that can open markup or end a cell has an odd number of backslashes before it.
      expect(escaped.replaceAll(/\\[\\`*_[\]|~#.)=+-]/gu, '')).not.toMatch(/[\\`*_[\]|~]/u);
      expect(escaped).not.toMatch(/:\/\/|www\./iu);
    }),
    { numRuns: 500 },
  );
});

test('terminal text holds no control character, whatever the text', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(escapeTerminal(given)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
  expect(escapeTerminal('a\u001B[31mb\u001B]8;;http://x\u0007c\r\nd')).toBe('abc d');
});

test('a code span ends only at its own fence and mentions nobody', () => {
  expect(codeSpan('a`b')).toBe('``a`b``');
  expect(codeSpan('`a``')).toBe('``` `a`` ```');
  expect(codeSpan('')).toBe('` `');
  fc.assert(
    fc.property(text, (given) => {
      const span = codeSpan(given);
      const fence = /^`+/u.exec(span)?.[0] ?? '';
      const inner = span.slice(fence.length, -fence.length);
      expect(span.endsWith(fence)).toBe(true);
      expect(inner.match(/`+/gu)?.map((run) => run.length) ?? []).not.toContain(fence.length);
      expect(inner).not.toMatch(/^`|`$|@[\p{L}\p{N}_-]|\n/u);
    }),
  );
});

test('a patch in code stays one that can be applied', () => {
  expect(codeBlock(['@@ -1,2 +1 @@', '-@octocat'], { language: 'diff' })).toBe(
    '```diff\n@@ -1,2 +1 @@\n-@\u200Boctocat\n```',
  );
});

test('a code block ends only at its own fence and keeps the last lines with their indent', () => {
  expect(codeBlock(['first', '  ```', '@octocat'], { most: 2 })).toBe('````text\n  ```\n@\u200Boctocat\n````');
});

test('a link needs an http address and can not be left through its text or its address', () => {
  expect(markdownLink('a]b', 'https://x.example/a)b?c=|')).toBe(String.raw`[a\]b](https://x.example/a%29b?c=%7C)`);
  expect(markdownLink('log', 'javascript:alert(1)')).toBe('log');
  expect(markdownLink('log', 'nowhere')).toBe('log');
});

test('HTML text opens no element and leaves no attribute', () => {
  expect(escapeHtml(`<a b="c" d='e'>&\u0000`)).toBe('&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#38;');
});

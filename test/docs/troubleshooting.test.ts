import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');

const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
  .join('\n')
  .replaceAll(/`\s*\+\s*\n?\s*[`']|'\s*\+\s*\n?\s*[`']/g, '')
  .replaceAll('’', "'");

/** What stands in a message as it is: figures and names are filled in. */
const fixedParts = (quote: string): string[] =>
  quote
    .split(/\s*(?:\d[\d.,:%]*(?: (?:%|ms|min|s)(?= |$|:))?|[()])\s*/)
    .map((it) => it.trim())
    .filter((it) => it.length >= 8);

test('what the page quotes is what Pacegate says', () => {
  const quotes = [...page.matchAll(/(?<![*\w])\*([^*\n]{8,})\*(?![*\w])/g)].map(([, quote = '']) => quote);
  expect(quotes.length).toBeGreaterThan(20);
  const unknown = quotes.flatMap(fixedParts).filter((part) => !source.includes(part));
  // The step's name is filled in.
  expect(unknown).toEqual(['head: install failed']);
});

test('every page that it sends people to is there', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((link) => !existsSync(join(root, 'docs', link)))).toEqual([]);
});

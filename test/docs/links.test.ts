import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

const below = (directory: string): string[] =>
  readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => join(directory, file));

const pages = ['README.md', ...below('.github'), ...below('docs')];

/** Without what stands in blocks of code: their lines are no headings and no links. */
const proseOf = (page: string): string =>
  readFileSync(join(root, page), 'utf8').replaceAll(/^( *)(```+|~~~+)[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm, '');

/** As GitHub makes them: letters, digits, hyphens and underscores of the text, spaces as hyphens, a number for the second of a kind. */
const anchorsOf = (text: string): Set<string> => {
  const anchors = new Set<string>();
  for (const [, title = ''] of text.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const plain = title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    let anchor = name;
    for (let number = 1; anchors.has(anchor); number++) anchor = `${name}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
};

const linksOf = (text: string): string[] =>
  [...text.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link);

/** Why a link of a page leads nowhere; null where it does not, or leads to another site. */
const faultOf = (page: string, link: string): string | null => {
  if (/^[a-z]+:/i.test(link)) return null;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (!existsSync(join(root, target))) return `${page}: ${link}: there is no ${target}`;
  if (anchor === undefined) return null;
  if (!statSync(join(root, target)).isFile() || !target.endsWith('.md')) return `${page}: ${link}: it has no headings`;
  return anchorsOf(proseOf(target)).has(anchor) ? null : `${page}: ${link}: there is no such heading`;
};

test('what leads nowhere would be noticed', () => {
  expect(faultOf('docs/forks.md', 'nowhere.md')).toMatch(/there is no docs\/nowhere\.md/);
  expect(faultOf('docs/forks.md', '#nothing')).toMatch(/no such heading/);
  expect(faultOf('docs/forks.md', '../README.md#what-it-does')).toBeNull();
  expect([...anchorsOf('# One `two`: three?\n\n## A\n\n## A\n')]).toEqual(['one-two-three', 'a', 'a-1']);
  expect(linksOf('[a](b.md) `[c](d.md)` ![e](f.png)')).toEqual(['b.md', 'f.png']);
});

test.each(pages)('links of %s', (page) => {
  expect(linksOf(proseOf(page)).flatMap((link) => faultOf(page, link) ?? [])).toEqual([]);
});

test('the pages that are read most are linked from the README', () => {
  const linked = new Set(linksOf(proseOf('README.md')).map((link) => link.split('#')[0]));
  const own = readdirSync(join(root, 'docs')).filter((it) => it.endsWith('.md'));
  expect(own.filter((it) => !linked.has(`docs/${it}`))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanText } from '../../../../src/measure/bundle/read/clean-text.ts';
import { fileOfAddress, htmlReferences } from '../../../../src/measure/bundle/read/files/html-references.ts';
import { packageOf } from '../../../../src/measure/bundle/read/package-of.ts';
import { unhashedName } from '../../../../src/measure/bundle/read/unhashed-name.ts';
import { contextOf, moduleName, plainPath, wayTo } from '../../../../src/measure/bundle/read/webpack/module-name.ts';

test.each([
  ['./src/a.js', 'src/a.js'],
  ['./src/a.js + 3 modules', 'src/a.js'],
  ['../shared/a.ts?x=1', '../shared/a.ts'],
  ['./node_modules/css-loader/dist/cjs.js??ruleSet[1]!./src/a.css', 'src/a.css'],
  ['css ./node_modules/css-loader/dist/cjs.js!./src/a.css', 'src/a.css'],
  ['./src/a.css.webpack[javascript/auto]!=!./loader.js!./src/a.css', 'src/a.css'],
  ['./src/a.css.webpack[javascript/auto]', 'src/a.css'],
  ['(rsc)/./app/page.tsx', 'app/page.tsx'],
  ['(webpack)/buildin/global.js', '(webpack)/buildin/global.js'],
  ['external "react"', 'external "react"'],
  ['webpack/runtime/load script', 'webpack/runtime/load script'],
  [String.raw`./locale sync ^\.\/(?!en!).*\.js$`, String.raw`locale sync ^\.\/(?!en!).*\.js$`],
  [String.raw`./locale|lazy|/^\.\/.*\.js$/`, String.raw`locale lazy ^\.\/.*\.js$`],
  ['/work/web/src/a.js', 'src/a.js'],
  ['/work/shared/b.js', '../shared/b.js'],
])('%s is %s', (raw, name) => {
  expect(moduleName(raw, { offset: '', directory: '/work/web' })).toBe(name);
});

test('names start from the suite wherever the build started', () => {
  expect(moduleName('./a.js', { offset: 'src', directory: null })).toBe('src/a.js');
  expect(moduleName('./packages/web/a.js', { offset: '../..', directory: null })).toBe('../../packages/web/a.js');
  expect(contextOf('./src/a.js', '/work/web/src/a.js')).toBe('/work/web');
  expect(contextOf('./src/a.js', 'javascript/auto|/work/web/node_modules/x/l.js!/work/web/src/a.js?q|ssr')).toBe(
    '/work/web',
  );
  expect(contextOf('./src/a.js', '/elsewhere/b.js')).toBeNull();
});

const segment = fc.stringMatching(/^[a-z]{1,4}$/);

test('the way from one directory to a path leads there', () => {
  fc.assert(
    fc.property(fc.array(segment), fc.array(segment, { minLength: 1 }), (from, to) => {
      const [start, end] = [`/${from.join('/')}`, `/${to.join('/')}`];
      expect(plainPath(`${start}/${wayTo(start, end)}`)).toBe(plainPath(end));
    }),
  );
});

test.each([
  ['src/a.js', null, null],
  ['node_modules/lodash/lodash.js', 'lodash', 'node_modules/lodash'],
  ['node_modules/a/node_modules/@b/c/d/e.js', '@b/c', 'node_modules/a/node_modules/@b/c'],
  [
    '../../node_modules/.pnpm/@b+c@1.0.0_d@2/node_modules/@b/c/x.js',
    '@b/c',
    '../../node_modules/.pnpm/@b+c@1.0.0_d@2/node_modules/@b/c',
  ],
  [
    '.yarn/cache/lodash-npm-4.17.21-6382451519-c08619c038.zip/node_modules/lodash/a.js',
    'lodash',
    '.yarn/cache/lodash-npm-4.17.21-6382451519-c08619c038.zip/node_modules/lodash',
  ],
  ['node_modules/.cache/x.js', null, null],
  ['my_node_modules/x/y.js', null, null],
  ['node_modules/@scope', null, null],
])('%s is of the package %s in %s', (name, of, instance) => {
  expect(packageOf(name)).toEqual({ package: of, instance });
});

test.each([
  ['main.js', 'main'],
  ['main.3f2a9c11.js', 'main'],
  ['main.3f2a9c11d0e1f2a3b4c5.chunk.js', 'main'],
  ['assets/index-BqQ3f_8s.js', 'assets/index'],
  ['chunk-4O6GGBL4.js', 'chunk'],
  ['page-LazyPage.js', 'page-LazyPage'],
  ['vendors-node_modules_react-dom.css', 'vendors-node_modules_react-dom'],
  ['app.min.js', 'app.min'],
])('%s without its hash is %s', (file, name) => {
  expect(unhashedName(file)).toBe(name);
});

test('clean text has nothing hidden, is bounded, and is left alone when it is clean', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, most) => {
      const clean = cleanText(text, most);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(clean.length).toBeLessThanOrEqual(most);
      expect(cleanText(clean, most)).toBe(clean);
    }),
  );
});

test('addresses in a page', () => {
  const html = `<!-- <script src="no.js"></script> --><SCRIPT defer SRC='a.js'></SCRIPT><link href=b.css rel="stylesheet"><link rel=modulepreload href="/c.js">`;
  expect(htmlReferences(html)).toEqual(['a.js', 'b.css', '/c.js']);
  const files = new Set(['assets/a.js', 'docs/b.js']);
  expect(fileOfAddress('https://cdn.example/v2/assets/a.js?x#y', 'index.html', files)).toBe('assets/a.js');
  expect(fileOfAddress('./b.js', 'docs/index.html', files)).toBe('docs/b.js');
  expect(fileOfAddress('http://[', 'index.html', files)).toBeNull();
  expect(fileOfAddress('/none.js', 'index.html', files)).toBeNull();
});

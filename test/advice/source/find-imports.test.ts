import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findImports } from '../../../src/advice/source/find-imports.ts';
import { golden } from '../../support/golden.ts';

const sources: Readonly<Record<string, string>> = {
  'forms.tsx': `import React, { useState as state, type FC } from 'react';
import * as charts from "./charts";
import './polyfill';
import type { Props } from './props';
import { type A, type B } from './types';
import {
  first,
  second as other,
} from '@/shared/list';
export { Button, default as Icon } from './button';
export * from './all';
export * as icons from './icons';
export type { Theme } from './theme';
import legacy = require('./legacy');
const Admin = React.lazy(() => import('./pages/admin'));
const page = async () => {
  const { render: draw, ...rest } = await import(
    /* webpackChunkName: "page" */ './pages/page'
  );
  return [draw, rest, import(\`./locale/\${state}.json\`), import(variable)];
};
const url = new URL('./logo.svg', import.meta.url);
const worker = new Worker(new URL("./worker.ts", import.meta.url));
const pages = import.meta.glob('./pages/*.tsx');
export default <Admin url={url} />;
`,
  'common.js': `'use strict';
const _ = require('lodash');
const { debounce, throttle: slow } = require('lodash/fp');
const only = require('./many').only;
const locale = require('./locale/' + name);
if (process.env.NODE_ENV !== 'production') module.exports = require('./dev');
define(['jquery', './plugin'], ($) => $);
require(['./later'], () => {});
const context = require.context('./icons', true, /\\.svg$/);
`,
  'typed.ts': `import { Injectable } from '@angular/core';
const cast = <string>value;
class Service { constructor(@Inject(TOKEN) private readonly http: Http) {} }
export { cast } from './cast';
`,
  'flowing.js': `// @flow
import typeof Type from './type';
import type { Shape } from './shape';
import { run } from './run';
const it = (x: ?number): string => (run(x): any);
`,
  'broken.js': `import { whole } from './whole';
const a = 1;
const a = 2;
await import('./late');
return require('./early');
`,
  'unreadable.js': `import { one } from './one';
<<<<<<< ours
import two from "./two";
=======
const three = require('./three'); const x = import('./four');
>>>>>>> theirs
`,
  'card.vue': `<template>
  <img src="./not-found-here.png">
</template>
<script setup lang="ts">
import { ref } from 'vue';
const Heavy = defineAsyncComponent(() => import('./heavy.vue'));
</script>
<style scoped>
@import './card.css';
.a { background: url(./back.png) }
</style>
`,
  'page.svelte': `<script context="module">import { load } from './load';</script>
<script>
  import Chart from './chart.svelte';
</script>
<Chart />
`,
  'site.scss': `@use "sass:math";
@import 'base', "other";
// @import 'no';
/* @import 'never';
   url(nowhere.png) */
@import url("https://example.org/a.css");
.a { background: url(img/a.png); cursor: url("data:image/png;base64,AAAA"); fill: url(#filter) }
.b { composes: shared from './shared.css'; }
`,
  'data.json': `{ "import": "import './a'" }`,
};

const describe = (path: string): string =>
  findImports(sources[path] ?? '', path)
    .map(({ kind, specifier, names, typeOnly, startLine, endLine }) => {
      const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
      const taken = names.map((it) => `${it.typeOnly ? 'type ' : ''}${it.imported} as ${it.local ?? '…'}`).join(', ');
      return `  ${lines.padEnd(6)}${kind.padEnd(8)} ${specifier}${taken === '' ? '' : ` { ${taken} }`}${typeOnly ? ' (types only)' : ''}`;
    })
    .join('\n');

test('every form of an import is found, with its lines and names', () => {
  const text = Object.keys(sources)
    .map((path) => `${path}\n${describe(path)}\n`)
    .join('\n');
  expect(text).toBe(golden(text, new URL('golden/imports.txt', import.meta.url)));
});

test('offsets are those of the whole file, in a component too', () => {
  for (const path of ['card.vue', 'page.svelte', 'forms.tsx'])
    for (const place of findImports(sources[path] ?? '', path)) {
      const written = (sources[path] ?? '').slice(place.start, place.end);
      expect(written).toContain(place.specifier);
    }
});

test('no text makes it throw, and lines stay within the text', () => {
  const words = [
    'import',
    'from',
    "'./a'",
    '{',
    '}',
    '(',
    ')',
    '`',
    '*',
    '<script>',
    '</script>',
    'require',
    '\n',
    '@import',
    'url(',
    '/*',
    '<',
    '>',
    '=>',
    ';',
  ];
  const path = fc.constantFrom('a.js', 'a.ts', 'a.tsx', 'a.vue', 'a.svelte', 'a.css', 'a.mdx', '__proto__');
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string())).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(path, text, (path, text) => {
      for (const { startLine, endLine } of findImports(text, path)) {
        expect(startLine).toBeGreaterThanOrEqual(1);
        expect(endLine).toBeGreaterThanOrEqual(startLine);
        expect(endLine).toBeLessThanOrEqual(text.split('\n').length);
      }
    }),
  );
});

// Each of these took minutes with an expression that looks at the rest of the file from every place.
test.each([
  ['a.vue', '<script a="'],
  ['a.vue', '<script>'],
  ['a.css', 'composes: '],
  ['a.css', '/* '],
  ['a.css', 'url( '],
  ['a.mdx', 'import '],
])('a hostile %s of %s is read in time', (path, part) => {
  expect(findImports(part.repeat(60_000), path).length).toBeLessThan(60_000);
});

test('nesting deeper than the stack is read by its look', () => {
  const text = `import a from './a';\n${'['.repeat(50_000)}`;
  expect(findImports(text, 'a.js').map(({ specifier }) => specifier)).toEqual(['./a']);
});

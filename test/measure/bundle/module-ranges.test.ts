import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { moduleRanges } from '../../../src/measure/bundle/module-ranges.ts';
import { withoutRanges } from '../../../src/measure/bundle/text-range.ts';

const cut = (text: string, modules: Record<string, string>, ...ids: string[]): string =>
  withoutRanges(
    text,
    moduleRanges(text, modules).filter((it) => ids.includes(it.id)),
  );

test('a module goes with its key and one comma', () => {
  const modules = { '1': 'e=>{a()}', '23': '(e,t)=>{b()}', './c.js': '(e){c()}' };
  const text = 'x({1:e=>{a()},23:(e,t)=>{b()},"./c.js"(e){c()}});';
  expect(cut(text, modules, '1')).toBe('x({23:(e,t)=>{b()},"./c.js"(e){c()}});');
  expect(cut(text, modules, '23')).toBe('x({1:e=>{a()},"./c.js"(e){c()}});');
  expect(cut(text, modules, './c.js')).toBe('x({1:e=>{a()},23:(e,t)=>{b()}});');
});

test('of two modules with the same text each is found by its key', () => {
  const modules = { '3': 'e=>{}', '13': 'e=>{}' };
  expect(cut('x({13:e=>{},3:e=>{}})', modules, '3')).toBe('x({13:e=>{}})');
  expect(cut('x({13:e=>{},3:e=>{}})', modules, '13')).toBe('x({3:e=>{}})');
});

test('comments and parentheses of a development build go along', () => {
  const body = '(module) => {\n\na();\n\n/***/ }';
  const text = `({\n\n/***/ "./a.js":\n/*!***!*\\\n  !*** ./a.js ***!\n  \\***/\n/***/ (${body}),\n\n/***/ "./b.js":\n/***/ ((module) => { b() })\n\n});`;
  const modules = { './a.js': body, './b.js': '(module) => { b() }' };
  expect(cut(text, modules, './a.js')).not.toContain('a.js');
  expect(cut(text, modules, './b.js')).not.toContain('b.js');
  expect(cut(text, modules, './a.js', './b.js')).toMatch(/^\(\{\s*\}\);$/);
});

test('holes of an array stay: indexes are ids', () => {
  expect(cut('x([e=>{a},,e=>{b}])', { '0': 'e=>{a}', '2': 'e=>{b}' }, '2')).toBe('x([e=>{a},,])');
});

test('a text that only looks like the module is not taken', () => {
  expect(moduleRanges('f(e=>{a()},{7:e=>{a()}})', { '7': 'e=>{a()}' })).toEqual([{ id: '7', start: 12, end: 22 }]);
  expect(moduleRanges('f(e=>{a()})', { x: 'e=>{a()}' })).toEqual([]);
});

test('whatever the modules are, cutting all but some leaves an object with those', () => {
  const ids = fc.uniqueArray(fc.oneof(fc.nat(300).map(String), fc.constantFrom('a', 'b', './x.js', 'y"z')), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(ids, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), fc.boolean(), (keys, bodies, spaced) => {
      // As an object has them: whole numbers first.
      const ordered = Object.keys(Object.fromEntries(keys.map((it) => [it, 0])));
      const modules = Object.fromEntries(ordered.map((id, index) => [id, `e=>{m(${bodies[index]})}`]));
      const list = (of: readonly string[]): string =>
        `{${of.map((id) => `${/^(?:\d+|[a-z])$/.test(id) ? id : JSON.stringify(id)}:${spaced ? ' ' : ''}${modules[id]}`).join(',')}}`;
      const kept = ordered.filter((_, index) => index % 2 === 1);
      const lost = ordered.filter((_, index) => index % 2 === 0);
      const left = cut(`(${list(ordered)})`, modules, ...lost);
      expect(left.replace('{,', '{')).toBe(`(${list(kept)})`);
    }),
  );
});

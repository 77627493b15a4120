import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isOwnAddress, resolverRules, shortAddress } from '../../../src/measure/page/page-address.ts';

const target = { host: '127.0.0.1', port: 4321 };

test.each([
  ['http://localhost/a?b=1', true],
  ['http://localhost:4321/', true],
  ['http://127.0.0.1:4321/', true],
  ['http://[::1]:4321/', true],
  ['http://localhost:4322/', false],
  ['http://127.0.0.1/', false],
  ['https://localhost/', false],
  ['http://localhost.example.com/', false],
  ['http://user@example.com/localhost', false],
  ['chrome-error://chromewebdata/', false],
  ['no address', false],
])('%s belongs to the page: %s', (url, own) => {
  expect(isOwnAddress(url, target)).toBe(own);
});

test('own addresses lose their origin, so that both sides have the same', () => {
  expect(shortAddress('http://localhost/a.js?v=1', target)).toBe('/a.js?v=1');
  expect(shortAddress('http://127.0.0.1:4321/a.js', target)).toBe('/a.js');
  expect(shortAddress('https://cdn.example.com/a.js', target)).toBe('https://cdn.example.com/a.js');
  expect(shortAddress('chrome-error://chromewebdata/', target)).toBe('chrome-error://chromewebdata/');
  expect(shortAddress(`http://localhost/a?${'x'.repeat(400)}`, target)).toBe('/a');
});

test('what is stored of an address is bounded, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withQueryParameters: true, size: 'large' }), fc.string({ size: 'large' })),
      (url) => {
        expect(shortAddress(url, target).length).toBeLessThanOrEqual(300);
      },
    ),
  );
});

test('the page leads to its server, listed hosts are let through, everything else is unknown', () => {
  const rules = resolverRules(target, ['fonts.example.com', '*.cdn.example.com:8443', 'localhost:9000', 'localhost']);
  expect(rules.split(', ')).toEqual([
    'MAP localhost:80 127.0.0.1:4321',
    'MAP localhost:4321 127.0.0.1:4321',
    'MAP 127.0.0.1:4321 127.0.0.1:4321',
    'MAP [::1]:4321 127.0.0.1:4321',
    'EXCLUDE fonts.example.com',
    'EXCLUDE *.cdn.example.com',
    'MAP localhost:9000 127.0.0.1:9000',
    'MAP localhost 127.0.0.1',
    'MAP * ~NOTFOUND',
  ]);
  expect(resolverRules({ host: '::1', port: 5 }, [])).toContain('MAP localhost:80 [::1]:5,');
});

test('a host can bring no rule of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (hosts) => {
      const rules = resolverRules(target, hosts).split(', ');
      expect(rules.at(-1)).toBe('MAP * ~NOTFOUND');
      expect(rules.length).toBeLessThanOrEqual(hosts.length + 5);
      for (const rule of rules) expect(rule).toMatch(/^(?:MAP \S+|EXCLUDE) \S+$/);
    }),
  );
});

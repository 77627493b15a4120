import { expect, test } from '@jest/globals';
import { locateEdge } from '../../../src/advice/source/locate-edge.ts';

const text = `import { debounce } from 'lodash';
import Admin from './pages/admin';
import type { Page } from './pages/page';
import { format } from '@/shared/format';
const Later = lazy(() => import('./pages/admin'));
const one = require('./data');
const two = require('./data');
import {
  a,
  b,
} from '../kit/index.js';
const words = require('./locale/' + name);
`;

const locate = (
  request: string,
  kind: Parameters<typeof locateEdge>[0]['kind'] = 'static',
  changed: readonly number[] = [],
) => {
  const changedLines = changed.map((line) => ({ startLine: line, endLine: line }));
  const found = locateEdge({ text, path: 'web/src/app.ts', request, kind, changedLines });
  return found === null ? null : [found.startLine, found.endLine];
};

test('the lines of the import of a request', () => {
  expect(locate('lodash')).toEqual([1, 1]);
  expect(locate('../kit/index.js')).toEqual([8, 11]);
  expect(locate('./pages/nowhere')).toBeNull();
});

test('of several, the one of the same kind', () => {
  expect(locate('./pages/admin')).toEqual([2, 2]);
  expect(locate('./pages/admin', 'dynamic')).toEqual([5, 5]);
  // A kind that stands nowhere is no reason to find nothing.
  expect(locate('lodash', 'require')).toEqual([1, 1]);
});

test('of several of a kind, the one that the change adds', () => {
  expect(locate('./data', 'require')).toEqual([6, 6]);
  expect(locate('./data', 'require', [7])).toEqual([7, 7]);
});

test('what only types are taken from is in no bundle', () => {
  expect(locate('./pages/page')).toBeNull();
});

test('loaders, queries, resolved paths, aliases and computed requests', () => {
  expect(locate('!!raw-loader!./pages/admin?inline')).toEqual([2, 2]);
  expect(locate('web/src/pages/admin.tsx')).toEqual([2, 2]);
  expect(locate('../src/pages/admin/index.js')).toEqual([2, 2]);
  expect(locate('web/src/shared/format.ts')).toEqual([4, 4]);
  expect(locate('web/node_modules/lodash/lodash.js')).toEqual([1, 1]);
  expect(locate('./locale', 'context')).toEqual([12, 12]);
});

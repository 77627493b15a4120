import type { BlockTools } from '../../../src/measure/block/block-order.ts';
import type { PageSuite } from '../../../src/config/page-suite.ts';

/** What blocks of pages do without. */
export const noLoad: Pick<BlockTools, 'generator' | 'cores' | 'sockets'> = {
  generator: {
    ask: () => Promise.reject(new Error('pages have no load')),
    pid: null,
    killSync: () => {},
    [Symbol.asyncDispose]: async () => {},
  },
  cores: null,
  sockets: { base: '', head: '' },
};

export const makePage = (differences: Partial<PageSuite> = {}): PageSuite => ({
  name: 'home',
  type: 'page',
  directory: '.',
  paths: null,
  install: null,
  build: null,
  env: {},
  setup: null,
  teardown: null,
  server: { kind: 'files', root: 'dist', fallback: null },
  service: null,
  path: '/',
  headers: {},
  cookies: [],
  hosts: [],
  device: 'mobile',
  timeout: 30_000,
  routes: [],
  scenarios: [],
  warmUp: { min: 0, max: 0 },
  ...differences,
});

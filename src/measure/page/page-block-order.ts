import type { ServiceSuite } from '../../config/configuration.ts';
import type { PageSuite } from '../../config/page-suite.ts';
import type { Schedule } from '../../core/block.ts';
import { sides, type Side } from '../../core/side.ts';
import type { BlockOrder, BlockTools } from '../block/block-order.ts';
import type { HeldFiles } from './server/held-files.ts';
import type { VisitTools } from './visit-page.ts';

/** Where and how one side's page is served. */
export interface PageStart {
  /** The side's own configuration of the suite. */
  readonly suite: PageSuite;
  /** The suite's directory in the side's checkout. */
  readonly directory: string;
  /** Scrubbed. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What one block of a page is to be. */
export interface PageBlockOrder extends Pick<BlockOrder, 'index' | 'kind' | 'schedule' | 'seed' | 'random'> {
  /** What is visited: path, headers, cookies, hosts, device; the same for both sides. */
  readonly suite: PageSuite;
  readonly starts: Readonly<Record<Side, PageStart>>;
}

export type PageTools = BlockTools &
  Omit<VisitTools, 'directory' | 'signal'> & {
    /** What static servers hold, for all blocks of a run. */
    readonly files: HeldFiles;
  };

/** A page's server as a service, which it is for `setup`, `teardown` and their environment. */
const asService = ({ server, ...suite }: PageSuite): ServiceSuite => ({
  name: suite.name,
  type: 'service',
  directory: suite.directory,
  paths: suite.paths,
  install: suite.install,
  build: suite.build,
  start: server.kind === 'command' ? server.start : '',
  ready: server.kind === 'command' ? server.ready : { path: null, log: null, timeout: 0 },
  stopTimeout: server.kind === 'command' ? server.stopTimeout : 0,
  port: server.kind === 'command' ? server.port : null,
  duet: false,
  probe: false,
  env: suite.env,
  setup: suite.setup,
  teardown: suite.teardown,
  database: null,
  routes: [],
  scenarios: [],
  warmUp: suite.warmUp,
});

/** The order of a page's block as one of a service, for what both have in common. */
export const asBlockOrder = ({ suite, starts, ...order }: PageBlockOrder): BlockOrder => ({
  ...order,
  suite: asService(suite),
  starts: {
    base: { ...starts.base, suite: asService(starts.base.suite) },
    head: { ...starts.head, suite: asService(starts.head.suite) },
  },
  solo: false,
  plan: { duration: 0, lead: 0, mix: 0, perRoute: 0, solo: 0 },
  warmUp: suite.warmUp,
  slice: null,
});

/** Visits are never made at the same time; servers that need one port can't even live at the same time. */
export const pageSchedule = ({ schedule, starts }: Pick<PageBlockOrder, 'schedule' | 'starts'>): Schedule =>
  schedule === 'one-at-a-time' ||
  sides.some((side) => {
    const { server } = starts[side].suite;
    return server.kind === 'command' && server.port !== null;
  })
    ? 'one-at-a-time'
    : 'alternate';

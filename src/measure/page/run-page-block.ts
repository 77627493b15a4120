import type { Block, SideBlock } from '../../core/block.ts';
import { sides, type Side } from '../../core/side.ts';
import type { Visit } from '../../core/visit.ts';
import { playedBy } from '../block/block-order.ts';
import { firstError } from '../block/first-error.ts';
import { hookEnvironment, setUpSide } from '../block/side-hooks.ts';
import { createStopwatch, type Stopwatch } from '../block/stopwatch.ts';
import { freePort } from '../service/free-port.ts';
import { asBlockOrder, type PageBlockOrder, pageSchedule, type PageTools } from './page-block-order.ts';
import { servePage, type ServedPage } from './serve-page.ts';
import { visitPage } from './visit-page.ts';
import { warmServer } from './warm-server.ts';

/** What is gathered while a block runs. */
interface Gathered {
  readonly visits: Visit[];
  readonly sides: Partial<Record<Side, SideBlock>>;
  discarded: Block['discarded'];
}

const serve = async (
  order: PageBlockOrder,
  side: Side,
  tools: PageTools,
  cleanup: AsyncDisposableStack,
): Promise<ServedPage> => {
  const player = playedBy(order, side);
  const { suite, directory } = order.starts[player];
  const common = asBlockOrder(order);
  const port = common.starts[player].suite.port ?? (await freePort());
  await setUpSide(common, tools, side, port, cleanup);
  const environment = hookEnvironment(common, tools, side, port);
  const { started, signal, files } = tools;
  return cleanup.use(await servePage({ side: player, suite, directory, environment, port, files, started, signal }));
};

const deathOf = ({ service }: ServedPage, player: Side): string | null => {
  if (service === null || service.death === null) return null;
  const how = service.death.signal ?? `exit ${service.death.code ?? 'unknown'}`;
  const lines = service.tail(5).join(' | ');
  return `${player}: the server died in the middle of a block (${how}). Its last lines: ${lines === '' ? 'none' : lines}`;
};

/** The servers of `living` from start to stop, with a visit to each in the order of `visiting`. */
const runGroup = async (
  order: PageBlockOrder,
  living: readonly Side[],
  visiting: readonly Side[],
  tools: PageTools,
  watch: Stopwatch,
  gathered: Gathered,
): Promise<void> => {
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => watch.start('other'));
  watch.start('start');
  const pages = new Map<Side, ServedPage>();
  for (const side of living) {
    const page = await serve(order, side, tools, cleanup);
    pages.set(side, page);
    gathered.sides[side] = { startup: page.startup, memoryPeak: null, probe: 'refused' };
  }
  watch.start('warmUp');
  for (const { service } of pages.values())
    if (service !== null) await warmServer(service.origin, order.suite, tools.signal);
  watch.start('load');
  for (const side of visiting.filter((it) => living.includes(it))) {
    const page = pages.get(side);
    if (page === undefined) continue;
    const player = playedBy(order, side);
    const result = await visitPage(order.suite, page.target, tools);
    const death = deathOf(page, player);
    if (result.kind === 'visited' && death === null) {
      gathered.visits.push({ side, ...result.visit });
      continue;
    }
    gathered.discarded = {
      reason: death ?? `${player}: ${result.kind === 'failed' ? result.reason : ''}`,
      side: player,
    };
    return;
  }
};

/**
 * Runs one block of a page: fresh servers of both sides, then a visit to each, one after the other in random order, each in
 * a browser that has never seen the page. A visit that fails discards the block with its reason and is no error.
 *
 * @throws ServiceError when a server does not start; PreparationError when `setup` or `teardown` fails, when the files are
 * not there, or when the browser does not start.
 */
export const runPageBlock = async (order: PageBlockOrder, tools: PageTools): Promise<Block> => {
  const { suite, kind, random, index } = order;
  const startedAt = new Date().toISOString();
  const watch = createStopwatch();
  const schedule = pageSchedule(order);
  const startOrder = random.fork('start').shuffle([...sides]);
  const visiting = schedule === 'one-at-a-time' ? startOrder : random.fork('visits').shuffle([...sides]);
  const gathered: Gathered = { visits: [], sides: {}, discarded: null };
  for (const living of schedule === 'one-at-a-time' ? startOrder.map((side) => [side]) : [startOrder]) {
    if (gathered.discarded !== null) break;
    try {
      await runGroup(order, living, visiting, tools, watch, gathered);
    } catch (error) {
      throw firstError(error);
    }
  }
  return {
    schema: 'pacegate/block@1',
    suite: suite.name,
    index,
    kind,
    schedule,
    seed: `${order.seed}/${suite.name}/${index}`,
    startedAt,
    startOrder,
    warmUp: { duration: 0, flat: true, slice: 0 },
    sides: { base: null, head: null, ...gathered.sides },
    slices: [],
    visits: gathered.visits,
    time: watch.total(),
    discarded: gathered.discarded,
  };
};

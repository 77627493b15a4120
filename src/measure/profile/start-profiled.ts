import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Side } from '../../core/side.ts';
import type { BlockOrder, BlockTools } from '../block/block-order.ts';
import { hookEnvironment, setUpSide } from '../block/side-hooks.ts';
import { freePort } from '../service/free-port.ts';
import type { Service } from '../service/service.ts';
import { startService } from '../service/start-service.ts';
import { readPlainJson } from './plain-file.ts';
import { openProfilerChannel, type ProfilerChannel } from './profiler-channel.ts';
import { profilerEnvironment } from './profiler-environment.ts';

/** A service that is ready, with the profiler in the probe's place. */
export interface ProfiledService {
  readonly side: Side;
  readonly service: Service;
  readonly channel: ProfilerChannel;
}

/** How long the service's threads have to report after it is ready, ms. */
const reportTimeout = 3000;
const scriptsTimeout = 20_000;
const largestScripts = 128 * 1024 ** 2;

/**
 * Starts the services of `living` as a block does. `cleanup` ends them and what belongs to them.
 * @throws ServiceError when one does not start; PreparationError when `setup` fails.
 */
export const startProfiled = async (
  order: BlockOrder,
  tools: BlockTools,
  living: readonly Side[],
  cleanup: AsyncDisposableStack,
): Promise<readonly ProfiledService[]> => {
  const places = new Map<Side, { readonly port: number; readonly channel: ProfilerChannel }>();
  const directory = await realpath(tools.directory);
  for (const side of living) {
    const port = order.starts[side].suite.port ?? (await freePort());
    await setUpSide(order, tools, side, port, cleanup);
    places.set(side, { port, channel: cleanup.use(await openProfilerChannel(directory)) });
  }
  const outcomes = await Promise.allSettled(
    [...places].map(async ([side, { port, channel }]) => {
      const { suite, directory: own } = order.starts[side];
      const service = await startService({
        side,
        command: suite.start,
        directory: own,
        environment: profilerEnvironment(channel, hookEnvironment(order, tools, side, port)),
        port,
        ready: suite.ready,
        stopTimeout: suite.stopTimeout,
        probe: null,
        ...(tools.cores === null ? {} : { cores: tools.cores }),
        signal: tools.signal,
      });
      tools.started(service);
      cleanup.use(service);
      return { side, service, channel };
    }),
  );
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
};

/** Whether a thread of the service reports. */
export const hasReported = async (channel: ProfilerChannel, signal: AbortSignal): Promise<boolean> => {
  const end = performance.now() + reportTimeout;
  while (channel.threads().length === 0 && performance.now() < end) await delay(20, undefined, { signal });
  return channel.threads().length > 0;
};

/** Source maps that the scripts of the service name, by the script's URL. */
export const readScripts = async (channel: ProfilerChannel): Promise<Record<string, string>> => {
  const answers = await channel.ask({ do: 'scripts', name: 'scripts' }, scriptsTimeout);
  const found: Record<string, string> = {};
  for (const { pid, thread } of answers.keys()) {
    const file = join(channel.directory, `${pid}-${thread}-scripts.json`);
    const { data } = z.record(z.string(), z.string()).safeParse(await readPlainJson(file, largestScripts));
    Object.assign(found, data ?? {});
  }
  return found;
};

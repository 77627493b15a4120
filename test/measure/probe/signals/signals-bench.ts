import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Route } from '../../../../src/config/configuration.ts';
import type { Signals } from '../../../../src/core/signals.ts';
import { createSideSignals } from '../../../../src/measure/load/side-signals.ts';
import { createProbeHub, type ProbeChannel } from '../../../../src/measure/probe/probe-hub.ts';
import { routeMatchers } from '../../../../src/measure/probe/route-matchers.ts';
import type { Service } from '../../../../src/measure/service/service.ts';
import { makeRoute } from '../../load/load-support.ts';
import { createPlace } from '../../service/service-support.ts';

/** GET /<name>. */
export const routesOf = (...names: string[]): Route[] => names.map((name) => makeRoute(name));

export interface SignalsBench extends AsyncDisposable {
  readonly directory: string;
  readonly channel: ProbeChannel;
  /** Starts a service and waits until it reports. */
  start(command: string, environment?: Record<string, string>): Promise<Service>;
  /** What the probe saw while `action` ran. */
  counted(
    service: Service,
    action: () => Promise<unknown>,
    options?: { routes?: readonly Route[]; heap?: boolean },
  ): Promise<Signals>;
}

/** A temporary directory with files, also in directories of it, and with links to packages of this repository. */
export const createSignalsBench = async (
  files: Readonly<Record<string, string>>,
  packages: readonly string[] = [],
): Promise<SignalsBench> => {
  const place = await createPlace({});
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(place.directory, name)), { recursive: true });
    await writeFile(join(place.directory, name), content);
  }
  const modules = join(import.meta.dirname, '../../../../node_modules');
  for (const name of packages) {
    await mkdir(join(place.directory, 'node_modules'), { recursive: true });
    await symlink(join(modules, name), join(place.directory, 'node_modules', name));
  }
  const hub = await createProbeHub({ directory: place.directory });
  const channel = hub.channel('head');
  return {
    directory: place.directory,
    channel,
    start: async (command, environment = {}) => {
      const service = await place.start(command, { probe: channel, environment });
      while (channel.connected === 0) await delay(5);
      return service;
    },
    counted: async (service, action, { routes = [], heap = false } = {}) => {
      const side = createSideSignals({ channel, matchers: routeMatchers(routes), pid: service.pid, reader: null });
      await side.begin(heap);
      await action();
      const signals = await side.end({ directory: place.directory, checkout: place.directory });
      if (signals === null) throw new Error('The probe told nothing.');
      return signals;
    },
    [Symbol.asyncDispose]: async () => {
      await hub[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
};

/** Sends requests one after the other and returns the last answer. */
export const send = async ({ origin }: Service, path: string, count: number): Promise<string> => {
  let answer = '';
  for (let sent = 0; sent < count; sent++) answer = await (await fetch(`${origin}${path}`)).text();
  return answer;
};

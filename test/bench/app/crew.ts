import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { type AppSettings, appEnvironment, webhookSecret } from '../../e2e/app/app-environment.ts';
import { appOnGitHub } from '../../e2e/app/app-on-github.ts';
import { endProcessesIn } from '../../e2e/app/left-behind.ts';
import { type PacegateProcess, startPacegate } from '../../e2e/app/pacegate-process.ts';
import { quickFiles } from '../../e2e/app/quick-service.ts';
import { openRoom, type Room } from '../../e2e/app/room.ts';
import { createShop, type Shop } from '../../e2e/app/shop.ts';
import { type RunningApp, startApp } from '../../e2e/app/start-app.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/local-github/local-github.ts';
import type { Place } from './place.ts';

/** An app and its workers beside a local GitHub with some small repositories: one, two, … */
export interface Crew extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly app: () => RunningApp;
  readonly shops: readonly Shop[];
  /** The workers that are processes of their own; none where the app measures by itself. */
  readonly workers: () => readonly PacegateProcess[];
  /** Directories that belong to them. */
  readonly rooms: readonly Room[];
  /** Processes that may be there. */
  readonly known: () => readonly number[];
  /** SIGKILL to whoever measures, the app or its first worker, and a new one in its place. */
  replace(): Promise<void>;
}

const putFiles = async (directory: string): Promise<string> => {
  for (const [name, text] of Object.entries(quickFiles())) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
  return directory;
};

/** With workers the app measures nothing; they need a database that more than one process can open. */
export const openCrew = async (
  place: Place,
  { repositories, workers: count }: { readonly repositories: readonly string[]; readonly workers: number },
): Promise<Crew> => {
  await using owned = new AsyncDisposableStack();
  const sources = owned.use(await openRoom('sources'));
  const from = await putFiles(join(sources.path, 'files'));
  const github = owned.use(
    await startLocalGitHub({
      repositories: repositories.map((name) => ({ owner: 'acme', name, from })),
      users: [{ login: 'dev', role: 'admin' }],
      apps: [appOnGitHub],
    }),
  );
  const { id: appId, privateKey } = github.app(appOnGitHub.slug);
  const { room, databaseUrl } = place;
  const settings: AppSettings = {
    appId,
    privateKey,
    apiUrl: github.apiUrl,
    room,
    databaseUrl,
    port: await freePort(),
    worker: count === 0 ? 'here' : 'elsewhere',
  };
  // Each worker has directories of its own, as on a machine of its own.
  const workerRooms: Room[] = [];
  for (let worker = 0; worker < count; worker++) workerRooms.push(owned.use(await openRoom('app-bench-worker')));
  const startWorker = async (own: Room): Promise<PacegateProcess> =>
    startPacegate('worker', await appEnvironment({ ...settings, room: own }));

  let app = await startApp(settings);
  const workers = await Promise.all(workerRooms.map(startWorker));
  owned.defer(async () => {
    await Promise.all([app, ...workers].map((it) => it[Symbol.asyncDispose]()));
    for (const { path } of [room, ...workerRooms]) await endProcessesIn(path);
  });
  github.setWebhook(appOnGitHub.slug, { url: app.webhookUrl, secret: webhookSecret });
  await github.announceInstallation(appOnGitHub.slug, { action: 'created', account: 'acme' });
  const log = (): string => [app, ...workers].map((it) => it.log()).join('\n');
  const all = owned.move();
  return {
    github,
    app: () => app,
    shops: repositories.map((name) => createShop(github, name, log)),
    workers: () => workers,
    rooms: [room, ...workerRooms],
    known: () => [app, ...workers].map(({ pid }) => pid),
    replace: async () => {
      const [first] = workers;
      const [own] = workerRooms;
      if (first === undefined || own === undefined) {
        await app.kill();
        app = await startApp(settings);
        return;
      }
      await first.kill();
      workers[0] = await startWorker(own);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};

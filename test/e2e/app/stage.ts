import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { type LocalGitHub, startLocalGitHub } from '../../support/local-github/local-github.ts';
import { type AppSettings, webhookSecret } from './app-environment.ts';
import { appOnGitHub } from './app-on-github.ts';
import { endProcessesIn } from './left-behind.ts';
import type { Files } from './quick-service.ts';
import { openRoom, type Room } from './room.ts';
import { createShop, type Shop } from './shop.ts';
import { type RunningApp, startApp } from './start-app.ts';

/** A local GitHub with repositories of acme, and the app as a process that serves them. */
export interface Stage extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly app: RunningApp;
  readonly room: Room;
  shop(name: string): Shop;
  /** SIGKILL to the app, as when a machine dies; then it is started again with what it has kept. */
  restart(): Promise<void>;
}

export interface StageOptions {
  /** By name. */
  readonly repositories: Readonly<Record<string, Files>>;
  readonly databaseUrl?: string;
  readonly worker?: AppSettings['worker'];
  readonly takesAlerts?: boolean;
}

const put = async (directory: string, files: Files): Promise<string> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
  return directory;
};

export const openStage = async (options: StageOptions): Promise<Stage> => {
  const { repositories, databaseUrl, worker, takesAlerts } = options;
  await using owned = new AsyncDisposableStack();
  const sources = owned.use(await openRoom('sources'));
  const room = owned.use(await openRoom('app-e2e'));
  const github = owned.use(
    await startLocalGitHub({
      repositories: await Promise.all(
        Object.entries(repositories).map(async ([name, files]) => ({
          owner: 'acme',
          name,
          from: await put(join(sources.path, name), files),
        })),
      ),
      users: [{ login: 'dev', role: 'admin' }, { login: 'writer', role: 'write' }, { login: 'stranger' }],
      apps: [appOnGitHub],
    }),
  );
  const { id: appId, privateKey } = github.app(appOnGitHub.slug);
  const { apiUrl } = github;
  const port = await freePort();
  const settings = { appId, privateKey, apiUrl, room, port, databaseUrl, worker, takesAlerts };
  let app = await startApp(settings);
  owned.defer(async () => {
    await app[Symbol.asyncDispose]();
    await endProcessesIn(room.path);
  });
  github.setWebhook(appOnGitHub.slug, { url: app.webhookUrl, secret: webhookSecret });
  await github.announceInstallation(appOnGitHub.slug, { action: 'created', account: 'acme' });
  const all = owned.move();
  return {
    github,
    room,
    get app() {
      return app;
    },
    shop: (name) => createShop(github, name, () => app.log()),
    restart: async () => {
      await app.kill();
      app = await startApp(settings);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};

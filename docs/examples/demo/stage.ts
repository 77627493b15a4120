import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { webhookSecret } from '../../../test/e2e/app/app-environment.ts';
import { appOnGitHub } from '../../../test/e2e/app/app-on-github.ts';
import { endProcessesIn } from '../../../test/e2e/app/left-behind.ts';
import { openRoom } from '../../../test/e2e/app/room.ts';
import { createShop, type Shop } from '../../../test/e2e/app/shop.ts';
import { type RunningApp, startApp } from '../../../test/e2e/app/start-app.ts';
import { addressWith } from '../../../test/local-github/shop.ts';
import { type LocalGitHub, startLocalGitHub } from '../../../test/support/local-github/local-github.ts';
import { demoConfiguration } from './configuration.ts';
import { cloneShop, type ShopClone } from './shop-clone.ts';

const example = join(import.meta.dirname, '..', 'shop');

/** The shop on a local GitHub, the App that watches it, and a developer's clone. */
export interface DemoStage extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly app: RunningApp;
  readonly shop: Shop;
  readonly clone: ShopClone;
  /** Where all of it lives. */
  readonly directory: string;
}

export interface StageOptions {
  /** Whether the directory stays. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
}

const copyShop = async (to: string): Promise<string> => {
  await cp(example, to, { recursive: true, filter: (from) => !/[/\\](?:node_modules|\.pacegate)$/.test(from) });
  await mkdir(join(to, '.github'), { recursive: true });
  await writeFile(join(to, '.github/pacegate.yml'), demoConfiguration);
  return to;
};

/** Starts all of it. Disposing ends the processes, and removes everything that is not to be kept. */
export const openDemoStage = async ({ keep, signal }: StageOptions): Promise<DemoStage> => {
  await using owned = new AsyncDisposableStack();
  const room = owned.use(await openRoom('demo-room', keep));
  const from = await copyShop(join(room.path, 'files'));
  const github = owned.use(
    await startLocalGitHub({
      repositories: [{ owner: 'acme', name: 'shop', from }],
      users: [{ login: 'dev', role: 'admin' }],
      apps: [appOnGitHub],
    }),
  );
  const { id: appId, privateKey } = github.app(appOnGitHub.slug);
  const app = await startApp({ appId, privateKey, apiUrl: github.apiUrl, room, port: await freePort() }, signal);
  owned.defer(async () => {
    await app[Symbol.asyncDispose]();
    await endProcessesIn(room.path);
  });
  github.setWebhook(appOnGitHub.slug, { url: app.webhookUrl, secret: webhookSecret });
  await github.announceInstallation(appOnGitHub.slug, { action: 'created', account: 'acme' });
  const shop = createShop(github, 'shop', () => app.log());
  const token = github.token({ repository: shop.repository, as: 'dev' });
  const clone = await cloneShop(addressWith(github, token, shop.repository), join(room.path, 'clone'), signal);
  const all = owned.move();
  return { github, app, shop, clone, directory: room.path, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

import { asJson } from '../json.ts';
import { signAppToken } from '../identity/json-web-token.ts';
import type { AppRecord } from '../model/app.ts';
import type { Platform } from '../platform.ts';
import { userShape } from '../shapes/user-shape.ts';

/** installation: tells an app that it was installed, removed, suspended or given new permissions. */
export const announceInstallation = async (
  platform: Platform,
  app: AppRecord,
  { action, account, by = 'dev' }: { readonly action: string; readonly account: string; readonly by?: string },
): Promise<void> => {
  const installation = app.installations.find((it) => it.account === account);
  if (installation === undefined) throw new Error(`The app "${app.slug}" is not installed on ${account}.`);
  const told = await platform.emulator.demand({
    method: 'GET',
    path: `/app/installations/${installation.id}`,
    token: signAppToken(app.id, app.privateKey),
  });
  const repositories = platform.repositories
    .filter((it) => it.owner === account)
    .map((it) => ({ id: it.id, name: it.name, full_name: it.fullName, private: it.private }));
  const payload = {
    action,
    installation: asJson(told.json),
    repositories,
    requester: null,
    sender: await userShape(platform, by),
  };
  platform.events.emit({ name: 'installation', action, repository: null, payload, onlyApp: app });
};

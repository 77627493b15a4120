import { signAppToken } from '../identity/json-web-token.ts';
import { asJson, textOf } from '../json.ts';
import type { Platform } from '../platform.ts';

/** A token of the emulator for every installation, with all it may do; what ours may do we check ourselves. */
export const mintTokens = async (platform: Platform): Promise<ReadonlyMap<number, string>> => {
  const wanted = platform.apps.flatMap((app) => app.installations.map((installation) => ({ app, installation })));
  const made = await Promise.all(
    wanted.map(async ({ app, installation }) => {
      const told = await platform.emulator.demand({
        method: 'POST',
        path: `/app/installations/${installation.id}/access_tokens`,
        token: signAppToken(app.id, app.privateKey),
      });
      return [installation.id, textOf(asJson(told.json)['token'])] as const;
    }),
  );
  return new Map(made);
};

import type { Answer } from '../http/answer.ts';
import { answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { readJson } from '../http/call.ts';
import type { Platform } from '../platform.ts';

/**
 * Lets the emulator answer, as the caller. @throws Refusal with the emulator's status when it refuses.
 */
export const forward = async (
  platform: Platform,
  call: Call,
  change: { readonly body?: unknown; readonly path?: string } = {},
): Promise<Answer> => {
  const query = call.query.size > 0 ? `?${call.query.toString()}` : '';
  const token = call.identity.kind === 'anonymous' ? null : call.identity.emulatorToken;
  const answered = await platform.emulator.demand({
    method: call.method === 'HEAD' ? 'GET' : call.method,
    path: `${change.path ?? call.path}${query}`,
    token,
    body: change.body ?? readJson(call),
  });
  if (answered.status === 204) return { status: 204 };
  return answer(answered.json, answered.status, answered.link === null ? {} : { link: answered.link });
};

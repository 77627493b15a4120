import { createEmulator } from 'emulate';
import type { EmulatorOptions } from 'emulate';
import { Refusal } from '../http/answer.ts';
import { asJson, textOf } from '../json.ts';
import { inTurn } from './seed.ts';

export interface EmulatorRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly token: string | null;
  readonly body?: unknown;
}

export interface EmulatorAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly link: string | null;
}

/** emulate, which keeps users, organizations, apps, issues, comments, labels and the text of pull requests. */
export interface Emulator extends AsyncDisposable {
  call(request: EmulatorRequest): Promise<EmulatorAnswer>;
  /** @throws Refusal when it is not answered with success. */
  demand(request: EmulatorRequest): Promise<EmulatorAnswer>;
}

/** Starts it. Its own address is replaced by `publicUrl` in all it says. */
export const startEmulator = async (
  publicUrl: string,
  seed: NonNullable<EmulatorOptions['seed']>,
  signal: AbortSignal,
): Promise<Emulator> => {
  const emulator = await createEmulator({ service: 'github', port: 0, seed });
  const own = new URL(emulator.url);
  const origin = `http://127.0.0.1:${own.port}`;
  const translate = (text: string): string => text.replaceAll(emulator.url, publicUrl);
  const call: Emulator['call'] = async ({ method, path, token, body }) => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${inTurn(token)}` }),
    };
    // It reads a body of every request that changes something.
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) };
    const response = await fetch(`${origin}${path}`, { method, headers, signal, redirect: 'manual', ...sent });
    const text = translate(await response.text());
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const link = response.headers.get('link');
    return {
      status: response.status,
      json: isJson && text !== '' ? (JSON.parse(text) as unknown) : null,
      link: link === null ? null : translate(link),
    };
  };
  const demand: Emulator['demand'] = async (request) => {
    const answered = await call(request);
    if (answered.status < 400) return answered;
    const { message, errors } = asJson(answered.json);
    throw new Refusal(answered.status, textOf(message) || 'Not Found', Array.isArray(errors) ? { errors } : {});
  };
  return { call, demand, [Symbol.asyncDispose]: () => emulator.close() };
};

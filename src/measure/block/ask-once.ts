import type { Route } from '../../config/configuration.ts';
import { type Answer, shapeOf } from '../../core/answer-shape.ts';
import type { Random } from '../../core/random.ts';
import { drawValues, fillRequest } from '../load/draw-requests.ts';

/** ms. */
const patience = 10_000;
/** Characters. Of what is longer the status alone counts. */
const longest = 2_000_000;

const shapeIn = (text: string): Answer['shape'] => {
  if (text.length > longest) return null;
  try {
    return { of: shapeOf(JSON.parse(text)) };
  } catch {
    return null;
  }
};

/**
 * Asks a service for each route once. With the same random stream every service is asked the same. Routes without an answer are left out:
 * the load tells what that means.
 */
export const askOnce = async (
  origin: string,
  routes: readonly Route[],
  random: Random,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> => {
  const answers = new Map<string, Answer>();
  for (const route of routes) {
    const { method, path, headers, body } = fillRequest(route, drawValues(route, random.fork(route.name)));
    try {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers,
        body: method === 'GET' || method === 'HEAD' ? null : body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      });
      answers.set(route.name, { status: response.status, shape: shapeIn(await response.text()) });
    } catch {
      signal.throwIfAborted();
    }
  }
  return answers;
};

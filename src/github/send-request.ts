/** One request over the wire, repeats and redirects counted each. */
export interface SentRequest {
  readonly method: string;
  /** Without host and query. */
  readonly path: string;
  /** Null where no answer came. */
  readonly status: number | null;
}

export interface SendOptions {
  /** Milliseconds to the end of the answer, for requests that bring no signal of their own. */
  readonly timeLimit: number;
  readonly onRequest: (request: SentRequest) => void;
  /** Told once of a repository that has another name now. */
  readonly onMoved: (from: string, to: string) => void;
}

const redirects = new Set([301, 302, 307, 308]);
const mostRedirects = 5;

const withoutAuthorization = (headers: RequestInit['headers']): Headers => {
  const kept = new Headers(headers);
  kept.delete('authorization');
  return kept;
};

const repositoryIn = ({ pathname }: URL): string => /^.*?\/repos\/[^/]+\/[^/]+/.exec(pathname)?.[0] ?? pathname;

/** Statuses that have no body, by which a Response can't be made with one. */
const bodiless = new Set([204, 205, 304]);

/** The answer with its whole body: Octokit takes a body that breaks off for an empty one. */
const whole = async (answer: Response): Promise<Response> => {
  const body = bodiless.has(answer.status) ? null : await answer.arrayBuffer();
  const { status, statusText, headers, url } = answer;
  // Octokit pages on by the address of the answer, which a Response that is made by hand lacks.
  return Object.defineProperty(new Response(body, { status, statusText, headers }), 'url', { value: url });
};

/**
 * A `fetch` for Octokit. GitHub answers requests to a renamed repository with 301 or 307; fetch would make a GET of a
 * POST at 301, and the API wants the same method again. The token goes to no other host.
 */
export const createSend = ({ timeLimit, onRequest, onMoved }: SendOptions): typeof fetch => {
  const told = new Set<string>();
  const once = async (address: URL, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET';
    try {
      const answer = await globalThis.fetch(address, { ...init, redirect: 'manual' });
      onRequest({ method, path: address.pathname, status: answer.status });
      return answer;
    } catch (error) {
      onRequest({ method, path: address.pathname, status: null });
      throw error;
    }
  };
  const follow = async (from: URL, options: RequestInit): Promise<Response> => {
    let address = from;
    let init = options;
    for (let hop = 0; ; hop++) {
      const answer = await once(address, init);
      const location = answer.headers.get('location');
      if (options.redirect === 'manual') return answer;
      if (!redirects.has(answer.status) || location === null) return whole(answer);
      await answer.body?.cancel();
      const next = new URL(location, address);
      if (hop === mostRedirects) throw new Error(`${address.host} redirects without end.`);
      if (next.origin !== address.origin) {
        if (init.method !== 'GET') throw new Error(`${address.host} sends a ${init.method} on to ${next.host}.`);
        init = { ...init, headers: withoutAuthorization(init.headers) };
      } else if (!told.has(repositoryIn(address))) {
        told.add(repositoryIn(address));
        onMoved(address.pathname, next.pathname);
      }
      address = next;
    }
  };
  return async (input, options = {}) => {
    const patience = AbortSignal.timeout(timeLimit);
    try {
      const address = new URL(input instanceof Request ? input.url : input);
      return await follow(address, { ...options, signal: options.signal ?? patience });
    } catch (error) {
      if (options.signal == null && patience.aborted)
        throw new Error(`no answer within ${timeLimit / 1000} s`, { cause: error });
      throw error;
    }
  };
};

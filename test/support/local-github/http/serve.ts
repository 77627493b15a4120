import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sendGitAnswer } from '../git/http-backend.ts';
import type { Identity } from '../identity/identity.ts';
import { labelOf } from '../identity/identity.ts';
import type { Platform } from '../platform.ts';
import { answerGit, gitTargetOf } from '../routes/git-http.ts';
import type { Answer } from './answer.ts';
import { Refusal } from './answer.ts';
import { dispatch } from './dispatch.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { Route } from './router.ts';
import { send } from './send.ts';

export interface Service {
  readonly platform: Platform;
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly signal: AbortSignal;
  /** A web page for a browser, or null. */
  readonly page: (path: string) => Promise<Answer | null>;
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly url: URL;
}

const badGateway: Answer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  bytes: Buffer.from('<html><head><title>502 Bad Gateway</title></head></html>'),
};

const secondaryLimit: Answer = new Refusal(
  403,
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  { headers: { 'retry-after': '1' } },
).toAnswer();

/** The answer that a fault gives instead of doing anything; "drop" for none at all. */
const insteadOf = (fault: FaultKind | null, before: Answer | undefined): Answer | 'drop' | null => {
  switch (fault) {
    case 'status 502 before':
      return badGateway;
    case 'drop the connection before':
      return 'drop';
    case 'secondary limit with retry-after':
      return secondaryLimit;
    case '403':
      return new Refusal(403, 'Resource not accessible by integration').toAnswer();
    case 'the answer of before':
      return before ?? null;
    case 'status 502 after doing it':
    case 'drop the connection after doing it':
    case null:
      return null;
  }
};

const toAnswer = (error: unknown): Answer => {
  if (error instanceof Refusal) return error.toAnswer();
  const message = `The local GitHub failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  return { status: 500, json: { message } };
};

const answerApi = async (
  service: Service,
  { request, method, path, url }: Incoming,
  identity: Identity,
): Promise<Answer> => {
  const body = await buffer(request);
  // Style sheets and scripts of our pages are below /-/, and asked for as such.
  const html = request.headers.accept?.includes('text/html') === true || path.startsWith('/-/');
  const forBrowser = method === 'GET' && html;
  const page = forBrowser && !url.pathname.startsWith('/api/v3') ? await service.page(path) : null;
  if (page !== null) return page;
  const call = { method, path, query: url.searchParams, headers: request.headers, body, identity };
  return dispatch(service.platform, service.routes, call);
};

const answerAny = async (service: Service, incoming: Incoming, identity: Identity): Promise<Answer> => {
  const { request, url, path } = incoming;
  const target = gitTargetOf(path, url.search.slice(1));
  if (target === null) return answerApi(service, incoming, identity);
  const { status, headers, body } = await answerGit(service.platform, target, {
    request,
    identity,
    signal: service.signal,
  });
  return { status, headers, bytes: body };
};

/** Answers everything: the API, git and pages; notes each request; injects faults. */
export const createListener = (service: Service): { listener: RequestListener; settled: () => Promise<unknown> } => {
  const { platform, faults } = service;
  const lastAnswers = new Map<string, Answer>();
  const underWay = new Set<Promise<unknown>>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(`${platform.url}${request.url ?? '/'}`);
    const path = url.pathname.replace(/^\/api\/v3(?=\/|$)/, '') || '/';
    const method = request.method ?? 'GET';
    const incoming = { request, method, path, url };
    const fault = faults.take({ method, path: `${path}${url.search}` });
    let who = 'anonymous';
    let answered: Answer | 'drop' | null = insteadOf(fault, lastAnswers.get(`${method} ${path}`));
    if (answered === null) {
      try {
        const identity = await platform.identities.identify(request.headers);
        who = labelOf(identity);
        answered = await answerAny(service, incoming, identity);
        if (method === 'GET' && answered.status < 300) lastAnswers.set(`${method} ${path}`, answered);
      } catch (error) {
        answered = toAnswer(error);
      }
      if (fault === 'status 502 after doing it') answered = badGateway;
      if (fault === 'drop the connection after doing it') answered = 'drop';
    } else request.resume();
    const git = gitTargetOf(path, '') !== null;
    const note = (status: number): void =>
      void platform.requests.push({ method, path: `${path}${url.search}`, status, who, fault, git });
    if (answered === 'drop') {
      note(0);
      request.socket.destroy();
    } else if (git) {
      note(answered.status);
      sendGitAnswer(response, {
        status: answered.status,
        headers: answered.headers ?? {},
        body: answered.bytes ?? Buffer.alloc(0),
      });
    } else note(send(request, response, withCommonHeaders(answered)));
  };
  return {
    listener: (request, response) => {
      const working = handle(request, response).catch(() => request.socket.destroy());
      underWay.add(working);
      void working.finally(() => underWay.delete(working));
    },
    settled: () => Promise.allSettled(underWay),
  };
};

const withCommonHeaders = (answered: Answer): Answer => ({
  ...answered,
  headers: {
    'x-github-request-id': randomUUID(),
    'x-github-api-version-selected': '2022-11-28',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-reset': '4102444800',
    'x-ratelimit-resource': 'core',
    ...answered.headers,
  },
});

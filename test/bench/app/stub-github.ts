import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { payloadText, plannedIndex, repositoryName } from './payload.ts';

/**
 * As much of GitHub as jobs ask of the repositories of the burst, which have no configuration: tokens, repositories, pull
 * requests, commits, and "Not Found" for everything else. It costs next to nothing, so that the app is measured and not GitHub.
 */
export interface StubGitHub extends AsyncDisposable {
  readonly apiUrl: string;
  readonly appId: number;
  readonly privateKey: string;
  /** How often each commit's files were asked for, by the commit. */
  readonly reads: ReadonlyMap<string, number>;
  /** Requests so far. */
  readonly requests: () => number;
}

const appId = 4242;

type Body = (groups: Readonly<Record<string, string | undefined>>) => unknown;

const answers: readonly (readonly [request: RegExp, status: number, body: Body])[] = [
  [
    /^POST \/app\/installations\/\d+\/access_tokens$/,
    201,
    () => ({
      token: 'ghs_of-the-stub',
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      permissions: { checks: 'write', contents: 'read', pull_requests: 'write' },
      repository_selection: 'all',
    }),
  ],
  [/^GET \/app$/, 200, () => ({ id: appId, slug: 'pacegate', name: 'Pacegate', owner: { login: 'acme' } })],
  [/^GET \/app\/hook\/deliveries$/, 200, () => []],
  [
    /^GET \/repositories\/(?<id>\d+)$/,
    200,
    ({ id }) => {
      const name = repositoryName(Number(id));
      return { id: Number(id), name, full_name: `acme/${name}`, owner: { login: 'acme' }, default_branch: 'main' };
    },
  ],
  [
    /^GET \/repos\/acme\/service-(?<repository>\d+)\/pulls\/(?<number>\d+)$/,
    200,
    ({ repository, number }) => {
      const payload: { pull_request: unknown } = JSON.parse(
        payloadText(plannedIndex(Number(repository), Number(number))),
      );
      return payload.pull_request;
    },
  ],
  // Asked where a file is not there: only of a commit that can be seen that says something.
  [/^GET \/repos\/acme\/service-\d+\/commits\/(?<sha>[\da-f]{40})$/, 200, ({ sha }) => ({ sha })],
];

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': '4999',
  'x-ratelimit-reset': '4102444800',
};

export const startStubGitHub = async (): Promise<StubGitHub> => {
  const reads = new Map<string, number>();
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    const url = new URL(request.url ?? '/', 'http://stub');
    const path = url.pathname.replace(/^\/api\/v3/, '');
    // The App asks about itself by the clock.
    if (!path.startsWith('/app')) requests += 1;
    const ref = url.searchParams.get('ref');
    if (ref !== null) reads.set(ref, (reads.get(ref) ?? 0) + 1);
    const asked = `${request.method} ${path}`;
    for (const [pattern, status, body] of answers) {
      const match = pattern.exec(asked);
      if (match === null) continue;
      response.writeHead(status, headers).end(JSON.stringify(body(match.groups ?? {})));
      return;
    }
    response.writeHead(404, headers).end(JSON.stringify({ message: 'Not Found' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return {
    apiUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v3`,
    appId,
    privateKey,
    reads,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

import { createServer } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** As much of GitHub's API as a run needs that gets no further than its check. */
export interface BareApi extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

const checkRun = {
  id: 7,
  name: 'pacegate',
  html_url: 'http://localhost/runs/7',
  external_id: 'pr-12',
  details_url: 'http://localhost',
  status: 'in_progress',
  output: { annotations_count: 0 },
  app: { id: 15_368, slug: 'github-actions' },
};

/** With `mayWrite: false` its token only reads. */
export const startBareApi = async ({ mayWrite }: { readonly mayWrite: boolean }): Promise<BareApi> => {
  const asked: Asked[] = [];
  const answers: readonly [method: string, path: RegExp, status: number, body: object][] = [
    ['GET', /\/commits\/[^/]+\/check-runs$/, 200, { total_count: 0, check_runs: [] }],
    mayWrite
      ? ['POST', /\/check-runs$/, 201, checkRun]
      : ['POST', /\/check-runs$/, 403, { message: 'Resource not accessible by integration' }],
    ['PATCH', /\/check-runs\/7$/, 200, checkRun],
    ['GET', /\/repos\/acme\/shop$/, 200, { default_branch: 'main' }],
    ['GET', /\/commits\/[^/]+$/, 200, { sha: 'a'.repeat(40) }],
  ];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '' } = request;
      const path = url.replace(/\?.*/, '');
      asked.push({ method, path, body: method === 'GET' ? null : await json(request) });
      const [, , status = 404, body = { message: 'Not Found' }] =
        answers.find(([verb, place]) => verb === method && place.test(path)) ?? [];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

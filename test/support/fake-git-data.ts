import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Body, type FakeCommit, FakeGitRepository, Refused } from './fake-git-repository.ts';

/** What happens to a request: nothing, it is not carried out, or it is carried out and the answer gets lost. */
export type Fault = null | 'refused-502' | 'done-502' | 'done-lost';

export interface GitDataOptions {
  /** Asked for every request. */
  readonly fault?: (method: string, path: string) => Fault;
  /** How many reads of a branch after a move still give what was there before. */
  readonly staleReads?: number;
  /** Refuses moves of branches with 422 and this message. */
  readonly rule?: string;
}

/** GitHub's Git Data API of one repository in memory, over HTTP. */
export interface FakeGitData extends AsyncDisposable {
  readonly apiUrl: string;
  /** Commits of a branch, the newest last. */
  history(branch: string): readonly FakeCommit[];
  readonly requests: readonly string[];
}

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;

const bodyOf = async (request: IncomingMessage): Promise<Body> => {
  const body: unknown = request.method === 'GET' ? {} : await json(request);
  if (!isBody(body)) throw new Refused(400, 'Problems parsing JSON');
  return body;
};

type Route = (match: readonly string[], body: Body) => object;

const routesOf = (repository: FakeGitRepository): readonly (readonly [RegExp, Route])[] => [
  [/^GET $/, () => ({ full_name: 'acme/shop' })],
  [/^GET \/git\/ref\/(.+)$/, ([ref = '']) => repository.ref(ref)],
  [/^GET \/git\/commits\/(\w+)$/, ([sha = '']) => repository.commit(sha)],
  [/^GET \/git\/trees\/(\w+)$/, ([sha = '']) => repository.tree(sha)],
  [/^GET \/git\/blobs\/(\w+)$/, ([sha = '']) => repository.blob(sha)],
  [/^GET \/compare\/(\w+)\.\.\.(\w+)$/, ([base = '', head = '']) => repository.compare(base, head)],
  [/^POST \/git\/blobs$/, (_match, body) => repository.addBlob(body)],
  [/^POST \/git\/trees$/, (_match, body) => repository.addTree(body)],
  [/^POST \/git\/commits$/, (_match, body) => repository.addCommit(body)],
  [/^POST \/git\/refs$/, (_match, body) => repository.move(body.ref.replace('refs/', ''), body, true)],
  [/^PATCH \/git\/refs\/(.+)$/, ([ref = ''], body) => repository.move(ref, body, false)],
];

/** Starts it with an empty repository acme/shop (one that has commits elsewhere, so that objects can be made). */
export const startFakeGitData = async (options: GitDataOptions = {}): Promise<FakeGitData> => {
  const repository = new FakeGitRepository(options);
  const routes = routesOf(repository);
  const requests: string[] = [];
  const carryOut = async (request: IncomingMessage, name: string): Promise<[number, object]> => {
    try {
      const body = await bodyOf(request);
      for (const [pattern, route] of routes) {
        const match = pattern.exec(name);
        if (match !== null) return [request.method === 'POST' ? 201 : 200, route(match.slice(1), body)];
      }
      return [404, { message: 'Not Found' }];
    } catch (error) {
      if (error instanceof Refused) return [error.status, { message: error.message }];
      throw error;
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').replace('/repos/acme/shop', '');
    const name = `${request.method} ${path}`;
    requests.push(name);
    const fault = options.fault?.(request.method ?? '', path) ?? null;
    if (fault === 'refused-502') {
      request.resume();
      response.writeHead(502).end('Bad gateway');
      return;
    }
    const [status, body] = await carryOut(request, name);
    if (fault === 'done-lost') request.socket.destroy();
    else if (fault === 'done-502') response.writeHead(502).end('Bad gateway');
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  return {
    apiUrl: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    history: repository.history,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
};

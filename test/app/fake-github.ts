import { once } from 'node:events';
import { createServer } from 'node:http';
import { appManifest } from '../../src/app/app-manifest.ts';

export const page = 'https://github.com/apps/pacegate-acme';

export interface FakeGitHub extends AsyncDisposable {
  readonly apiUrl: string;
  /** "GET /api/v3/app", in the order in which they came. */
  readonly asked: readonly string[];
}

export interface MadeApp {
  /** It is made for who has this, once. */
  readonly code: string;
  readonly pem: string;
  readonly webhook_secret: string | null;
}

/** As much of GitHub as a start of the App asks of it. */
export const fakeGitHub = async ({ code, ...made }: MadeApp): Promise<FakeGitHub> => {
  const asked: string[] = [];
  const codes = new Set([code]);
  const { default_permissions: permissions, default_events: events } = appManifest;
  const app = { id: 4242, slug: 'pacegate-acme', html_url: page, permissions, events };
  const answers: Readonly<Record<string, unknown>> = {
    'GET /api/v3/app': app,
    'GET /api/v3/app/hook/deliveries': [],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const call = `${request.method} ${url.pathname}`;
    asked.push(call);
    const given = /^POST \/api\/v3\/app-manifests\/([^/]+)\/conversions$/.exec(call)?.[1];
    const isMade = given !== undefined && codes.delete(given);
    const answer = isMade ? { ...app, ...made } : answers[call];
    response.writeHead(answer === undefined ? 404 : isMade ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    asked,
    apiUrl: `http://127.0.0.1:${port}/api/v3`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

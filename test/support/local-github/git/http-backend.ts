import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gitEnvironment } from './run-git.ts';

export interface GitRequest {
  readonly directory: string;
  /** "/info/refs", "/git-upload-pack" or "/git-receive-pack". */
  readonly service: string;
  readonly query: string;
  readonly user: string;
  /** The body where it has been read already; else it is piped from the request. */
  readonly body: Buffer | null;
  readonly signal: AbortSignal;
}

export interface GitAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const environmentOf = (
  request: IncomingMessage,
  { directory, service, query, user, body }: GitRequest,
): NodeJS.ProcessEnv => {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const length = body === null ? header('content-length') : String(body.length);
  return gitEnvironment({
    GIT_PROJECT_ROOT: dirname(directory),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${relative(dirname(directory), directory)}${service}`,
    REQUEST_METHOD: request.method ?? 'GET',
    QUERY_STRING: query,
    CONTENT_TYPE: header('content-type'),
    ...(length !== '' && { CONTENT_LENGTH: length }),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_USER: user,
    REMOTE_ADDR: '127.0.0.1',
  });
};

/** Splits what a CGI program writes: headers, an empty line, the body. */
const parseCgi = (output: Buffer): GitAnswer => {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const { status, ...others } = headers;
  return { status: Number.parseInt(status ?? '200', 10), headers: others, body: output.subarray(end + 4) };
};

/** Hands a request of git's smart HTTP protocol to `git http-backend` and collects the answer. */
export const runHttpBackend = async (request: IncomingMessage, options: GitRequest): Promise<GitAnswer> => {
  const child = spawn('git', ['http-backend'], { env: environmentOf(request, options), signal: options.signal });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  if (options.body === null) request.pipe(child.stdin);
  else child.stdin.end(options.body);
  const output = await Promise.race([buffer(child.stdout), failed]);
  if (output.length === 0) return { status: 500, headers: {}, body: Buffer.from('git http-backend wrote nothing') };
  return parseCgi(output);
};

export const sendGitAnswer = (response: ServerResponse, { status, headers, body }: GitAnswer): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
};

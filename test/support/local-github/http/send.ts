import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

/** Writes an answer; a read that has not changed since the client's ETag is 304 without a body. */
export const send = (request: IncomingMessage, response: ServerResponse, answered: Answer): number => {
  const { json, bytes, headers = {} } = answered;
  const body = bytes ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json)));
  const type = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const cacheable = request.method === 'GET' && answered.status === 200;
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  if (cacheable && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag, ...headers }).end();
    return 304;
  }
  const length = answered.status === 204 ? {} : { 'content-length': body.length };
  response.writeHead(answered.status, { ...type, ...(cacheable && { etag }), ...length, ...headers });
  response.end(request.method === 'HEAD' || answered.status === 204 ? undefined : body);
  return answered.status;
};

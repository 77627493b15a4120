import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Sends `value` as JSON, compressed for clients that accept it. */
export const createAnswer =
  ({ from, level }) =>
  async (request, response, status, value) => {
    const text = JSON.stringify(value);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    };
    const accepted = request.headers['accept-encoding'] ?? '';
    const isCompressed = text.length >= from && /\bbr\b/.test(accepted);
    const body = isCompressed
      ? await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: level } })
      : Buffer.from(text);
    if (isCompressed) headers['content-encoding'] = 'br';
    headers['content-length'] = body.length;
    response.writeHead(status, headers);
    response.end(body);
    return body.length;
  };

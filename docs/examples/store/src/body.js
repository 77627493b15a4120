/** What a client sent that can't be taken: the answer's status and what to tell. */
export class RequestError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The JSON of a request's body. */
export const readBody = async (request, limit) => {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > limit) throw new RequestError(413, `The body is larger than ${limit} bytes.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString());
  } catch {
    throw new RequestError(400, 'The body is no JSON.');
  }
};

const isCount = (value, most) => Number.isInteger(value) && value >= 1 && value <= most;

const isLine = (line) => isCount(line?.product, 1e9) && isCount(line?.quantity, 20);

/** One line of a cart: { product, quantity }. */
export const lineOf = (body) => {
  if (!isLine(body)) throw new RequestError(400, 'Send { "product": number, "quantity": 1 to 20 }.');
  return { product: body.product, quantity: body.quantity };
};

/** The lines of a cart, 1 to 50; null where the body has none. */
export const linesOf = (body) => {
  if (body?.lines === undefined) return null;
  const { lines } = body;
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > 50 || !lines.every(isLine))
    throw new RequestError(400, 'Send { "lines": [{ "product": number, "quantity": 1 to 20 }] }, at most 50.');
  return lines.map(lineOf);
};

/** E-mail address and password. */
export const credentialsOf = (body) => {
  const { email, password } = body ?? {};
  if (typeof email !== 'string' || typeof password !== 'string' || email.length > 200 || password.length > 200)
    throw new RequestError(400, 'Send { "email": text, "password": text }.');
  return { email, password };
};

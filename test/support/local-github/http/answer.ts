/** What the server answers. `json` is sent as JSON, `bytes` as they are; without either the body is empty. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly bytes?: Buffer;
}

export const answer = (json: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  json,
  headers,
});

export const noContent: Answer = { status: 204 };

export const plain = (text: string, type = 'text/plain; charset=utf-8', status = 200): Answer => ({
  status,
  bytes: Buffer.from(text),
  headers: { 'content-type': type },
});

/** A request that GitHub refuses; thrown by handlers, sent as GitHub's error object. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly unknown[] | undefined;

  constructor(
    status: number,
    message: string,
    more: { readonly errors?: readonly unknown[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
  }

  toAnswer(): Answer {
    const json = {
      message: this.message,
      ...(this.errors !== undefined && { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
    return { status: this.status, headers: this.headers, json };
  }
}

export const notFound = (): Refusal => new Refusal(404, 'Not Found');

export const unprocessable = (message: string, errors?: readonly unknown[]): Refusal =>
  new Refusal(422, message, errors === undefined ? {} : { errors });

/** GitHub's "Validation Failed" with one error object. */
export const invalid = (resource: string, field: string, code: string, message?: string): Refusal =>
  unprocessable('Validation Failed', [{ resource, field, code, ...(message !== undefined && { message }) }]);

/** What Octokit throws, as far as it is read here. */
export interface RequestFailure extends Error {
  /** 500 also where there was no answer at all: then `response` is missing. */
  readonly status: number;
  readonly request: { readonly method: string; readonly url: string };
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
    readonly data: unknown;
  };
}

// Not by class: an app brings its own Octokit with its own copy of the class.
const isRequestFailure = (error: unknown): error is RequestFailure =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && 'request' in error;

/** The error as one of Octokit's, or null: then it is a defect, or somebody else's to explain. */
export const asRequestFailure = (error: unknown): RequestFailure | null => (isRequestFailure(error) ? error : null);

/** HTTP status of a refused request; null where no answer came, or the error is not a request's. */
export const statusOf = (error: unknown): number | null => {
  const failure = asRequestFailure(error);
  return failure?.response === undefined ? null : failure.status;
};

const textOf = (value: unknown, key: string): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const found = Object.entries(value).find(([name]) => name === key)?.[1] as unknown;
  return typeof found === 'string' ? found : null;
};

const detailsOf = (data: unknown): string[] => {
  if (typeof data !== 'object' || data === null || !('errors' in data) || !Array.isArray(data.errors)) return [];
  return data.errors.flatMap((it: unknown) => (typeof it === 'string' ? it : (textOf(it, 'message') ?? [])));
};

/** Gateways answer with pages of HTML: their title is enough. */
const shorten = (text: string): string => {
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1];
  return (title ?? text)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
};

/** What GitHub says of a refusal, with the details of a failed validation; Octokit's words where it says nothing. */
export const messageOf = (error: unknown): string => {
  const failure = asRequestFailure(error);
  if (failure === null) return error instanceof Error ? error.message : String(error);
  const data = failure.response?.data;
  const message = textOf(data, 'message') ?? failure.message;
  return shorten([message, ...detailsOf(data)].join(': '));
};

/** A header of the answer, or null. */
export const headerOf = (error: unknown, name: string): string | null => {
  const value = asRequestFailure(error)?.response?.headers[name];
  return value === undefined ? null : String(value);
};

/**
 * Whether the request may have been carried out all the same: the connection broke, or a gateway gave up waiting. Only
 * looking can tell.
 */
export const answerWasLost = (error: unknown): boolean => {
  const failure = asRequestFailure(error);
  return failure !== null && (failure.response === undefined || failure.status >= 500);
};

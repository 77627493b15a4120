import type { SentRequest } from './send-request.ts';

/** Counts what is sent to GitHub: pass `record` as `onRequest` to createGitHub. */
export interface RequestMeter {
  readonly count: number;
  readonly requests: readonly SentRequest[];
  readonly record: (request: SentRequest) => void;
}

export const createRequestMeter = (): RequestMeter => {
  const requests: SentRequest[] = [];
  return {
    requests,
    get count() {
      return requests.length;
    },
    record: (request) => {
      requests.push(request);
    },
  };
};

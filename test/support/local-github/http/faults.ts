/** A fault to be injected: the next `times` requests that match are treated so. */
export interface Fault {
  /** Of "POST /repos/acme/shop/check-runs", without /api/v3 and with the query: an expression, or a function. */
  readonly match: RegExp | ((request: { readonly method: string; readonly path: string }) => boolean);
  /** How many requests it meets; 1 by default. */
  readonly times?: number;
  readonly kind: FaultKind;
}

export type FaultKind =
  /** The request is done, the answer is lost behind a bad gateway. */
  | 'status 502 after doing it'
  | 'status 502 before'
  | 'drop the connection after doing it'
  | 'drop the connection before'
  /** 403 with `retry-after: 1`, as GitHub does for a secondary rate limit. */
  | 'secondary limit with retry-after'
  | '403'
  /** The read answers as it did the last time: GitHub's reads of refs lag behind. */
  | 'the answer of before';

export interface Faults {
  add(fault: Fault): void;
  /** The fault that meets this request, counted as used. */
  take(request: { readonly method: string; readonly path: string }): FaultKind | null;
  /** Faults that have not met all the requests they were meant for. */
  readonly pending: number;
}

const meets = ({ match }: Fault, request: { readonly method: string; readonly path: string }): boolean =>
  typeof match === 'function' ? match(request) : match.test(`${request.method} ${request.path}`);

export const createFaults = (): Faults => {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take: (request) => {
      const found = waiting.find((it) => meets(it.fault, request));
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) waiting.splice(waiting.indexOf(found), 1);
      return found.fault.kind;
    },
    get pending() {
      return waiting.length;
    },
  };
};

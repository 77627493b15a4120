/** One request as it was answered. `who` is a login, "app:<slug>" for an app's own token, or "anonymous". */
export interface LoggedRequest {
  readonly method: string;
  /** Without /api/v3, with the query. */
  readonly path: string;
  readonly status: number;
  readonly who: string;
  /** The fault that was injected, if any: the status is then what the client saw, 0 for a dropped connection. */
  readonly fault: string | null;
  readonly git: boolean;
}

import type { AppRecord } from '../model/app.ts';
import type { Repository } from '../model/repository.ts';

/** A webhook of a repository. */
export interface Hook {
  readonly id: number;
  readonly repository: Repository;
  readonly url: string;
  readonly secret: string | null;
  /** "*" is all of them. */
  readonly events: readonly string[];
  active: boolean;
  readonly createdAt: string;
}

export type Target =
  | { readonly kind: 'app'; readonly app: AppRecord; readonly installation: number }
  | { readonly kind: 'hook'; readonly hook: Hook };

/** One attempt to deliver an event, as GitHub keeps them. A redelivery has the guid of the first attempt. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly target: Target;
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number | null;
  readonly redelivery: boolean;
  readonly deliveredAt: string;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly payload: unknown };
  /** Seconds. */
  duration: number;
  /** "OK", or what was wrong. */
  status: string;
  /** 0: no answer. */
  statusCode: number;
  response: { readonly headers: Readonly<Record<string, string>>; readonly payload: string };
}

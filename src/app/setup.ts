import { randomBytes } from 'node:crypto';
import { UsageError } from '../core/errors.ts';
import type { Credentials } from './credentials.ts';
import { isSameSecret } from './same-secret.ts';
import { secretProblem } from './webhook-secret.ts';

/** Makes the App of a process that has none yet: by whoever has seen its log, once. */
export interface Setup {
  /** Stands in the log. Whoever has it may make the App. */
  readonly token: string;
  isToken(given: string): boolean;
  /** A value that GitHub gives back with the code: by it we know that the person who comes back was sent by us. */
  newState(): string;
  /** Exchanges the code. Throws a UsageError, GitHubError or OutputError; then the person begins anew. */
  finish(state: string, code: string): Promise<Credentials>;
  /** Whether there is an App now. */
  readonly isDone: boolean;
  /** Resolves when there is. */
  readonly credentials: Promise<Credentials>;
}

export interface SetupParts {
  /** Asks GitHub what the code is good for. */
  readonly exchange: (code: string) => Promise<Credentials>;
  readonly save: (credentials: Credentials) => Promise<void>;
  /** ms of a clock that never jumps. */
  readonly now: () => number;
}

/** GitHub's own limit for the code, ms. */
const lifetime = 3_600_000;

/** Pages that one person may have open. */
const mostStates = 20;

const secretText = (): string => randomBytes(24).toString('base64url');

const again = 'Open the address of the setup in the log once more, and begin from there.';

const refusal = (message: string): UsageError => new UsageError(message, again);

export const createSetup = ({ exchange, save, now }: SetupParts): Setup => {
  const token = secretText();
  const states = new Map<string, number>();
  const made = Promise.withResolvers<Credentials>();
  let isDone = false;
  let isSaving = false;

  const takeState = (state: string): void => {
    const until = states.get(state);
    states.delete(state);
    if (until === undefined || until < now())
      throw refusal('This answer belongs to no setup that was begun here within the last hour.');
  };

  return {
    token,
    isToken: (given) => !isDone && isSameSecret(given, token),
    newState: () => {
      const state = secretText();
      states.set(state, now() + lifetime);
      // A map gives its keys in the order in which they came.
      for (const oldest of states.keys()) {
        if (states.size <= mostStates) break;
        states.delete(oldest);
      }
      return state;
    },
    finish: async (state, code) => {
      if (isDone) throw refusal('There is an App already.');
      takeState(state);
      const credentials = await exchange(code);
      const problem = secretProblem(credentials.webhookSecret);
      if (problem !== null) throw refusal(`The webhook secret of the new App ${problem}`);
      // Somebody else may have come back while GitHub was asked: one App's credentials are kept, and the same ones are used.
      if (isDone || isSaving) throw refusal('There is an App already.');
      isSaving = true;
      try {
        await save(credentials);
        isDone = true;
      } finally {
        isSaving = false;
      }
      made.resolve(credentials);
      return credentials;
    },
    get isDone() {
      return isDone;
    },
    credentials: made.promise,
  };
};

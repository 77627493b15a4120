import type { GitHub } from './client.ts';
import { answerWasLost } from './request-failure.ts';

/** How often a request is sent whose answer gets lost. */
const tries = 4;

/** For requests through createOnce: the client must not repeat them blindly. */
export const sentOnce = { retries: 0 } as const;

/**
 * Sends a request whose repetition would do something twice. Where the answer is lost, `find` looks for what it would
 * have made; only when that is not there is the request sent again. `send` must use `request: sentOnce`.
 */
export const createOnce = async <Made>(
  github: Pick<GitHub, 'pause'>,
  { send, find }: { readonly send: () => Promise<Made>; readonly find: () => Promise<Made | null> },
): Promise<Made> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!answerWasLost(error)) throw error;
      // GitHub may still be at it, and its lists lag behind its writes.
      await github.pause(1000 * attempt ** 2);
      const found = await find();
      if (found !== null) return found;
      if (attempt === tries) throw error;
    }
  }
};

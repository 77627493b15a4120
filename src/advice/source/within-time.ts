import { createContext, Script } from 'node:vm';

const place: { work: (() => void) | null } = { work: null };
const context = createContext(place);
const script = new Script('work()');

/**
 * Does work that does not wait, and ends it when it takes longer than `limit` ms, wherever it is: the machine itself stops it. null then, and
 * when it throws. For what may take for ever because of a stranger's text; not for work within such work.
 */
export const withinTime = <T>(work: () => T, limit: number): T | null => {
  let result: T | null = null;
  place.work = () => {
    result = work();
  };
  try {
    script.runInContext(context, { timeout: limit });
    return result;
  } catch {
    return null;
  } finally {
    place.work = null;
  }
};

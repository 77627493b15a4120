import type { Check, Shop } from '../../../test/e2e/app/shop.ts';
import type { Narrator } from './narrator.ts';

/** Longer than the longest measurement, its installs and the wait for a worker together, ms. */
const limit = 240_000;

/** One line of what a check shows: its state and its title, which is the newest progress while it is measured. */
const lineOf = ({ status, conclusion, output }: Check): string =>
  [conclusion ?? status.replace('_', ' '), output.title ?? ''].filter((it) => it !== '').join(' · ');

/** Tells every change of the commit's check until it has ended. */
export const followCheck = (shop: Shop, commit: string, narrator: Narrator, signal: AbortSignal): Promise<Check> => {
  let before = '';
  return shop.follow(
    commit,
    (check) => {
      const line = lineOf(check);
      if (line !== before) narrator.say(`check pacegate: ${line}`);
      before = line;
    },
    { limit, every: 250, signal },
  );
};

import { table } from '../app/tables.ts';
import { createDirectBuilds } from './build-web.ts';
import type { Delivered } from './delivered.ts';
import type { Patch } from './truth.ts';
import { createWebRepository } from './web-repository.ts';

const first = (built: Delivered, entry: string): number => built.initial.get(entry)?.gzip ?? 0;

/** The truth alone: what each change and its cause weigh by direct builds, without Pacegate. Markdown. */
export const benchDirect = (chosen: readonly Patch[]): string => {
  using repository = createWebRepository();
  const direct = createDirectBuilds(repository);
  const rows = chosen.map((patch) => {
    repository.change(patch);
    const entry = patch.cause?.entry ?? 'main';
    const [base, head] = [direct.build('main'), direct.build('head')];
    const without = patch.cause === null ? null : direct.build('without');
    process.stderr.write(`${patch.name}: built\n`);
    return [
      patch.name,
      entry,
      String(first(base, entry)),
      String(first(head, entry)),
      without === null ? '-' : String(first(head, entry) - first(without, entry)),
      String(head.async.gzip - base.async.gzip),
      String(head.total.gzip - base.total.gzip),
    ];
  });
  return `### What the changes weigh, gzip bytes\n\n${table(
    ['change', 'entry', 'first load, base', 'first load, head', 'of it by the cause', 'later', 'all files'],
    rows,
  )}\n`;
};

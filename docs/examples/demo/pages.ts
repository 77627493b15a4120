import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Check } from '../../../test/e2e/app/shop.ts';

/** What stays of the story to be looked at: one directory. */
export interface Pages {
  readonly directory: string;
  /** Keeps a text under this name. */
  keep(name: string, text: string, about: string): Promise<void>;
  /** Keeps what the check shows. */
  keepCheck(name: string, check: Check, about: string): Promise<void>;
  /** Keeps a page of the local GitHub as it is now, with its style sheets and scripts. */
  keepPage(name: string, url: string, about: string): Promise<void>;
  /** Writes index.html, which names everything. */
  finish(): Promise<void>;
  remove(): Promise<void>;
}

const read = async (url: string): Promise<string> => {
  const answer = await fetch(url, { headers: { accept: 'text/html' } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return answer.text();
};

/** Style sheets and scripts of the local GitHub are below /-/. */
const asset = /(?<=(?:href|src)=")\/-\/([\w.-]+)(?=")/g;

const checkText = ({ name, status, conclusion, output }: Check): string =>
  [`# ${name}: ${conclusion ?? status}`, `## ${output.title ?? ''}`, output.summary ?? '', output.text ?? '', ''].join(
    '\n\n',
  );

const indexText = (rows: readonly (readonly [name: string, about: string])[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Pacegate demo</title></head>
<body><h1>Pacegate demo</h1><ul>
${rows.map(([name, about]) => `<li><a href="${name}">${name}</a>: ${about}</li>`).join('\n')}
</ul></body></html>
`;

/** Pages in `given`, or in a directory of their own among the system's temporary ones. */
export const createPages = async (given: string | null): Promise<Pages> => {
  // Not "pacegate-…": runs have such directories, and remove those that others seem to have left.
  const directory = given === null ? await realpath(await mkdtemp(join(tmpdir(), 'demo-pages-'))) : resolve(given);
  await mkdir(directory, { recursive: true });
  const rows: (readonly [string, string])[] = [];
  const assets = new Set<string>();
  const put = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text);
  const keep: Pages['keep'] = async (name, text, about) => {
    await put(name, text);
    rows.push([name, about]);
  };
  return {
    directory,
    keep,
    keepCheck: (name, check, about) => keep(name, checkText(check), about),
    keepPage: async (name, url, about) => {
      const page = await read(url);
      for (const [, file] of page.matchAll(asset)) {
        if (file === undefined || assets.has(file)) continue;
        assets.add(file);
        await put(file, await read(new URL(`/-/${file}`, url).href));
      }
      await keep(name, page.replaceAll(asset, '$1'), about);
    },
    finish: () => put('index.html', indexText(rows)),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
};

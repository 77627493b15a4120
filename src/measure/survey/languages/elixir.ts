import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import type { Ecosystem } from '../service-candidate.ts';
import { directoriesWith, pathIn } from '../source-tree.ts';

const patterns: CodePatterns = {
  portVariable: /get_env\(\s*"PORT"|fetch_env!\(\s*"PORT"/,
  fixedPort: /\bport:\s*(?<port>\d{2,5})/,
  routes: [/^\s*(?:get|live)\s+"(?<path>\/[^"\s]*)"/g],
};

/** Phoenix applications. */
export const findElixirServices: Ecosystem = (tree) =>
  directoriesWith(tree, 'mix.exs').flatMap((directory) => {
    const project = tree.read(pathIn(directory, 'mix.exs')) ?? '';
    if (!/:phoenix\b/.test(project)) return [];
    const files = sourceFiles(tree, directory, /(router|runtime)\.exs?$/);
    return [
      {
        directory,
        name: /\bapp:\s*:(\w+)/.exec(project)?.[1] ?? null,
        title: 'Phoenix',
        install: found('mix deps.get', pathIn(directory, 'mix.exs')),
        build: found('MIX_ENV=prod mix compile', pathIn(directory, 'mix.exs')),
        start: found('MIX_ENV=prod PHX_SERVER=true mix phx.server', 'Phoenix'),
        ...readCode(tree, files, patterns),
        graphql: false,
        alsoMadeOf: [],
        notes: ['Phoenix in production wants SECRET_KEY_BASE and DATABASE_URL: give them in `env`.'],
        toolchain: { tool: 'elixir' as const, version: null, manager: null, pinned: false },
        score: 40 - directory.split('/').length,
      },
    ];
  });

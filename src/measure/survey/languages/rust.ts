import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import type { Ecosystem } from '../service-candidate.ts';
import { directoriesWith, pathIn } from '../source-tree.ts';

/** axum, actix-web, Rocket, warp. */
const patterns: CodePatterns = {
  portVariable: /env::var(?:_os)?\(\s*"PORT"/,
  fixedPort: /(?:"[\w.]+:|\]\s*,\s*)(?<port>\d{2,5})(?:"|\))/,
  routes: [/\.route\(\s*"(?<path>\/[^"\s]*)"\s*,\s*(?:[\w:]*\b)?get\b/g, /#\[get\(\s*"(?<path>\/[^"\s]*)"/g],
};

const servers: readonly (readonly [string, string])[] = [
  ['axum', 'axum'],
  ['actix-web', 'actix-web'],
  ['rocket', 'Rocket'],
  ['warp', 'warp'],
  ['poem', 'poem'],
];

/** Rust programs that depend on an HTTP server. */
export const findRustServices: Ecosystem = (tree) =>
  directoriesWith(tree, 'Cargo.toml').flatMap((directory) => {
    const manifest = tree.read(pathIn(directory, 'Cargo.toml')) ?? '';
    const title = servers.find(([crate]) => new RegExp(`^${crate}\\s*(=|\\.)`, 'm').test(manifest))?.[1];
    const name = /^\[package\][^[]*?^name\s*=\s*"([\w-]+)"/m.exec(manifest)?.[1];
    if (title === undefined || name === undefined) return [];
    const files = sourceFiles(tree, directory, /\.rs$/);
    const code = readCode(tree, files, patterns);
    const rocket = title === 'Rocket';
    return [
      {
        directory,
        name,
        title,
        install: null,
        build: found(`cargo build --release --target-dir target --bin ${name}`, pathIn(directory, 'Cargo.toml')),
        start: found(`${rocket ? 'ROCKET_PORT=$PORT ' : ''}target/release/${name}`, 'what "build" makes'),
        ...code,
        port: rocket ? { kind: 'given' as const, from: 'the start line' } : code.port,
        graphql: false,
        alsoMadeOf: [],
        notes: [],
        toolchain: { tool: 'rust' as const, version: null, manager: null, pinned: false },
        score: 40 - directory.split('/').length,
      },
    ];
  });

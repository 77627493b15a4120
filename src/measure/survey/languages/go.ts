import { posix } from 'node:path';
import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import type { Ecosystem } from '../service-candidate.ts';
import { directoriesWith, pathIn } from '../source-tree.ts';

/** net/http, Gin, Echo, Fiber, chi, gorilla/mux. */
const patterns: CodePatterns = {
  portVariable: /(?:Getenv|LookupEnv|GetString|BindEnv|\benv)\(\s*"PORT"|`[^`]*\benv(?:config)?:"PORT/,
  fixedPort: /(?:(?:ListenAndServe|\.Run|\.Start|\.Listen)\(|\bAddr\s*:)\s*"[\w.]*:(?<port>\d{2,5})"/,
  routes: [
    /\bHandle(?:Func)?\(\s*"(?:GET )?(?<path>\/[^"\s]*)"/g,
    /(?<receiver>\w+)\.(?:GET|Get)\(\s*"(?<path>\/?[^"\s]*)"/g,
  ],
  group: /\b(?<name>\w+)\s*:?=\s*(?<parent>\w+)\.(?:Group|PathPrefix)\(\s*"(?<prefix>\/?[^"\s]*)"/,
};

const servers: readonly (readonly [RegExp, string])[] = [
  [/gin-gonic\/gin/, 'Gin'],
  [/labstack\/echo/, 'Echo'],
  [/gofiber\/fiber/, 'Fiber'],
  [/go-chi\/chi/, 'chi'],
  [/gorilla\/mux/, 'gorilla/mux'],
  [/valyala\/fasthttp/, 'fasthttp'],
];

const serves = /ListenAndServe|http\.Serve\(|\.Listen\(|fiber\.New|gin\.(?:New|Default)|echo\.New/;
const commandNames = /server|api|web|http|service|app/;

/** Go modules with a main package that serves HTTP. */
export const findGoServices: Ecosystem = (tree) =>
  directoriesWith(tree, 'go.mod').flatMap((directory) => {
    const files = sourceFiles(tree, directory, /\.go$/);
    const texts = files.map((path) => tree.read(path) ?? '');
    if (!texts.some((text) => serves.test(text))) return [];
    const mains = files.filter((path) => /^package main\b/m.test(tree.read(path) ?? ''));
    const places = [...new Set(mains.map((path) => posix.dirname(path)))];
    const main =
      places.find((it) => it === directory) ?? places.find((it) => commandNames.test(posix.basename(it))) ?? places[0];
    const module = tree.read(pathIn(directory, 'go.mod')) ?? '';
    const way = main === undefined ? '.' : posix.relative(directory, main);
    const target = way === '' || way === '.' ? '.' : `./${way}`;
    return [
      {
        directory,
        name: /^module\s+(\S+)/m.exec(module)?.[1] ?? null,
        title: servers.find(([pattern]) => pattern.test(module))?.[1] ?? 'Go',
        install: found('go mod download', pathIn(directory, 'go.mod')),
        build: found(`go build -o pacegate-service ${target}`, `package main in ${main ?? directory}`),
        start: main === undefined ? null : found('./pacegate-service', 'what "build" makes'),
        ...readCode(tree, files, patterns),
        graphql: false,
        alsoMadeOf: [],
        notes:
          places.length > 1 ? [`Several programs were found (${places.join(', ')}): ${main ?? '?'} was taken.`] : [],
        toolchain: {
          tool: 'go' as const,
          version: { file: pathIn(directory, 'go.mod') },
          manager: null,
          pinned: false,
        },
        score: 40 - directory.split('/').length,
      },
    ];
  });

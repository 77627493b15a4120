import { posix } from 'node:path';
import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found, type Found } from '../found.ts';
import type { Ecosystem, PortUse } from '../service-candidate.ts';
import { directoriesWith, pathIn, type SourceTree } from '../source-tree.ts';

/** Flask, FastAPI and Starlette by their decorators, Django by its lists of paths. */
const patterns: CodePatterns = {
  portVariable: /environ(?:\.get\(|\[)\s*['"]PORT['"]|getenv\(\s*['"]PORT['"]/,
  fixedPort: /\bport\s*=\s*(?<port>\d{2,5})\b/,
  routes: [
    /@(?<receiver>\w+)\.get\(\s*['"](?<path>\/?[^'"\s]*)['"]/g,
    /@(?<receiver>\w+)\.route\(\s*['"](?<path>\/[^'"\s]*)['"](?!.*methods\s*=\s*\[(?![^\]]*GET))/g,
    /^\s*path\(\s*['"](?<path>[^'"\s]*)['"]\s*,(?!\s*(?:include|admin))/g,
    /\bRoute\(\s*['"](?<path>\/[^'"\s]*)['"]/g,
  ],
  group: /\b(?<name>\w+)\s*=\s*(?:Blueprint|APIRouter)\(.*?\b(?:url_)?prefix\s*=\s*['"](?<prefix>\/[^'"\s]*)['"]/,
};

/** What prepares the dependencies inside the checkout, and what stands before a program that uses them. */
interface Runner {
  readonly manager: string;
  readonly install: string;
  readonly run: (program: string) => string;
  readonly file: string;
}

const inVenv = (program: string): string => `.venv/bin/${program}`;

const runnerOf = (has: (name: string) => boolean): Runner => {
  if (has('uv.lock'))
    return { manager: 'uv', install: 'uv sync --frozen', run: (it) => `uv run ${it}`, file: 'uv.lock' };
  if (has('poetry.lock'))
    return { manager: 'poetry', install: 'poetry install', run: (it) => `poetry run ${it}`, file: 'poetry.lock' };
  if (has('Pipfile.lock'))
    return { manager: 'pipenv', install: 'pipenv sync', run: (it) => `pipenv run ${it}`, file: 'Pipfile.lock' };
  const source = has('requirements.txt') ? '-r requirements.txt' : '.';
  return {
    manager: 'pip',
    install: `python3 -m venv .venv && .venv/bin/pip install ${source}`,
    run: inVenv,
    file: has('requirements.txt') ? 'requirements.txt' : 'pyproject.toml',
  };
};

const manifests = ['requirements.txt', 'pyproject.toml', 'Pipfile'];

interface App {
  readonly title: 'Django' | 'FastAPI' | 'Flask';
  /** `module:variable` */
  readonly target: string;
  readonly file: string;
}

const moduleOf = (directory: string, path: string): string =>
  posix
    .relative(directory, path)
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.');

const findApp = (tree: SourceTree, directory: string, files: readonly string[]): App | null => {
  for (const file of files) {
    const text = tree.read(file) ?? '';
    const [, web, kind] = /^(\w+)\s*(?::\s*\w+\s*)?=\s*(FastAPI|Starlette|Flask)\(/m.exec(text) ?? [];
    const title = kind === 'Flask' ? 'Flask' : 'FastAPI';
    if (web !== undefined) return { title, target: `${moduleOf(directory, file)}:${web}`, file };
    const [, factory] = /^def\s+(create_app|make_app)\(/m.exec(text) ?? [];
    if (factory !== undefined) {
      const async = /FastAPI\(|Starlette\(/.test(text);
      return { title: async ? 'FastAPI' : 'Flask', target: `${moduleOf(directory, file)}:${factory}()`, file };
    }
  }
  const wsgi = files.find((it) => posix.basename(it) === 'wsgi.py');
  return wsgi !== undefined && tree.paths.includes(pathIn(directory, 'manage.py'))
    ? { title: 'Django', target: `${moduleOf(directory, wsgi)}:application`, file: wsgi }
    : null;
};

const listening = '127.0.0.1:$PORT';

const startOf = (app: App, dependencies: string, run: Runner['run']): Found<string> => {
  if (app.title === 'FastAPI') {
    const factory = app.target.endsWith('()') ? ' --factory' : '';
    return found(run(`uvicorn ${app.target.replace('()', '')}${factory} --port $PORT`), app.file);
  }
  if (/\bgunicorn\b/.test(dependencies)) {
    const target = app.target.endsWith('()') ? `"${app.target}"` : app.target;
    return found(run(`gunicorn --bind ${listening} ${target}`), app.file);
  }
  return app.title === 'Django'
    ? found(run(`python manage.py runserver ${listening} --noreload`), 'manage.py')
    : found(run(`flask --app ${app.target.replace(/:create_app\(\)$/, '')} run --port $PORT`), app.file);
};

/** Python services on Flask, FastAPI, Starlette or Django. */
export const findPythonServices: Ecosystem = (tree) => {
  const directories = [...new Set(manifests.flatMap((it) => directoriesWith(tree, it)))];
  return directories.flatMap((directory) => {
    const files = sourceFiles(tree, directory, /\.py$/);
    const app = findApp(tree, directory, files);
    if (app === null) return [];
    const runner = runnerOf((name) => tree.paths.includes(pathIn(directory, name)));
    const dependencies = manifests.map((it) => tree.read(pathIn(directory, it)) ?? '').join('\n');
    const start = startOf(app, dependencies, runner.run);
    const port: PortUse = { kind: 'given', from: 'the start line' };
    const development = /\b(runserver|flask --app)\b/.test(start.value);
    return [
      {
        directory,
        name: /^name\s*=\s*["']([\w.-]+)["']/m.exec(tree.read(pathIn(directory, 'pyproject.toml')) ?? '')?.[1] ?? null,
        title: app.title,
        install: found(runner.install, pathIn(directory, runner.file)),
        build: null,
        start,
        ...readCode(tree, files, patterns),
        port,
        graphql: false,
        alsoMadeOf: [],
        notes: development
          ? [`${app.title}'s development server is started: measure what production runs, such as gunicorn.`]
          : [],
        toolchain: {
          tool: 'python' as const,
          version: tree.paths.includes(pathIn(directory, '.python-version'))
            ? { file: pathIn(directory, '.python-version') }
            : null,
          manager: runner.manager,
          pinned: false,
        },
        score: 40 - directory.split('/').length,
      },
    ];
  });
};

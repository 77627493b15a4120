import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import { readJson, textEntriesAt } from '../raw-json.ts';
import type { Ecosystem } from '../service-candidate.ts';
import { directoriesWith, pathIn } from '../source-tree.ts';

const patterns: CodePatterns = {
  portVariable: /(?!)/,
  fixedPort: /(?!)/,
  routes: [
    /\bRoute::get\(\s*['"](?<path>\/?[^'"\s]*)['"]/g,
    /\$\w+->get\(\s*['"](?<path>\/[^'"\s]*)['"]/g,
    /#\[Route\(\s*(?:path:\s*)?['"](?<path>\/[^'"\s]*)['"]/g,
  ],
};

/** PHP services: Laravel, Symfony, Slim, or a public directory. */
export const findPhpServices: Ecosystem = (tree) =>
  directoriesWith(tree, 'composer.json').flatMap((directory) => {
    const json = readJson(tree, pathIn(directory, 'composer.json'));
    const packages = new Set(textEntriesAt(json, 'require').map(([name]) => name));
    const laravel = packages.has('laravel/framework');
    const front = ['public', 'web', 'www'].find((it) => tree.paths.includes(pathIn(directory, `${it}/index.php`)));
    if (!laravel && front === undefined) return [];
    const files = sourceFiles(tree, directory, laravel ? /(^|\/)routes\/web\.php$/ : /\.php$/);
    const title = laravel ? 'Laravel' : packages.has('symfony/framework-bundle') ? 'Symfony' : 'PHP';
    return [
      {
        directory,
        name: null,
        title,
        install: found('composer install --no-interaction --no-dev', pathIn(directory, 'composer.json')),
        build: null,
        start: laravel
          ? found('php artisan serve --host=127.0.0.1 --port=$PORT', 'Laravel')
          : found(`php -S 127.0.0.1:$PORT -t ${front}`, `${front}/index.php`),
        ...readCode(tree, files, patterns),
        port: { kind: 'given' as const, from: 'the start line' },
        graphql: false,
        alsoMadeOf: [],
        notes: [
          "PHP's development server is started: measure what production runs, such as php-fpm behind nginx or FrankenPHP.",
          ...(laravel ? ['Laravel wants APP_KEY and a database: give them in `env`.'] : []),
        ],
        toolchain: { tool: 'php' as const, version: null, manager: 'composer', pinned: false },
        score: 35 - directory.split('/').length,
      },
    ];
  });

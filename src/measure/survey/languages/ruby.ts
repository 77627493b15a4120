import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import type { Ecosystem } from '../service-candidate.ts';
import { directoriesWith, pathIn } from '../source-tree.ts';

/** config/routes.rb of Rails, and Sinatra. */
const patterns: CodePatterns = {
  portVariable: /ENV(?:\.fetch\(|\[)\s*['"]PORT['"]/,
  fixedPort: /\bset\s+:port\s*,\s*(?<port>\d{2,5})/,
  routes: [
    /^\s*get\s*\(?\s*['"](?<path>\/?[^'"\s]+)['"]/g,
    /^\s*resources?\s+:(?<path>\w+)(?!.*only:\s*(?!.*index))/g,
    /^\s*root\s+(?:to:)?\s*['"](?<root>[^'"\s]+)['"]/g,
  ],
};

/** Ruby services on Rails, Sinatra or Rack. */
export const findRubyServices: Ecosystem = (tree) =>
  directoriesWith(tree, 'Gemfile').flatMap((directory) => {
    const gems = tree.read(pathIn(directory, 'Gemfile')) ?? '';
    const has = (name: string): boolean => tree.paths.includes(pathIn(directory, name));
    const rails = /^\s*gem\s+['"]rails['"]/m.test(gems);
    if (!rails && !has('config.ru')) return [];
    const files = sourceFiles(tree, directory, rails ? /(^|\/)config\/(routes(\/\w+)?|puma)\.rb$/ : /\.rb$/);
    const mode = 'RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1';
    return [
      {
        directory,
        name: null,
        title: rails ? 'Rails' : 'Rack',
        install: found('bundle install', pathIn(directory, 'Gemfile')),
        build: rails ? found(`${mode} bin/rails assets:precompile`, 'Rails') : null,
        start: rails
          ? found(`${mode} bin/rails server -b 127.0.0.1 -p $PORT`, 'Rails')
          : found('bundle exec rackup -o 127.0.0.1 -p $PORT', pathIn(directory, 'config.ru')),
        ...readCode(tree, files, patterns),
        port: { kind: 'given' as const, from: 'the start line' },
        graphql: false,
        alsoMadeOf: [],
        notes: rails ? ['Rails in production wants a database and its credentials: give them in `env`.'] : [],
        toolchain: {
          tool: 'ruby' as const,
          version: has('.ruby-version') ? { file: pathIn(directory, '.ruby-version') } : null,
          manager: null,
          pinned: false,
        },
        score: (rails ? 40 : 30) - directory.split('/').length,
      },
    ];
  });

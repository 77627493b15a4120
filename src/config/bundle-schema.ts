import { z } from 'zod';
import { anyText, field, fields, keyed, listOf, mapping, textLike } from './field.ts';
import { suiteFields, wayDown } from './suite-fields.ts';

/** What a build makes for browsers. */
export const bundleSchema = keyed(
  {
    type: field(z.literal('bundle').register(fields, { expects: 'bundle' }), 'What the suite is: `bundle`.'),
    directory: suiteFields.directory,
    paths: suiteFields.paths,
    install: suiteFields.install,
    build: suiteFields.build,
    env: field(
      mapping(
        textLike(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable (letters, digits, underscores)'),
        anyText(),
        'a mapping from names to text, such as { NODE_ENV: production }',
      ).prefault({}),
      'Environment of `install` and `build`. Values may use `${NAME}` from the environment of Pacegate.',
      { absent: 'nothing added' },
    ),
    stats: field(
      wayDown(
        'a file below the directory of the suite, relative to it and without "..", such as dist/pacegate-stats.json',
      ).optional(),
      "File that the build writes, from `directory`: what [Pacegate's plugin](bundles.md) writes, statistics of webpack or Rspack, or a metafile of esbuild. Without it sizes are exact all the same, and nothing says why they grew.",
      { absent: 'files only: `output` is needed' },
    ),
    output: field(
      wayDown('a directory below that of the suite, relative to it and without "..", such as dist').optional(),
      'Directory with the emitted files, from `directory`.',
      { absent: 'what `stats` says, or the directory that it lies in' },
    ),
    entries: field(
      listOf(
        textLike(/^(?=.{1,200}$)\S.*$/, 'the name of an entry, such as main'),
        1,
        'a list of entries by their names, such as [main, admin]',
      ).optional(),
      'Entries whose first load is gated, by the names that the bundler gives them. One that is missing on the head makes the run `invalid`.',
      { absent: 'all of them' },
    ),
    ignore: field(
      listOf(
        textLike(/^(?![!/])\S.*$/, 'a glob from the output directory, such as legacy/**'),
        0,
        'a list of globs, such as ["legacy/**", "*.html"]',
      ).prefault([]),
      'Globs, from the output directory, of emitted files that do not count.',
      { absent: 'every file counts, but source maps' },
    ),
  },
  'a bundle: a mapping with type, build and stats',
);

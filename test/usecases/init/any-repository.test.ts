import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { readWorkflow } from '../../../src/measure/survey/workflow.ts';
import { planInit } from '../../../src/usecases/init/plan-init.ts';
import { printInit, renderInit } from '../../../src/usecases/init/render-init.ts';
import { treeOf } from '../../measure/survey/tree-of.ts';
import { repositories } from './repositories.ts';

const nasty = fc.constantFrom(
  '',
  '\n',
  'a\nb: c',
  '# x',
  "it's",
  '"',
  '{',
  ': ',
  '- ',
  '&a',
  '*a',
  '!!js/function x',
  '%',
  '@evil',
  '`rm -rf /`',
  '$(rm -rf /)',
  '\u0000',
  '\u001b[2J',
  '\u202E',
  '😀',
  'null',
  'true',
  '1.0',
  '0x1',
  '---',
  '../..',
  'x'.repeat(500),
  '${{ secrets.X }}',
);
const text = fc.oneof(
  nasty,
  fc.tuple(nasty, fc.string({ maxLength: 12 }), nasty).map((parts) => parts.join('')),
);

const manifestFields = fc.record(
  {
    name: text,
    main: text,
    packageManager: fc.oneof(text, fc.constantFrom('pnpm@9', 'yarn@1.22', 'yarn@4', 'bun@1')),
    engines: fc.record({ node: text }),
    workspaces: fc.array(text, { maxLength: 3 }),
    scripts: fc.dictionary(
      fc.constantFrom('start', 'build', 'start:prod', 'prestart'),
      fc.oneof(text, fc.constantFrom('vite build', 'next build', 'esbuild --bundle a --metafile=../x')),
    ),
    dependencies: fc.dictionary(fc.constantFrom('express', 'next', 'graphql-yoga', 'pg', 'webpack'), text),
  },
  { requiredKeys: [] },
);

const route = text.map((it) => `app.get('${it}', x); server.listen(${it});\n@Controller('${it}')\n@Get('${it}')\n`);
const directory = fc.constantFrom('', 'apps/api/', 'a b/', "it's/", '#x/', '- y/', '{z}/', '[w]/', 'ä/', 'a:b/');

const files = fc.array(fc.tuple(directory, manifestFields, route), { minLength: 1, maxLength: 3 }).map((packages) =>
  Object.fromEntries(
    packages.flatMap(([at, manifest, code]) => [
      [`${at}package.json`, JSON.stringify(manifest)],
      [`${at}src/app.ts`, code],
      [`${at}go.mod`, `module ${String(manifest.name)}\n`],
      [`${at}main.go`, `package main\nhttp.ListenAndServe(":80")\nr.GET("${String(manifest.main)}")\n`],
      [`${at}vite.config.ts`, `export default { build: { outDir: '${String(manifest.main)}' } };`],
      [`${at}webpack.config.js`, `module.exports = { output: { path: path.join(__dirname, '${code}') } };`],
      [`${at}Procfile`, `web: ${String(manifest.main)}\n`],
    ]),
  ),
);

const planOf = (tree: Readonly<Record<string, string>>, defaultBranch = 'main') =>
  planInit({
    survey: surveyRepository(treeOf(tree), ''),
    exists: () => false,
    defaultBranch,
    reference: 'x',
    force: false,
    app: false,
    version: '0.1.0',
  });

test('whatever a repository holds, what is written is valid, and steers no terminal', () => {
  fc.assert(
    fc.property(files, text, (tree, branch) => {
      const plan = planOf(tree, branch.replaceAll(/[\s\p{Cc}]/gu, '') || 'main');
      const [configuration, workflow] = plan.files;
      const { suites } = parseConfiguration({ file: 'x', text: configuration?.text ?? '', environment: {} });
      expect(suites.length).toBeGreaterThan(0);
      expect(readWorkflow('w.yml', workflow?.text ?? '').kind).toBe('workflow');
      const shown = `${renderInit(plan, { colour: false, width: 80, place: '/x' })}${printInit(plan)}`;
      for (const it of ['\u0000', '\u001B', '\u202E']) expect(shown).not.toContain(it);
    }),
    { numRuns: 300 },
  );
});

test('what is written is written the same way twice', () => {
  for (const tree of Object.values(repositories)) expect(planOf(tree).files).toEqual(planOf(tree).files);
});

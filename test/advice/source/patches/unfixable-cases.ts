import { react, manifest, locked, second, type PatchCase } from './patch-case.ts';

const lodashUse = (code: string): PatchCase['files'] => ({ 'src/a.js': [null, `import _ from 'lodash';\n${code}\n`] });
const component = (code: string): PatchCase['files'] => ({
  'package.json': react,
  'src/a.jsx': [null, `import Admin from './admin';\nimport { Suspense } from 'react';\n${code}\n`],
});

/** Changes where a patch would break something, or take away what the change is for. */
export const unfixable: readonly PatchCase[] = [
  ...[
    'export default _;',
    '_(list).map(f);',
    'const { map } = _;',
    '_.chain(list);',
    "_['map'](list);",
    'const map = 1, _map = 2; _.map(map, _map);',
  ].map((code): PatchCase => ({
    title: `lodash: ${code}`,
    kind: 'commonjs-library',
    edge: ['src/a.js', 'lodash'],
    files: lodashUse(code),
  })),
  ...[
    'export { Admin };',
    'const it = Admin();',
    'const page = <Route component={Admin} />;',
    'Admin.load();',
    'render(<Admin/>, <Admin/>, <Admin/>, <Admin/>);',
  ].map((code): PatchCase => ({
    title: `lazy: ${code}`,
    kind: 'static-import',
    edge: ['src/a.jsx', './admin'],
    files: component(code),
  })),
  {
    title: 'lazy: a component of nobody knows what',
    kind: 'static-import',
    edge: ['src/a.jsx', './admin'],
    files: { 'src/a.jsx': [null, `import Admin from './admin';\nexport const it = <Admin />;\n`] },
  },
  {
    title: 'an import that is new, of something that is used',
    kind: 'data',
    edge: ['src/a.js', './data.json'],
    files: { 'src/a.js': ['run();\n', "import data from './data.json';\nrun(data);\n"] },
  },
  {
    title: 'a name from a barrel that defines it itself',
    kind: 'barrel',
    edge: ['src/a.js', './shared'],
    chain: ['src/a.js', 'src/shared/index.js'],
    files: {
      'src/a.js': ['', "import { own } from './shared';\nown();\n"],
      'src/shared/index.js': 'export const own = 1;\nexport * from "./heavy";\n',
    },
  },
  {
    title: 'require() in a file that is CommonJS itself, or in a function',
    kind: 'require-of-module',
    edge: ['src/a.js', 'date-fns'],
    files: { 'src/a.js': [null, "const { format } = require('date-fns');\nmodule.exports = format;\n"] },
  },
  {
    title: 'versions of two majors',
    kind: 'duplicate-version',
    package: 'lodash',
    files: {
      'package.json': manifest('  "dependencies": { "a": "*" }'),
      'package-lock.json': [null, locked('3.0.0', second)],
    },
  },
  {
    title: 'two dependencies that changed at once',
    kind: 'dependency-grew',
    package: 'lodash',
    files: {
      'package.json': [
        manifest(`  "dependencies": {\n    "a": "1.0.0",\n    "lodash": "4.17.20"\n  }`),
        manifest(`  "dependencies": {\n    "a": "1.0.1",\n    "lodash": "4.17.21"\n  }`),
      ],
      'package-lock.json': [locked('4.17.20'), locked('4.17.21')],
    },
  },
  { title: 'a cause without a fix', kind: 'module-grew', files: { 'src/a.js': ['1;\n', '2;\n'] } },
];

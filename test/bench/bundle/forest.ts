import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the libraries of the project bring, about: the rest of the wanted size are modules of its own. */
const libraryModules = 3400;
const byFeature = 160;
const shared = 200;

const words = [
  'order',
  'price',
  'parcel',
  'stock',
  'invoice',
  'customer',
  'region',
  'carrier',
  'basket',
  'voucher',
  'refund',
];
const word = (seed: number): string => words[Math.abs(seed * 7919 + (seed >> 3)) % words.length] ?? 'thing';

/** A module of about 700 bytes with three exports; its parent uses one of them. */
const module = (key: string, seed: number, imports: readonly string[], uses: readonly string[]): string => {
  const [a, b, c] = [word(seed), word(seed + 5), word(seed + 11)];
  return `${imports.join('\n')}
const ${a}Limit${seed} = ${(seed * 37) % 997};
/** Whether a ${a} of this ${b} still fits. */
export const fits_${key} = (${a}, ${b} = 'none') => {
  if (${a}.length > ${a}Limit${seed}) return \`no ${c} is left for \${${b}}, number ${seed}\`;
  return ${a}.reduce((sum, it, index) => sum + (it.${c} ?? index) * ${(seed % 13) + 1}, ${seed % 101});
};
export const list_${key} = (${b}) => ${b}.filter((it) => it.${a} !== '${c}-${seed}').map((it) => [it.${b}, it.${c}]);
export const sum_${key} = (input) => [${uses.map((use) => `${use}(input)`).join(', ')}].concat(list_${key}(input), fits_${key}(input));
`;
};

const libraries = [
  ["import { groupBy } from 'lodash-es';", 'groupBy'],
  ["import { addDays } from 'date-fns';", 'addDays'],
  ["import { orderBy, uniqBy } from 'lodash-es';", 'orderBy'],
  ["import { formatISO } from 'date-fns';", 'formatISO'],
  ["import { TextField } from '@mui/material';", 'TextField'],
  ["import { Chart } from 'chart.js/auto';", 'Chart.getChart'],
  ["import moment from 'moment';", 'moment'],
] as const;

/** Packages of the project, with exact versions. */
export const forestPackages = [
  '@emotion/react@11.14.0',
  '@emotion/styled@11.14.1',
  '@mui/material@7.3.4',
  'chart.js@4.5.1',
  'core-js@3.46.0',
  'date-fns@4.1.0',
  'lodash@4.17.21',
  'lodash-es@4.17.21',
  'moment@2.30.1',
  'react@19.2.0',
  'react-dom@19.2.0',
  // What builds it, and writes statistics that are longer than a string may be.
  '@discoveryjs/json-ext@0.6.3',
  'esbuild@0.25.11',
  'terser-webpack-plugin@5.3.14',
  'webpack@5.102.1',
];

/**
 * Writes a project of about `size` modules: features that are loaded later, each a tree of modules that share some, and
 * large libraries. The head imports one feature statically, brings all of lodash into the first load, and has a new feature.
 */
export const writeForest = (directory: string, size: number, side: 'base' | 'head'): void => {
  const write = (path: string, text: string): void => {
    const file = join(directory, 'src', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const own = Math.max(size - libraryModules, byFeature);
  const features = Math.max(4, Math.round((own - shared) / byFeature)) + (side === 'head' ? 1 : 0);
  for (let index = 0; index < shared; index++) {
    const below = index * 2 + 1 < shared ? [index * 2 + 1] : [];
    write(
      `shared/s${index}.js`,
      module(
        `s${index}`,
        index,
        below.map((it) => `import { sum_s${it} } from './s${it}.js';`),
        below.map((it) => `sum_s${it}`),
      ),
    );
  }
  for (let feature = 0; feature < features; feature++) {
    for (let index = 0; index < byFeature; index++) {
      const seed = feature * byFeature + index;
      const children = [index * 2 + 1, index * 2 + 2].filter((it) => it < byFeature);
      const [library, use] = libraries[seed % libraries.length] ?? libraries[0];
      const some = index % 23 === 0;
      const common = (seed * 31) % shared;
      write(
        `features/f${feature}/m${index}.js`,
        module(
          `m${index}`,
          seed,
          [
            ...children.map((it) => `import { sum_m${it} } from './m${it}.js';`),
            `import { sum_s${common} } from '../../shared/s${common}.js';`,
            ...(some ? [library] : []),
          ],
          [...children.map((it) => `sum_m${it}`), `sum_s${common}`, ...(some ? [use] : [])],
        ),
      );
    }
  }
  const eager = side === 'head' ? ["import { sum_m0 } from './features/f1/m0.js';", "import _ from 'lodash';"] : [];
  const uses = side === 'head' ? ['sum_m0', '_.chunk'] : [];
  write(
    'main.js',
    `import 'core-js/stable';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Button } from '@mui/material';
${eager.join('\n')}
${module('main', 1, [], uses)}
export const features = [
${Array.from({ length: features }, (_, it) => `  () => import('./features/f${it}/m0.js'),`).join('\n')}
];
createRoot(document.body).render(createElement(Button, null, sum_main(features)));
`,
  );
};

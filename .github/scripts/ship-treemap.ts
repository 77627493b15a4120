import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Servers and browsers that the analyzer could open: the static page needs none of it. */
const unused = /^(?:ws|sirv|opener)$/;

const replaced = (text: string, from: string | RegExp, to: string, file: string): string => {
  const result = text.replace(from, () => to);
  if (result === text)
    throw new Error(`${file} is not what it was: ${String(from)} is not in it. See its new version.`);
  return result;
};

/**
 * webpack-bundle-analyzer looks for its page's script in a directory beside itself when it runs. In a bundle there is
 * none, so the script is put into the bundle as a text.
 */
export const shipTreemap: Plugin = {
  name: 'ship-treemap',
  setup: (build) => {
    // Not where a link leads to: the bundle's bytes must not depend on the place of node_modules.
    const analyzer = join(build.initialOptions.absWorkingDir ?? '.', 'node_modules/webpack-bundle-analyzer');
    build.onResolve({ filter: unused }, ({ path, importer }) =>
      importer.startsWith(join(analyzer, 'lib')) ? { path, namespace: 'unused' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    build.onResolve({ filter: /^treemap-viewer$/ }, () => ({
      path: join(analyzer, 'public/viewer.js'),
      namespace: 'file',
    }));
    build.onLoad({ filter: /webpack-bundle-analyzer[\\/]public[\\/]viewer\.js$/ }, async ({ path }) => ({
      contents: await readFile(path),
      loader: 'text',
    }));
    build.onLoad({ filter: /webpack-bundle-analyzer[\\/]lib[\\/](?:template|viewer)\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const placeless = replaced(text, /path\.resolve\(__dirname, ['"]\.\.['"]\)/, '""', path);
      const isTemplate = path.endsWith('template.js');
      const contents = isTemplate
        ? replaced(placeless, /fs\.readFileSync\(assetPath, ['"]utf8['"]\)/, 'require("treemap-viewer")', path)
        : placeless;
      return { contents, loader: 'js' };
    });
  },
};

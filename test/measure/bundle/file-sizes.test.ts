import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { BundleError } from '../../../src/core/errors.ts';
import { createCompression } from '../../../src/measure/bundle/compression.ts';
import { openEmittedFiles } from '../../../src/measure/bundle/emitted-files.ts';
import { fileSizes } from '../../../src/measure/bundle/file-sizes.ts';
import { makeFile } from '../../core/bundle/graphs.ts';
import { scratch, write } from '../workspace/repositories.ts';

const sizesIn = async (directory: string, ...files: ReturnType<typeof makeFile>[]) =>
  fileSizes(files, {
    files: await openEmittedFiles(directory),
    compression: createCompression(),
    signal: new AbortController().signal,
  });

test('bytes are those on the disk and those that a server sends', async () => {
  await using room = await scratch();
  const text = 'const a = "ä";\n'.repeat(50);
  write(room.path, { 'js/app.js': text, 'empty.css': '', 'app.js.map': '{}', 'a.png': text });
  const buffer = Buffer.from(text);
  const [script, style, map, image] = await sizesIn(
    room.path,
    makeFile('js/app.js'),
    makeFile('empty.css', { kind: 'style' }),
    makeFile('app.js.map', { kind: 'map' }),
    makeFile('a.png', { kind: 'media' }),
  );
  expect(script).toEqual(
    makeFile('js/app.js', {
      parsed: buffer.length,
      gzip: gzipSync(buffer, { level: 9 }).length,
      brotli: brotliCompressSync(buffer).length,
      lines: 51,
    }),
  );
  expect(style).toMatchObject({ parsed: 0, gzip: 0, brotli: 0, lines: 1 });
  expect(map).toMatchObject({ parsed: 2, gzip: 2, brotli: 2 });
  expect(image).toMatchObject({ parsed: buffer.length, gzip: buffer.length, lines: 0 });
});

test('source maps inside a script are counted, each of them', async () => {
  await using room = await scratch();
  const map = 'sourceMappingURL=data:application/json;base64,AAAA';
  write(room.path, { 'one.js': `a();\n//# ${map}\n`, 'eval.js': `eval("a//# ${map}\\n");eval('b//# ${map}')` });
  const [one, evaluated] = await sizesIn(room.path, makeFile('one.js'), makeFile('eval.js'));
  expect(one?.inlineMap).toBe(map.length);
  expect(evaluated?.inlineMap).toBe(2 * map.length);
});

test('a file that is only named is no measurement', async () => {
  await using room = await scratch();
  const error: unknown = await sizesIn(room.path, makeFile('gone.js')).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(BundleError);
  expect(error).toMatchObject({ message: expect.stringContaining('No parsed sizes') });
  await expect(openEmittedFiles(join(room.path, 'dist'))).rejects.toThrow('No parsed sizes');
});

test.each(['../secret.js', '/etc/passwd', 'a/../../secret.js', 'out.js', 'linked/secret.js', '.'])(
  'a name that leads out is refused: %s',
  async (name) => {
    await using room = await scratch();
    const output = join(room.path, 'dist');
    mkdirSync(output);
    writeFileSync(join(room.path, 'secret.js'), 'secret');
    symlinkSync('../secret.js', join(output, 'out.js'));
    symlinkSync('..', join(output, 'linked'));
    await expect(sizesIn(output, makeFile(name))).rejects.toThrow('leads out of the output directory');
  },
);

test('a link inside the directory and a hash in the query are the file', async () => {
  await using room = await scratch();
  write(room.path, { 'app.1.js': 'abc' });
  symlinkSync('app.1.js', join(room.path, 'app.js'));
  const sizes = await sizesIn(room.path, makeFile('app.js'), makeFile('app.1.js?v=2'));
  expect(sizes.map((it) => it.parsed)).toEqual([3, 3]);
});

test('a source map that was removed after the build is none, and no failure', async () => {
  await using room = await scratch();
  expect(await sizesIn(room.path, makeFile('a.js.map', { kind: 'map' }))).toMatchObject([{ parsed: 0 }]);
});

test('an abort ends it with its reason', async () => {
  await using room = await scratch();
  write(room.path, { 'a.js': 'a' });
  const reason = new Error('enough');
  const stopped = fileSizes([makeFile('a.js')], {
    files: await openEmittedFiles(room.path),
    compression: createCompression(),
    signal: AbortSignal.abort(reason),
  });
  await expect(stopped).rejects.toBe(reason);
});

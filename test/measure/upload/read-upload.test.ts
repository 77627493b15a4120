import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ZipFile } from 'yazl';
import { UploadError } from '../../../src/core/errors.ts';
import { readUpload, type Upload } from '../../../src/measure/upload/read-upload.ts';
import { makeBlock } from '../../support/make-block.ts';
import { scratch } from '../workspace/repositories.ts';
import { type Files, honestBlocks, honestFiles, honestResult, writeFiles } from './honest-files.ts';
import { rawZip } from './raw-zip.ts';

const zipped = (files: Files): Buffer =>
  rawZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));

/** Reads a zip of these bytes. */
const readZip = async (bytes: Buffer): Promise<Upload> => {
  await using room = await scratch();
  const file = join(room.path, 'upload.zip');
  writeFileSync(file, bytes);
  return await readUpload({ file });
};

/** Why an upload of these files is refused. */
const refused = async (files: Files): Promise<string> => {
  try {
    await readZip(zipped(files));
  } catch (error) {
    if (error instanceof UploadError) return error.message;
    throw error;
  }
  return 'It was not refused.';
};

test('a run that was kept is read back whole: from a zip as archivers write it, and from a directory', async () => {
  await using room = await scratch();
  const files = honestFiles();
  const file = join(room.path, 'pacegate.zip');
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.addEmptyDirectory('raw');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  const upload = await readUpload({ file });
  expect(upload.blocks).toEqual(honestBlocks);
  expect(honestResult).toMatchObject(upload.result!);
  expect(Object.keys(upload.result!)).not.toContain('metrics');
  expect(upload.plan).toEqual({ final: false });
  const names = Object.keys(files).length;
  expect(upload.totals).toMatchObject({ entries: names + 1, ignored: 2 });
  expect(upload.totals.read).toBeLessThan(upload.totals.declared);

  const directory = room.fresh();
  writeFiles(directory, files);
  const unpacked = await readUpload({ directory });
  expect({ ...unpacked, totals: null }).toEqual({ ...upload, totals: null });
  expect(unpacked.totals).toMatchObject({ entries: names + 2, ignored: 2, declared: upload.totals.declared });
});

test('the run may stand below one folder; what lies deeper is not part of it', async () => {
  const inside = Object.fromEntries(Object.entries(honestFiles()).map(([name, content]) => [`run/${name}`, content]));
  const upload = await readZip(zipped({ ...inside, 'run/logs/result.json': '{', 'README.md': '' }));
  expect(upload.blocks).toEqual(honestBlocks);
  expect(upload.result).not.toBeNull();
  expect(upload.totals.ignored).toBe(4);
  expect(await refused({ ...inside, 'other/result.json': '{}' })).toContain('"other/" is a second run');
});

test('an upload without a result, a plan or blocks says so, and is no error', async () => {
  const upload = await readZip(zipped({ 'logs/x.log': 'x' }));
  expect(upload).toMatchObject({ blocks: [], result: null, plan: null, totals: { ignored: 1, read: 0 } });
});

test('blocks come by suite and index, however they lie in the zip', async () => {
  const blocks = ['b', 'a'].flatMap((suite) => [2, 0, 1].map((index) => makeBlock({ suite, index, requests: 4 })));
  const upload = await readZip(zipped(honestFiles(blocks)));
  expect(upload.blocks.map(({ suite, index }) => `${suite}${index}`)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
});

const text = JSON.stringify;
const [block] = honestBlocks;
const first = 'raw/api-001.json';
const sliceWith = (more: object) => ({ ...block, slices: [{ ...block!.slices[0], ...more }] });
const baseWith = (more: object) => sliceWith({ base: { ...block!.slices[0]!.base, ...more } });
const routes = (count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, k) => [`r${k}`, value]));

test.each([
  ['not JSON', 'not json', 'is not JSON'],
  ['cut off', text(block).slice(0, -1), 'is not JSON'],
  ['two values', '1 2', 'is not JSON'],
  ['NaN', '{"schema":NaN}', 'is not JSON'],
  ['Infinity', '{"schema":-Infinity}', 'is not JSON'],
  ['a byte order mark', `\ufeff${text(block)}`, 'is not JSON'],
  ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'is not a text in UTF-8'],
  ['a number that is none', text(block).replace('"duration":2000', '"duration":1e999'), 'a number that is too large'],
  ['a prototype', text(block).replace('"suite"', '"__proto__":{"kind":"control"},"suite"'), 'the key "__proto__"'],
  ['a hidden prototype', text(block).replace('"suite"', String.raw`"\u005f_proto__":1,"suite"`), 'the key "__proto__"'],
  ['too deep', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'is more than 16 levels deep'],
  ['too deep in mappings', `${'{"a":'.repeat(17)}1${'}'.repeat(17)}`, 'is more than 16 levels deep'],
  ['a text that is too long', text({ ...block, seed: 'x'.repeat(262_145) }), 'a text of more than 262144 characters'],
  ['a key that is too long', text({ ...block, ['x'.repeat(262_145)]: 1 }), 'a key of more than 262144 characters'],
  ['a list', '[]', 'is not a block: at ""'],
  ['null', 'null', 'is not a block'],
  ['another schema', text({ ...block, schema: 'pacegate/block@2' }), 'is not a block: at "schema"'],
  ['an unknown key', text({ ...block, '<b>@all': 1 }), 'is not a block'],
  ['a negative duration', text(baseWith({ requests: -1 })), 'is not a block: at "slices.0.base.requests"'],
  ['another suite', text({ ...block, suite: 'web' }), 'holds block 1 of suite "web", which belongs into another file'],
  ['another index', text({ ...block, index: 1 }), 'holds block 2 of suite "api", which belongs into another file'],
  [
    'a million routes',
    text(baseWith({ routes: routes(1_000_000, { durations: [], errors: 0 }) })),
    'is 37.9 MB unpacked, and 33.6 MB is the most for one file',
  ],
  [
    'most of a million routes',
    text(baseWith({ routes: routes(700_000, { durations: [], errors: 0 }) })),
    'has a mapping of more than 10000 keys',
  ],
  [
    'ten thousand wrong routes',
    text(baseWith({ routes: routes(10_000, 0) })),
    'is not a block: at "slices.0.base.routes.r0"',
  ],
  ['a million lists', `[${'[],'.repeat(1_000_000)}[]]`, 'holds more than 2000000 values'],
  [
    'many wrong durations',
    text(baseWith({ routes: { a: { durations: Array.from({ length: 300_000 }, () => 0.5), errors: 0 } } })),
    'is not a block: it holds more than 100000 values',
  ],
  [
    'many durations in the wrong place',
    text({ ...block, startOrder: Array.from({ length: 300_000 }, () => 1) }),
    'is not a block: it holds more than 100000 values',
  ],
])(
  'a block that is %s is refused',
  async (_, content, why) => {
    const message = await refused(honestFiles(honestBlocks, { [first]: content }));
    expect(message).toContain(`"${first}"`);
    expect(message).toContain(why);
  },
  60_000,
);

const metric = text(honestResult.metrics[0]);

test.each([
  ['not one', '{}', 'is not a result: at "schema"'],
  ['of another version', text({ ...honestResult, schema: 'pacegate/result@2' }), 'is not a result'],
  ['with a number that is none', text(honestResult).replace(/"seed":\d+/, '"seed":1e400'), 'too large'],
  ['of no time', text({ ...honestResult, startedAt: 'yesterday' }), 'has impossible times'],
  ['of a time that never was', text({ ...honestResult, startedAt: '2026-13-01T00:00:00Z' }), 'has impossible times'],
  ['of minus a second', text({ ...honestResult, duration: -1000 }), 'has impossible times'],
  [
    'of no machine',
    text({ ...honestResult, environment: { ...honestResult.environment, memory: 1e300 } }),
    'is of an impossible machine',
  ],
  [
    'of a million reasons',
    text({ ...honestResult, reasons: Array.from({ length: 1_000_000 }, () => 0) }),
    'is not a result: it holds more than 20000 values',
  ],
  [
    'with a million metrics',
    text({ ...honestResult, metrics: [] }).replace(
      '"metrics":[]',
      `"metrics":[${`${metric},`.repeat(70_000)}${metric}]`,
    ),
    'holds more than 2000000 values',
  ],
])(
  'a result that is %s is refused',
  async (_, content, why) => {
    expect(await refused(honestFiles(honestBlocks, { 'result.json': content }))).toContain(why);
  },
  60_000,
);

test('gaps and files that pass for others are refused', async () => {
  const blocks = [0, 1, 2].map((index) => makeBlock({ index, requests: 4 }));
  const [one, two, three] = blocks;
  expect(await refused(honestFiles([one!, three!]))).toContain('"raw/api-002.json" is missing');
  expect(await refused(honestFiles([two!]))).toContain('"raw/api-001.json" is missing');
  expect(await refused(honestFiles([one!], { 'raw/api-0002.json': text(two) }))).toContain('belongs into another file');
  expect(await refused(honestFiles([one!], { 'raw/other-001.json': text(two) }))).toContain(
    'belongs into another file',
  );
});

test('a refusal shows names from the upload on one line, without what moves a cursor, and bounded', async () => {
  const error = await refused(
    honestFiles(honestBlocks, { [first]: text({ ...block, ['\u001b[2J\nx'.repeat(100)]: 1 }) }),
  );
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  expect(error).not.toMatch(/[\x00-\x1f]/);
  expect(error.length).toBeLessThan(400);
});

test('whatever is changed in a zip: it is refused with the one error, or read', async () => {
  await using room = await scratch();
  const whole = zipped(honestFiles([block!]));
  let read = 0;
  let refusals = 0;
  const attempt = async (bytes: Buffer): Promise<void> => {
    const file = join(room.path, 'upload.zip');
    writeFileSync(file, bytes);
    try {
      await readUpload({ file });
      read++;
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      refusals++;
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flipped) => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= flipped;
      await attempt(bytes);
    }),
    { numRuns: 400, seed: 1 },
  );
  for (let length = 0; length < whole.length; length += 97) await attempt(whole.subarray(0, length));
  // Flips in names, dates and attributes leave the data whole.
  expect(read).toBeGreaterThan(5);
  expect(refusals).toBeGreaterThan(200);
}, 300_000);

test('what is in a file of this project is not taken for a zip', async () => {
  expect(await readZip(readFileSync(import.meta.filename)).catch((error: unknown) => error)).toMatchObject({
    message: expect.stringContaining('is not a zip, or is cut off'),
  });
});

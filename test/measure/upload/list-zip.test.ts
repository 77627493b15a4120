import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { UploadError } from '../../../src/core/errors.ts';
import { defaultLimits, type UploadLimits } from '../../../src/measure/upload/limits.ts';
import { listZip } from '../../../src/measure/upload/list-zip.ts';
import { createMeter, type Meter } from '../../../src/measure/upload/meter.ts';
import { scratch } from '../workspace/repositories.ts';
import { packedZeros, type RawEntry, rawZip } from './raw-zip.ts';

const kibibyte = 2 ** 10;
const mebibyte = 2 ** 20;

/** Lists a zip of these bytes and reads every file in it: its names, or why it is refused, and what was read until then. */
const readAll = async (
  bytes: Buffer,
  limits: Partial<UploadLimits> = {},
): Promise<{ names: string[]; refusal: string; totals: ReturnType<Meter['totals']> }> => {
  await using room = await scratch();
  const file = join(room.path, 'upload.zip');
  writeFileSync(file, bytes);
  const meter = createMeter({ ...defaultLimits, ...limits });
  try {
    await using listing = await listZip(file, meter);
    for (const it of listing.files) await it.read();
    return { names: listing.files.map(({ name }) => name), refusal: '', totals: meter.totals() };
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return { names: [], refusal: error.message, totals: meter.totals() };
  }
};

const entry = (name: RawEntry['name'], more: Partial<RawEntry> = {}): RawEntry => ({ name, bytes: 'text', ...more });
const refusalOf = async (...entries: RawEntry[]): Promise<string> => (await readAll(rawZip(entries))).refusal;

test('files are listed and read; directories are not files', async () => {
  const zip = rawZip([
    entry('raw/', { bytes: '', mode: 0o040755 }),
    entry('raw/plan.json'),
    entry('a.json', { method: 0 }),
    // Written on a system without modes.
    entry('b.json', { mode: 0 }),
  ]);
  expect(await readAll(zip)).toEqual({
    names: ['raw/plan.json', 'a.json', 'b.json'],
    refusal: '',
    totals: { entries: 4, declared: 12, read: 12 },
  });
});

test.each([
  ['../result.json', 'leads out of the upload'],
  ['raw/../../result.json', 'leads out of the upload'],
  ['raw/..', 'leads out of the upload'],
  ['/etc/passwd', 'is an absolute path'],
  ['C:/result.json', 'is an absolute path'],
  ['c:result.json', 'is an absolute path'],
  [String.raw`..\result.json`, 'has a backslash in its name'],
  [String.raw`raw\plan.json`, 'has a backslash in its name'],
  ['result.json\0.txt', 'has a control character in its name'],
  ['raw/\u001b[2Jplan.json', 'has a control character in its name'],
  ['./result.json', 'is not a plain path'],
  ['raw//plan.json', 'is not a plain path'],
  ['', 'is not a plain path'],
  [`${'d/'.repeat(500)}x`, 'has a name of more than 1000 characters'],
])('the name %j is refused', async (name, why) => {
  expect(await refusalOf(entry('raw/plan.json'), entry(name))).toContain(why);
});

test('a name that is hidden in an extra field is looked at, as it is the one that counts', async () => {
  const name = Buffer.from('result.json');
  const { crc32 } = await import('node:zlib');
  const path = Buffer.from('../result.json');
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + path.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(name), 5);
  expect(await refusalOf(entry(name, { extra: Buffer.concat([field, path]) }))).toContain('leads out of the upload');
});

test.each([
  ['result.json', 'result.json'],
  ['raw/plan.json', 'RAW/Plan.json'],
  ['raw/caf\u00e9.json', 'raw/cafe\u0301.json'],
  ['raw', 'raw/'],
])('%j and %j are one name', async (one, other) => {
  expect(await refusalOf(entry(one), entry(other, { mode: 0 }))).toContain('is there twice');
});

test.each([
  ['a symbolic link', { mode: 0o120777, bytes: '/etc/passwd' }],
  ['a pipe', { mode: 0o010644 }],
  ['a device', { mode: 0o020644 }],
  ['a socket', { mode: 0o140644 }],
  ['a directory by its mode', { mode: 0o040755 }],
])('%s is refused, and not followed', async (_, more) => {
  const message = await refusalOf(entry('raw/api-001.json', more));
  expect(message).toContain('"raw/api-001.json" is a link or another special file');
});

test.each([
  ['encrypted', { flags: 0x801 }, 'is encrypted'],
  ['strongly encrypted', { flags: 0x841 }, 'is a damaged zip'],
  ['with hidden headers', { flags: 0x2800 }, 'is encrypted'],
  ['packed otherwise', { method: 12 }, 'is packed by method 12'],
  ['not what was packed', { crc: 1 }, 'its checksum is another'],
  ['not deflated', { packed: Buffer.from('not deflated') }, 'can not be unpacked'],
  ['stored in another size', { method: 0, size: 1000 }, 'is a damaged zip'],
  ['with a long extra field', { extra: Buffer.from([0xff, 0xff, 0xfc, 0x0f, ...Buffer.alloc(4092)]) }, 'are too long'],
  ['with a torn extra field', { extra: Buffer.from([0xff, 0xff, 0xff, 0xff]) }, 'is a damaged zip'],
  ['beyond the end of the file', { packedSize: 1_000_000 }, 'shares its place'],
])('an entry that is %s is refused', async (_, more, why) => {
  expect(await refusalOf(entry('result.json', more))).toContain(why);
});

test('ten gigabytes of zeros that say so are not unpacked at all', async () => {
  const packed = packedZeros(10 * kibibyte);
  expect(packed.length).toBeLessThan(16 * mebibyte);
  const { refusal, totals } = await readAll(rawZip([entry('logs/x.log', { packed, size: 10 * 2 ** 30 })]));
  expect(refusal).toContain('"logs/x.log" is 10.7 GB unpacked, and 33.6 MB is the most for one file');
  expect(totals.read).toBe(0);
});

test('ten gigabytes that say they are a few bytes, or just the most, stop there', async () => {
  const packed = packedZeros(10 * kibibyte);
  const few = await readAll(rawZip([entry('result.json', { packed, size: 1000 })]));
  expect(few.refusal).toContain('"result.json" can not be unpacked');
  expect(few.totals.read).toBeLessThanOrEqual(1000);
  const most = await readAll(rawZip([entry('result.json', { packed, size: mebibyte })]), { entry: mebibyte });
  expect(most.refusal).toContain('"result.json"');
  // A chunk of the unpacker's.
  expect(most.totals.read).toBeLessThanOrEqual(mebibyte + 64 * kibibyte);
});

test('many files that are large only together are refused before any is read', async () => {
  const packed = packedZeros(20);
  const entries = Array.from({ length: 20 }, (_, k) => entry(`raw/a-${k}.json`, { packed, size: 20 * mebibyte }));
  const { refusal, totals } = await readAll(rawZip(entries));
  expect(refusal).toContain('brings it to 273 MB unpacked, and 268 MB is the most for all files together');
  expect(totals.read).toBe(0);
});

test('entries that share their data are refused before any is read', async () => {
  const kernel = entry('raw/a-0.json', { packed: packedZeros(1), size: mebibyte });
  const entries = Array.from({ length: 200 }, (_, k) =>
    k === 0 ? kernel : { ...kernel, name: `raw/a-${k}.json`, sharedWith: 0 },
  );
  const { refusal, totals } = await readAll(rawZip(entries));
  expect(refusal).toContain('shares its place in the zip with another entry');
  expect(totals.read).toBe(0);
});

test('too many entries are refused by the number that the zip says, and by counting', async () => {
  const entries = Array.from({ length: 21 }, (_, k) => entry(`${k}.json`));
  const counted = await readAll(rawZip(entries), { entries: 20 });
  expect(counted).toMatchObject({
    refusal: expect.stringContaining('holds 21 files and directories; 20 is the most'),
    totals: { entries: 0 },
  });
  // It says less than there is: the rest is never looked at.
  expect(await readAll(rawZip(entries, { count: 3 }), { entries: 20 })).toMatchObject({
    names: ['0.json', '1.json', '2.json'],
  });
  expect((await readAll(rawZip(entries, { count: 65_535 }))).refusal).toContain('holds 65535 files and directories');
  expect((await readAll(rawZip(entries, { count: 1900 }))).refusal).toContain('is a damaged zip');
});

test('a zip64 end that says there are 2^40 entries is refused by that number', async () => {
  const plain = rawZip([entry('result.json')]);
  const [body, end] = [plain.subarray(0, -22), plain.subarray(-22)];
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(2n ** 40n, 32);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(body.length), 8);
  const { refusal } = await readAll(Buffer.concat([body, record, locator, end]));
  expect(refusal).toContain('holds 1099511627776 files and directories');
});

test('a zip that is too large is not opened, nor is what is no file or not there', async () => {
  const zip = rawZip([entry('result.json')]);
  expect((await readAll(zip, { file: 50 })).refusal).toContain('is a zip of 126 B, and 50.0 B is the most');
  await using room = await scratch();
  const meter = createMeter(defaultLimits);
  await expect(listZip(room.path, meter)).rejects.toThrow('is not a file');
  await expect(listZip(join(room.path, 'none.zip'), meter)).rejects.toThrow('is not there');
});

import { crc32, constants, deflateRawSync } from 'node:zlib';

/** One entry of a zip, written as it is told: every field may lie. */
export interface RawEntry {
  readonly name: string | Buffer;
  /** Unpacked. */
  readonly bytes?: Buffer | string;
  /** As it stands in the file; what `bytes` deflates to by default. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode. */
  readonly mode?: number;
  readonly crc?: number;
  /** What the directory says; a number of 2^32 and more goes into a zip64 field. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly extra?: Buffer;
  /** Index of the entry whose data are this one's too. */
  readonly sharedWith?: number;
}

const utf8 = 0x800;
const zip64Field = (size: number): Buffer => {
  const field = Buffer.alloc(12);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  return field;
};

/** A zip of these entries. `count` is what it says their number is. */
export const rawZip = (entries: readonly RawEntry[], { count = entries.length, comment = '' } = {}): Buffer => {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  const central = entries.map((entry, index) => {
    const bytes = Buffer.from(entry.bytes ?? '');
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes);
    const name = Buffer.from(entry.name);
    const flags = entry.flags ?? utf8;
    const size = entry.size ?? bytes.length;
    const extra = Buffer.concat([size >= 2 ** 32 ? zip64Field(size) : Buffer.alloc(0), entry.extra ?? Buffer.alloc(0)]);
    const written = Math.min(size, 0xffffffff);
    offsets.push(entry.sharedWith === undefined ? at : offsets[entry.sharedWith]!);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(entry.crc ?? crc32(bytes), 10);
    common.writeUInt32LE(entry.packedSize ?? packed.length, 14);
    common.writeUInt32LE(written, 18);
    common.writeUInt16LE(name.length, 22);
    if (entry.sharedWith === undefined) {
      const local = Buffer.alloc(4);
      local.writeUInt32LE(0x04034b50);
      add(Buffer.concat([local, common, name, packed]));
    }
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE((3 << 8) | 63, 4);
    common.copy(header, 6);
    header.writeUInt16LE(extra.length, 30);
    header.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    header.writeUInt32LE(offsets[index]!, 42);
    return Buffer.concat([header, name, extra]);
  });
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, directory, end, Buffer.from(comment)]);
};

const mebibyte = 2 ** 20;

/** The deflated form of so many MiB of zeros, about 1 KB each: whole blocks repeated, so that making it takes no time. */
export const packedZeros = (mebibytes: number): Buffer => {
  const one = deflateRawSync(Buffer.alloc(mebibyte), { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([3, 0]);
  return Buffer.concat([...Array.from({ length: mebibytes }, () => one), end]);
};

import type { Meter } from './meter.ts';
import { refusal } from './refuse.ts';

/**
 * All chunks as one buffer, as long as they are within the limits and exactly `declared` bytes. Stops asking for more with
 * the first chunk that is too much. Throws an UploadError.
 */
export const gather = async (
  chunks: AsyncIterable<Uint8Array>,
  { name, declared, meter }: { readonly name: string; readonly declared: number; readonly meter: Meter },
): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  const count = meter.open(name);
  let length = 0;
  for await (const chunk of chunks) {
    count(chunk.length);
    length += chunk.length;
    if (length > declared) throw refusal(name, `is larger than the ${declared} bytes that it says`);
    parts.push(chunk);
  }
  if (length !== declared) throw refusal(name, `is ${length} bytes, and says that it is ${declared}`);
  return Buffer.concat(parts, length);
};

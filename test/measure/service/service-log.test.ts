import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { plainLine } from '../../../src/measure/service/plain-line.ts';
import { createServiceLog, headBytes, tailBytes } from '../../../src/measure/service/service-log.ts';
import { createTextWatcher } from '../../../src/measure/service/text-watcher.ts';

test('the beginning and the end are kept, however the output is cut', () => {
  const sizes = fc.array(fc.oneof(fc.nat(200_000), fc.constantFrom(0, 1, tailBytes, headBytes)), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, (pieces) => {
      const whole = Buffer.from(Array.from({ length: pieces.reduce((a, b) => a + b, 0) }, (_, at) => 97 + (at % 23)));
      const log = createServiceLog();
      let at = 0;
      for (const size of pieces) {
        log.append(whole.subarray(at, at + size));
        at += size;
      }
      const dropped = Math.max(0, whole.length - headBytes - tailBytes);
      const text = whole.toString();
      expect(log.dropped).toBe(dropped);
      expect(log.text()).toBe(
        dropped === 0 ? text : `${text.slice(0, headBytes)}\n[${dropped} bytes left out]\n${text.slice(-tailBytes)}`,
      );
    }),
    { numRuns: 30 },
  );
});

test('the last lines carry nothing that a terminal would obey', () => {
  const log = createServiceLog();
  log.append(Buffer.from('a\n\u001B[31mred\u001B[0m\r\n\n\u001B]0;title\u0007b\u202Ec\n'));
  expect(log.tail(2)).toEqual(['red', 'b c']);
  expect(plainLine('x'.repeat(1000))).toHaveLength(300);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}]/u.test(plainLine(text))));
});

test('a text is found however its stream is cut, and only there', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[abé]{0,3}$/)), fc.stringMatching(/^[abé]{1,4}$/), (pieces, text) => {
      const watcher = createTextWatcher(text);
      const bytes = Buffer.from(pieces.join(''));
      for (const byte of bytes) watcher.append(Buffer.from([byte]));
      expect(watcher.found).toBe(bytes.includes(text));
    }),
  );
  expect(createTextWatcher('').found).toBe(true);
});

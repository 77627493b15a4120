import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { commentMarker, isMarked, isSameComment, sealComment } from '../../src/github/comment-marker.ts';

const marker = commentMarker('pacegate');
const text = fc.string({ unit: 'binary' });

test('the marker is the one that others expect', () => {
  expect(marker).toBe('<!-- pacegate:pacegate -->');
  expect(commentMarker('pacegate linux-arm')).toBe('<!-- pacegate:pacegate linux-arm -->');
});

test('no check name ends the hidden line, and no two share a marker', () => {
  const name = fc.oneof(text, fc.string({ unit: fc.constantFrom('-', '>', '<', '%', 'a', '\n', '!') }));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const inner = commentMarker(one).slice('<!--'.length, -'-->'.length);
      expect(inner).not.toMatch(/--|[<>\r\n]/);
      expect(inner.endsWith('-')).toBe(false);
      expect(commentMarker(one) === commentMarker(other)).toBe(one === other);
    }),
  );
});

test('a posted comment is found, is the same as itself, and shows the whole content after its first line', () => {
  fc.assert(
    fc.property(text, (body) => {
      const sealed = sealComment(marker, body);
      expect(isMarked(sealed, marker)).toBe(true);
      expect(isSameComment(sealed, sealed)).toBe(true);
      expect(isSameComment(`${sealed.replaceAll('\n', '\r\n')}\n`, sealed)).toBe(true);
      const shown = sealed.slice(sealed.indexOf('\n') + 1);
      expect(shown).toBe(body.toWellFormed().replaceAll('\r\n', '\n').trimEnd());
    }),
  );
});

test('comments of other content are other comments', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const sealed = sealComment(marker, one);
      const isSame =
        one.toWellFormed().replaceAll('\r\n', '\n').trimEnd() ===
        other.toWellFormed().replaceAll('\r\n', '\n').trimEnd();
      expect(isSameComment(sealComment(marker, other), sealed)).toBe(isSame);
    }),
  );
});

test('a body that has the marker already gets it once', () => {
  const sealed = sealComment(marker, `${marker}\nSlower`);
  expect(sealed).toBe(sealComment(marker, 'Slower'));
  expect(sealed.match(/pacegate:pacegate/g)).toHaveLength(1);
  expect(sealed).toMatch(/^<!-- pacegate:pacegate --><!-- content [\da-f]{32} -->\nSlower$/);
});

test('a comment that quotes ours is not ours, nor is one of another check', () => {
  expect(isMarked(`> ${marker}`, marker)).toBe(false);
  expect(isMarked(`Look:\n${marker}`, marker)).toBe(false);
  expect(isMarked(sealComment(commentMarker('pacegate-arm'), 'x'), marker)).toBe(false);
});

test('a body that is too long is cut to what GitHub takes, and says so', () => {
  const sealed = sealComment(marker, '😀'.repeat(40_000));
  expect(Buffer.byteLength(sealed)).toBeLessThan(65_536);
  expect(sealed).toContain('cut');
});

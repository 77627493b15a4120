import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/report/paint.ts
import { styleText } from "node:util";
var createPaint = (colour) => colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;

export {
  createPaint
};

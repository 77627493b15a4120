import type { BundleFile } from '../../../core/bundle/bundle-graph.ts';

const kinds: readonly (readonly [BundleFile['kind'], RegExp])[] = [
  ['script', /\.[mc]?js$/i],
  ['style', /\.css$/i],
  ['map', /\.map$/i],
  [
    'media',
    /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|apng|woff2?|ttf|otf|eot|mp4|webm|ogv|mov|ogg|mp3|wav|flac|aac|m4a)$/i,
  ],
];

export const fileKind = (name: string): BundleFile['kind'] =>
  kinds.find(([, ending]) => ending.test(name))?.[0] ?? 'other';

/** What a first load fetches by itself; what it shows comes after. */
export const isCode = (name: string): boolean => ['script', 'style'].includes(fileKind(name));

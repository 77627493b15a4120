import type { Cause } from '../../core/bundle/bundle-growth.ts';
import { type EdgeToFind, findEdge } from './find-edge.ts';

/**
 * The lines of the import that an edge of the bundle comes from. A position in the bundler's statistics would be one in the output of
 * a loader, so the file itself is read. Null where nothing in the file asks for it. Never throws.
 */
export const locateEdge = (edge: EdgeToFind): Cause['location'] => {
  const place = findEdge(edge);
  return place === null ? null : { path: edge.path, startLine: place.startLine, endLine: place.endLine };
};

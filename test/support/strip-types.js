// Node's own type stripping as jest's transformer: it keeps lines and columns and refuses syntax that Node itself refuses.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
  getCacheKey: (source, path, { instrument }) =>
    createHash('sha256').update(`${process.version} ${path} ${instrument} ${source}`).digest('hex'),
};

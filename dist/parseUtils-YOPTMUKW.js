import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  require_parseUtils
} from "./chunk-LV3P5MIG.js";
import "./chunk-TZ54PJF2.js";
export default require_parseUtils();

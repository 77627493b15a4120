import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  answerWasLost
} from "./chunk-MJJUUXOH.js";

// src/github/create-once.ts
var tries = 4;
var sentOnce = { retries: 0 };
var createOnce = async (github, { send, find }) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!answerWasLost(error)) throw error;
      await github.pause(1e3 * attempt ** 2);
      const found = await find();
      if (found !== null) return found;
      if (attempt === tries) throw error;
    }
  }
};

export {
  sentOnce,
  createOnce
};

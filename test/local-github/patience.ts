import { jest } from '@jest/globals';

// Every step runs git several times: much where cores are shared with others. For tests; shop.ts is also used by hand.
jest.setTimeout(300_000);

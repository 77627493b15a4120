import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, launch } from 'puppeteer-core';

/** A picture to take: a page of its own, cut to what its `<body>` holds. */
export interface Shot {
  readonly name: string;
  readonly html: string;
  /** CSS pixels. */
  readonly width: number;
  /** Pixels of the picture for one of CSS. */
  readonly scale: number;
}

const isLocal = (url: string): boolean => url.startsWith('file:') || url.startsWith('data:');

/** Chromium without a window, which may read files and nothing else. */
export const openBrowser = async (): Promise<Browser & AsyncDisposable> => {
  chromium.setGraphicsMode = false;
  return await launch({
    args: [...chromium.args, '--allow-file-access-from-files', '--host-resolver-rules=MAP * ~NOTFOUND'],
    executablePath: await chromium.executablePath(),
    headless: 'shell',
  });
};

/** Takes a picture, with `directory` for the page that it shows, and resolves to it as PNG. Diagrams that fail throw. */
export const takeShot = async (
  browser: Browser,
  { name, html, width, scale }: Shot,
  directory: string,
): Promise<Uint8Array> => {
  const file = join(directory, `${name}.html`);
  await writeFile(file, html);
  const page = await browser.newPage();
  try {
    await page.setViewport({ width, height: 600, deviceScaleFactor: scale });
    await page.setRequestInterception(true);
    page.on('request', (request) => void (isLocal(request.url()) ? request.continue() : request.abort()));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.evaluate('window.ready');
    const height = Number(await page.evaluate('Math.ceil(document.body.getBoundingClientRect().height)'));
    return await page.screenshot({ type: 'png', clip: { x: 0, y: 0, width, height } });
  } finally {
    await page.close();
  }
};

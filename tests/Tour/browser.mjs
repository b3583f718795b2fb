// Chromium, spoken to over a pipe: enough to look at a page and to ask what it costs, without a package.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const answerWithinMs = 60_000;

/** Starts a browser; calls body with what opens a page; stops it. */
export async function withBrowser(body) {
  const folder = mkdtempSync(join(tmpdir(), 'routing-browser-'));
  const child = spawn(process.env.CHROMIUM ?? 'chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe', `--user-data-dir=${folder}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const failed = new Promise((_, reject) => child.on('error', reject));
  try {
    const send = talk(child);
    return await Promise.race([body((size, more) => open(send, size, more)), failed]);
  } finally {
    child.kill('SIGKILL');
    await ended;
    // Its other processes end a little later, and write until then. What is left over lies in the system's temporary folder.
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch (left) {
      console.error(`${folder} was not deleted: ${left.message}`);
    }
  }
}

/** Calls of the browser's own protocol, each answered within a bound. */
function talk(child) {
  const waiting = new Map();
  let [rest, next] = ['', 1];
  child.stdio[4].setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((one) => JSON.parse(one))) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
      else call?.resolve(message.result);
    }
  });
  return (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    const id = next++;
    const late = setTimeout(() => reject(new Error(`${method} was not answered within ${answerWithinMs} ms.`)), answerWithinMs);
    waiting.set(id, { method, resolve: (value) => { clearTimeout(late); resolve(value); }, reject: (fault) => { clearTimeout(late); reject(fault); } });
    child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  });
}

/** A page of this size, in a browser context of its own. */
async function open(send, { width, height }, { dark = false, language = 'en-GB' } = {}) {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
  await call('Emulation.setLocaleOverride', { locale: language });
  await call('Page.addScriptToEvaluateOnNewDocument', { source: `localStorage.setItem('routing.language', '${language.slice(0, 2)}')` });
  await call('Page.enable');
  return { call, go: (url) => call('Page.navigate', { url }), close: () => send('Target.disposeBrowserContext', { browserContextId }) };
}

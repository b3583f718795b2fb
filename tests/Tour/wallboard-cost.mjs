// What the wallboard costs the browser: 200 queues, 2,000 agents, fifty events a second, on the built server.
//   node tests/Tour/wallboard-cost.mjs
import { setTimeout as pause } from 'node:timers/promises';
import { withServer } from '../OpenApi/server.mjs';
import { withBrowser } from './browser.mjs';

const queues = 200;
const agents = 2000;
const contactsASecond = 12; // each is created, queued and abandoned
const presencesASecond = 26;
const leastEventsASecond = 50;
const settleMs = 8_000;
const measureMs = 20_000;
const allowedShare = 0.2;

async function post(url, path, body, media = 'application/json') {
  const response = await fetch(`${url}/v1/${path}`, { method: 'POST', headers: { 'Content-Type': media }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}

const lines = (count, line) => Array.from({ length: count }, (_, n) => JSON.stringify(line(n))).join('\n');

async function fill(url) {
  await post(url, 'queues:import', lines(queues, (n) => ({ id: `q-${n}`, name: `Queue ${n}`, serviceLevel: { targetPercent: 80, withinSeconds: 20 } })), 'application/x-ndjson');
  await post(url, 'agents:import', lines(agents, (n) => ({ id: `a-${n}`, name: `Agent ${n}`, skills: { repair: 1 + (n % 10) }, queues: [`q-${n % queues}`] })), 'application/x-ndjson');
}

/** Makes events until it is told to stop; answers how many a second there were. */
async function play(url, until) {
  let [n, began] = [0, Date.now()];
  while (!until.aborted) {
    const second = pause(1000);
    for (let i = 0; i < contactsASecond; i++) {
      const id = `c-${n++}`;
      await post(url, 'contacts', { id, customerId: `u-${n % 500}`, channel: 'voice', queue: `q-${(n * 7) % queues}` });
      if (n % 3) await post(url, `contacts/${id}:abandon`, {});
    }
    for (let i = 0; i < presencesASecond; i++) await post(url, `agents/a-${(n * 13 + i * 101) % agents}:setPresence`, { presence: (n + i) % 2 ? 'notReady' : 'offline' });
    await second;
  }
  return n / ((Date.now() - began) / 1000);
}

async function cost(page) {
  const { metrics } = await page.call('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { busy: of('TaskDuration'), script: of('ScriptDuration'), at: of('Timestamp'), heap: of('JSHeapUsedSize') };
}

await withServer(async (url) => {
  await fill(url);
  await withBrowser(async (open) => {
    const page = await open({ width: 1920, height: 1080 });
    // In ticks of the thread: time in which others had the processor is not the page's.
    await page.call('Performance.enable', { timeDomain: 'threadTicks' });
    const stop = new AbortController();
    const playing = play(url, stop.signal);
    await page.go(`${url}/`);
    await pause(settleMs);
    const [before, from] = [await cost(page), Date.now()];
    await pause(measureMs);
    const [after, to] = [await cost(page), Date.now()];
    stop.abort();
    const rate = await playing;
    const share = (after.busy - before.busy) / ((to - from) / 1000);
    const { result } = await page.call('Runtime.evaluate', { expression: "document.querySelectorAll('tbody tr').length" });
    const events = Math.floor((rate * (contactsASecond * 2.67 + presencesASecond)) / contactsASecond);
    console.log(`${queues} queues (${result.value} rows drawn), ${agents} agents, ${events} events/s: ${(100 * share).toFixed(1)} % of a core, ${(after.heap / 1e6).toFixed(1)} MB of heap`);
    if (events < leastEventsASecond) console.error(`Fewer than ${leastEventsASecond} events/s were made: measure again on a quiet machine.`);
    if (share > allowedShare || events < leastEventsASecond) process.exitCode = 1;
  });
});

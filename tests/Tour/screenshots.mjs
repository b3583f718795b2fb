// Makes the pictures of the console that the README shows, of the demonstration on the built server:
//   node tests/Tour/screenshots.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withServer } from '../OpenApi/server.mjs';
import { withBrowser } from './browser.mjs';

const folder = fileURLToPath(new URL('../../src/Routing.Console/screenshots/', import.meta.url));
const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const playForMs = Number(process.env.PLAY_FOR_MS ?? 90_000);
const lookForMs = 6_000;
const quality = 72;

/** A contact that was offered to several and has ended: there is most to see. */
async function finishedContact(url) {
  const { items } = await (await fetch(`${url}/v1/contacts?limit=200`)).json();
  for (const contact of items.filter((one) => one.state === 'closed').reverse()) {
    const { decisions } = await (await fetch(`${url}/v1/contacts/${contact.id}/decision`)).json();
    if (decisions.at(-1)?.bids.length >= 3) return contact.id;
  }
  return items[0].id;
}

async function busyAgent(url) {
  const { items } = await (await fetch(`${url}/v1/agents?limit=200`)).json();
  return (items.find((agent) => agent.contacts.some((contact) => contact.channel === 'chat')) ?? items[0]).id;
}

/** A comparison that is done: two agents more like one who is busy. */
async function comparison(url, agent) {
  const asked = { name: 'Two more', staffing: 'asItWas', replications: 8, variant: { extraAgents: [{ like: agent, count: 2 }] } };
  const { id } = await (await fetch(`${url}/v1/what-if`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asked) })).json();
  for (let tries = 0; tries < 120; tries++) {
    await pause(1000);
    const { state, reason } = await (await fetch(`${url}/v1/what-if/${id}`)).json();
    if (state === 'done') return id;
    if (state === 'failed') throw new Error(reason);
  }
  throw new Error('The comparison took too long.');
}

const pictures = (contact, agent, compared) => [
  ['wallboard', '/', desk],
  ['wallboard-wall', '/?wall=1', { width: 1600, height: 900 }, { dark: true, language: 'zh-CN' }],
  ['wallboard-phone', '/', phone],
  ['agents', `/console/agents/${agent}`, desk],
  ['contact', `/console/contacts/${contact}?bars=differences`, desk],
  ['desk', `/console/desk/${agent}`, desk],
  ['queues', '/console/queues/vip', desk],
  ['rules', '/console/rules', desk],
  ['reports', '/console/reports', { width: 1280, height: 1000 }],
  ['what-if', `/console/what-if/${compared}`, { width: 1280, height: 1000 }],
];

await withServer(async (url) => {
  await pause(playForMs);
  mkdirSync(folder, { recursive: true });
  const agent = await busyAgent(url);
  const compared = await comparison(url, agent);
  await withBrowser(async (open) => {
    for (const [name, path, size, more] of pictures(await finishedContact(url), agent, compared)) {
      const page = await open(size, more);
      await page.go(url + path);
      await pause(lookForMs);
      const { data } = await page.call('Page.captureScreenshot', { format: 'jpeg', quality });
      writeFileSync(`${folder}${name}.jpg`, Buffer.from(data, 'base64'));
      await page.close();
    }
  });
}, '--demo');

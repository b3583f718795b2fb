// Makes the pictures of the console that the README shows, of the demonstration on the built server; all, or those named:
//   node tests/Tour/screenshots.mjs [NAME…]
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
/** Alerts are judged every fifteen seconds. */
const judgedWithinMs = 20_000;
const quality = 72;
const wanted = process.argv.slice(2);

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

/** What an admin has set up: something watched, a receiver that is not there, and a queue that was changed. */
async function steer(url) {
  const send = async (method, path, body) => {
    const answer = await fetch(`${url}/v1/${path}`, { method, headers: { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  };
  await send('PUT', 'alertRules/crowded', { name: 'Crowded queue', severity: 'critical', measure: 'live.waiting', each: 'queue', raiseAbove: 8, clearAt: 4 });
  await send('PUT', 'alertRules/vip-level', { name: 'Service level of VIP', measure: 'serviceLevel.answeredOnly', of: { queue: 'vip' }, overMinutes: 30, raiseBelow: 99, clearAt: 99, forSeconds: 0 });
  await send('PUT', 'webhooks/crm', { name: 'CRM', url: 'http://127.0.0.1:9/routing', types: ['contact.closed', 'agent.presence'] });
  await send('PATCH', 'queues/vip', { wrapUpSeconds: 15 });
}

/** The first forecast of a day takes some seconds; until then there is none to show. */
async function forecast(url) {
  for (let tries = 0; tries < 60; tries++) {
    const answer = await fetch(`${url}/v1/groups/default/forecasts`);
    if (answer.ok) return;
    await pause(1000);
  }
  throw new Error('The forecast took too long.');
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
  ['alerts', '/console/alerts/vip-level', desk],
  ['webhooks', '/console/webhooks/crm', desk],
  ['audit', '/console/audit?kind=queue', desk],
  ['past', '/console/contacts?show=past&state=any', desk],
  ['planning', '/console/planning', { width: 1280, height: 1000 }],
  ['staffing', '/console/planning?tab=staffing', desk],
  ['review', '/v1/groups/default/review?format=html', desk],
];

await withServer(async (url) => {
  await pause(playForMs);
  await steer(url);
  await pause(judgedWithinMs);
  await forecast(url);
  mkdirSync(folder, { recursive: true });
  const agent = await busyAgent(url);
  const compared = wanted.length && !wanted.includes('what-if') ? '' : await comparison(url, agent);
  await withBrowser(async (open) => {
    for (const [name, path, size, more] of pictures(await finishedContact(url), agent, compared)) {
      if (wanted.length && !wanted.includes(name)) continue;
      const page = await open(size, more);
      await page.go(url + path);
      await pause(lookForMs);
      const { data } = await page.call('Page.captureScreenshot', { format: 'jpeg', quality });
      writeFileSync(`${folder}${name}.jpg`, Buffer.from(data, 'base64'));
      await page.close();
    }
  });
}, '--demo', '--demo-weeks', '7');

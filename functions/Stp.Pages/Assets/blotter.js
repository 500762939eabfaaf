// Asks for the trades again and again and keeps the table up to date, in the order of the answer: what changed last first. What the server wrote
// stays until the first answer. Text goes into the page as text alone, so a name can hold what it likes.

const maxWaitSeconds = 60;
const table = document.getElementById('blotter');
const body = table.tBodies[0];
const form = document.getElementById('blotter-row').content.querySelector('tr');
const live = document.getElementById('live');
const pause = document.getElementById('pause');
const empty = document.getElementById('blotter-empty');
const pollSeconds = Number(table.dataset.pollSeconds);
const maxTrades = Number(table.dataset.maxTrades);
const tones = { parked: 'warn', cancelled: 'plain', open: 'plain' };
let isPaused = false;
let failures = 0;
let timer;

function shownNumber(value) {
  // The text of the number is taken apart, never computed with: a double would lose digits.
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(String(value)) ?? [];
  return whole === undefined ? String(value) : (sign ? '\u2212' : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ?? '');
}

const shownTime = text => text ? new Date(text).toISOString().slice(0, 19).replace('T', ' ') : '';
// A code breaks where its parts join, if it must.
const codes = ['tradeKey', 'instrument'];
const code = text => text.split(/(?<=[.:])/).flatMap((part, i) => i > 0 ? [document.createElement('wbr'), part] : [part]);
const words = text => text ? text[0].toUpperCase() + text.slice(1) : '';

// Numbers of a JSON answer are kept as they are written.
function readExactly(text) {
  return JSON.parse(text, (key, value, context) => typeof value === 'number' && context?.source ? context.source : value);
}

async function read() {
  const answer = await fetch(table.dataset.source, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status}.`);
  }
  return readExactly(await answer.text()).value.slice(0, maxTrades);
}

function fill(row, trade) {
  const texts = {
    tradeKey: trade.tradeKey, transactTime: shownTime(trade.transactTime), instrument: trade.instrument ?? '', account: trade.account ?? '',
    side: words(trade.side), lots: shownNumber(trade.lots ?? ''), price: shownNumber(trade.price ?? ''), status: words(trade.status),
    amended: `Amended \u00b7 ${trade.revision}`, legs: trade.legs?.length > 1 ? `${trade.legs.length} legs` : '',
  };
  for (const place of row.querySelectorAll('[data-field]')) {
    const text = texts[place.dataset.field];
    place.replaceChildren(...(codes.includes(place.dataset.field) ? code(text) : [text]));
  }
  row.querySelector('a').href = table.dataset.tradePath + encodeURIComponent(trade.tradeKey);
  row.querySelector('[data-field=status]').className = `badge ${tones[trade.status] ?? 'plain'}`;
  row.querySelector('[data-field=amended]').hidden = !(Number(trade.revision) > 1);
  Object.assign(row.dataset, { key: trade.tradeKey, revision: trade.revision, status: trade.status });
}

function show(trades) {
  const before = new Map([...body.rows].map(row => [row.dataset.key, row]));
  const counts = { fresh: 0, changed: 0 };
  const rows = trades.map(trade => {
    const row = before.get(trade.tradeKey) ?? form.cloneNode(true);
    const isNew = !before.has(trade.tradeKey);
    const isChanged = !isNew && (row.dataset.revision !== String(trade.revision) || row.dataset.status !== trade.status);
    row.classList.toggle('fresh', isNew);
    row.classList.toggle('changed', isChanged);
    counts.fresh += isNew ? 1 : 0;
    counts.changed += isChanged ? 1 : 0;
    if (isNew || isChanged) {
      fill(row, trade);
    }
    return row;
  });
  const focused = document.activeElement;
  if (rows.length !== body.rows.length || rows.some((row, i) => row !== body.rows[i])) {
    body.replaceChildren(...rows);
    focused?.focus?.({ preventScroll: true });
  }
  empty.hidden = rows.length > 0;
  return counts;
}

function say(text) {
  if (live.textContent !== text) {
    live.textContent = text;
  }
}

async function poll() {
  try {
    const { fresh, changed } = show(await read());
    failures = 0;
    const news = [fresh && `${fresh} new`, changed && `${changed} amended`].filter(Boolean).join(', ');
    say(`Live, up to ${new Date().toISOString().slice(11, 19)} UTC${news ? `: ${news}` : ''}.`);
  } catch (fault) {
    failures++;
    say(`Not up to date: ${fault.message} Trying again.`);
  }
  plan();
}

function plan() {
  clearTimeout(timer);
  if (!isPaused && !document.hidden) {
    timer = setTimeout(poll, 1000 * Math.min(pollSeconds * 2 ** failures, Math.max(pollSeconds, maxWaitSeconds)));
  }
}

pause.hidden = false;
pause.addEventListener('click', () => {
  isPaused = !isPaused;
  pause.textContent = isPaused ? 'Go on' : 'Pause';
  say(isPaused ? 'Paused.' : 'Live.');
  plan();
});
document.addEventListener('visibilitychange', plan);
poll();

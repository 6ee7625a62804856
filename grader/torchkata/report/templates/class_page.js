"use strict";
// Searches, filters and sorts the rows of a class. Texts are set as texts, so nothing that a student wrote becomes HTML.
// The rows are in the page or, of a large class, in files beside it, which are loaded when they are shown.
const PAGE_ROWS = 200;
const table = document.getElementById("rows");
const words = table.dataset;
const count = Number(words.count);
const partRows = Number(words.part);
const lines = [...table.tBodies].flatMap((body) => [...body.rows]);
if (table.tBodies[1]) table.tBodies[1].remove();
const inPage = !words.folder;
const heads = [...table.tHead.rows[0].cells];
const most = heads.filter((head) => head.dataset.max).map((head) => Number(head.dataset.max));
const TOTAL = most.length + 2, STATUS = most.length + 3;
const find = (id) => document.getElementById(id);
const fields = ["search", "group", "mistake", "status", "least", "most"].map(find);
const state = { parts: [], waiting: new Map(), column: -1, down: false, first: 0, shown: null, run: 0, target: -1 };

function receiveRows(number, rows) {
  state.parts[number] = rows;
}

function loadPart(number) {
  if (inPage && !state.parts.length) receiveRows(0, lines.map(dataOf));
  if (inPage || state.parts[number]) return Promise.resolve();
  if (!state.waiting.has(number)) {
    state.waiting.set(number, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${words.folder}/rows-${String(number).padStart(4, "0")}.js`;
      script.onload = () => (state.parts[number] ? resolve() : reject(script.src));
      script.onerror = () => { state.waiting.delete(number); reject(script.src); };
      document.head.append(script);
    }));
  }
  return state.waiting.get(number);
}

function dataOf(line) {
  const texts = [...line.cells].map((cell) => cell.textContent);
  const points = (text) => (text === "–" ? null : parseFloat(text));
  const numbers = (text) => (text ? text.split(" ").map(Number) : []);
  const cells = texts.slice(2, TOTAL).map((text) => (text === "–" ? null : [parseFloat(text)]));
  const lists = [numbers(line.dataset.g), numbers(line.dataset.m)];
  return [texts[0], texts[1], texts[STATUS], points(texts[TOTAL]), cells, ...lists];
}

function rowAt(place) {
  return inPage ? state.parts[0][place] : state.parts[Math.floor(place / partRows)][place % partRows];
}

function say(text, facts) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));
}

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function cellOf(kind, ...content) {
  const cell = document.createElement("td");
  cell.className = kind;
  cell.append(...content);
  return cell;
}

function linkOf(folder, student, text) {
  const link = document.createElement("a");
  link.href = `${folder}/${encodeURIComponent(student)}${words.suffix}`;
  link.textContent = text;
  return link;
}

function pointsCell(points, place) {
  if (points === null) return cellOf("c none", "–");
  const [earned, ungraded] = points;
  const share = most[place] ? Math.max(0, Math.min(1, earned / most[place])) : 0;
  const cell = cellOf(`c c${Math.round(10 * share)}${ungraded ? " ungraded" : ""}`, `${earned}${ungraded ? " + ?" : ""}`);
  if (ungraded) cell.title = say(words.ungraded, { points: ungraded });
  return cell;
}

function lineOf(place) {
  if (inPage) return lines[place];
  const [student, name, status, total, points, , , hasCode] = rowAt(place);
  const line = document.createElement("tr");
  line.id = `row-${place}`;
  const sum = document.createElement("strong");
  sum.textContent = total === null ? "–" : total;
  const code = hasCode ? [linkOf(words.code, student, words.source)] : [];
  line.append(cellOf("id", linkOf(words.feedback, student, student)), cellOf("name", name));
  line.append(...points.map(pointsCell), cellOf("number", sum), cellOf("soft", status), cellOf("source", ...code));
  return line;
}

function keyOf(row, column) {
  if (column < 2) return fold(row[column]);
  if (column === TOTAL) return row[3] ?? -1;
  if (column === STATUS) return row[2];
  return row[4][column - 2]?.[0] ?? -1;
}

function wanted() {
  const [search, group, mistake, status, least, greatest] = fields.map((field) => field.value.trim());
  const all = fold(search).split(/\s+/).filter(Boolean);
  return (row) =>
    (!all.length || all.every((word) => fold(`${row[0]} ${row[1]} ${row[2]}`).includes(word))) &&
    (group === "" || row[5].includes(Number(group))) &&
    (mistake === "" || row[6].includes(Number(mistake))) &&
    (status === "" || row[2] === status) &&
    (least === "" || (row[3] !== null && row[3] >= Number(least))) &&
    (greatest === "" || (row[3] !== null && row[3] <= Number(greatest)));
}

function chosenPlaces() {
  const fits = wanted();
  const places = [];
  for (let place = 0; place < count; place++) if (fits(rowAt(place))) places.push(place);
  if (state.column >= 0) {
    const keys = new Map(places.map((place) => [place, keyOf(rowAt(place), state.column)]));
    const sign = state.down ? -1 : 1;
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    places.sort((a, b) => sign * compare(keys.get(a), keys.get(b)) || a - b);
  }
  return places;
}

async function loadAll(run) {
  for (let number = 0; number * partRows < count && run === state.run; number++) {
    find("shown").textContent = say(words.loading, { done: number * partRows, count });
    await loadPart(number);
  }
}

async function update() {
  const run = ++state.run;
  const all = fields.some((field) => field.value.trim() !== "") || state.column >= 0;
  try {
    if (all) await loadAll(run);
    if (run !== state.run) return;
    state.shown = all ? chosenPlaces() : null;
    const total = state.shown ? state.shown.length : count;
    state.first = Math.max(0, Math.min(state.first, Math.floor(Math.max(0, total - 1) / PAGE_ROWS) * PAGE_ROWS));
    const last = Math.min(total, state.first + PAGE_ROWS);
    if (!all && !inPage && last > 0) for (const place of [state.first, last - 1]) await loadPart(Math.floor(place / partRows));
    if (run !== state.run) return;
    const places = [];
    for (let place = state.first; place < last; place++) places.push(state.shown ? state.shown[place] : place);
    table.tBodies[0].replaceChildren(...places.map(lineOf));
    for (const place of places) find(`row-${place}`).classList.toggle("target", place === state.target);
    const facts = { first: total ? state.first + 1 : 0, last, total, count };
    find("shown").textContent = say(all ? words.found : words.counted, facts);
    find("before").hidden = find("after").hidden = total <= PAGE_ROWS;
    find("before").disabled = state.first === 0;
    find("after").disabled = last >= total;
    find("sort").value = state.column < 0 ? "" : state.column;
    heads.forEach((head, number) => {
      const sort = state.down ? "descending" : "ascending";
      if (head.firstChild.type) head.setAttribute("aria-sort", number === state.column ? sort : "none");
    });
  } catch (file) {
    if (!(typeof file === "string")) throw file;
    find("shown").textContent = say(words.missing, { file: decodeURI(file) });
  }
}

function change(facts) {
  Object.assign(state, { first: 0 }, facts);
  return update();
}

function clear() {
  for (const field of fields) field.value = "";
  Object.assign(state, { column: -1, down: false, target: -1, first: 0 });
}

async function follow() {
  const [, kind, number] = /^#(row|group|with)-(\d+)$/.exec(location.hash) ?? [];
  if (kind) clear();
  if (kind === "group") find("group").value = number;
  if (kind === "with") find("mistake").value = number;
  if (kind === "row" && Number(number) < count) {
    state.target = Number(number);
    state.first = Math.floor(state.target / PAGE_ROWS) * PAGE_ROWS;
  }
  await update();
  const place = kind === "row" ? find(`row-${number}`) : kind ? find("controls") : null;
  if (place) place.scrollIntoView({ block: kind === "row" ? "center" : "start" });
}

heads.slice(0, -1).forEach((head, number) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  find("sort").append(new Option(head.textContent, number));
  button.addEventListener("click", () => {
    if (state.column !== number) change({ column: number, down: false });
    else change(state.down ? { column: -1, down: false } : { down: true });
  });
});
let typing = 0;
for (const field of fields) {
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(change, 150);
  });
}
find("sort").addEventListener("change", (event) => change({ column: event.target.value === "" ? -1 : Number(event.target.value) }));
find("reverse").addEventListener("click", () => change({ down: !state.down }));
find("reset").addEventListener("click", () => { clear(); update(); });
find("before").addEventListener("click", () => change({ first: state.first - PAGE_ROWS }));
find("after").addEventListener("click", () => change({ first: state.first + PAGE_ROWS }));
addEventListener("hashchange", follow);
for (const hidden of [find("controls"), ...document.querySelectorAll(".filter")]) hidden.hidden = false;
follow();

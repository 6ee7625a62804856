"use strict";
// Shows the rows of a large class. Texts are set as texts, so nothing that a student wrote becomes HTML.
const PAGE_ROWS = 200;
const table = document.getElementById("rows");
const words = table.dataset;
const count = Number(words.count);
const partRows = Number(words.part);
const partCount = Math.ceil(count / partRows);
const heads = [...table.querySelectorAll("th")];
const folders = heads.filter((head) => head.dataset.max).map((head) => [head.dataset.folder, Number(head.dataset.max)]);
const search = document.getElementById("search");
const group = document.getElementById("group");
const state = { parts: [], waiting: new Map(), column: -1, down: false, first: 0, shown: null, run: 0, target: -1 };

function receiveRows(number, rows) {
  state.parts[number] = rows;
}

function loadPart(number) {
  if (state.parts[number]) return Promise.resolve();
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

function rowAt(place) {
  return state.parts[Math.floor(place / partRows)][place % partRows];
}

function say(text, facts) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));
}

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function cellOf(kind, text, label) {
  const cell = document.createElement("td");
  cell.className = kind;
  cell.textContent = text;
  if (label) cell.dataset[kind === "number" ? "label" : "exercise"] = label;
  return cell;
}

function pointsCell(points, [folder, most]) {
  if (points === null) return cellOf("cell none", "–", folder);
  const [earned, ungraded] = points;
  const cell = cellOf(ungraded ? "cell ungraded" : "cell", `${earned}${ungraded ? " + ?" : ""}`, folder);
  const share = most ? Math.max(0, Math.min(1, earned / most)) * Number(words.share) : 0;
  cell.style.setProperty("--share", `${share.toFixed(0)}%`);
  if (ungraded) cell.title = say(words.ungraded, { points: ungraded });
  return cell;
}

function lineOf(place) {
  const [student, name, status, total, points] = rowAt(place);
  const line = document.createElement("tr");
  line.id = `row-${place}`;
  const link = document.createElement("a");
  link.href = `${words.feedback}/${encodeURIComponent(student)}.txt`;
  link.textContent = student;
  const id = cellOf("id", "");
  id.append(link);
  const sum = cellOf("number", "", words.total);
  const strong = document.createElement("strong");
  strong.textContent = total === null ? "–" : total;
  sum.append(strong);
  const cells = points.map((one, number) => pointsCell(one, folders[number]));
  line.append(id, cellOf("name", name), ...cells, sum, cellOf("soft", status));
  if (place === state.target) line.className = "target";
  return line;
}

function keyOf(row, column) {
  if (column < 2) return fold(row[column]);
  if (column === heads.length - 2) return row[3] ?? -1;
  if (column === heads.length - 1) return row[2];
  return row[4][column - 2]?.[0] ?? -1;
}

function chosenPlaces() {
  const wanted = fold(search.value.trim()).split(/\s+/).filter(Boolean);
  const only = group.value === "" ? null : Number(group.value);
  if (!wanted.length && only === null && state.column < 0) return null;
  const places = [];
  for (let place = 0; place < count; place++) {
    const row = rowAt(place);
    const text = wanted.length ? fold(`${row[0]} ${row[1]} ${row[2]}`) : "";
    if (wanted.every((word) => text.includes(word)) && (only === null || row[5].includes(only))) places.push(place);
  }
  if (state.column >= 0) {
    const keys = new Map(places.map((place) => [place, keyOf(rowAt(place), state.column)]));
    const sign = state.down ? -1 : 1;
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    places.sort((a, b) => sign * compare(keys.get(a), keys.get(b)) || a - b);
  }
  return places;
}

async function loadAll(run) {
  for (let number = 0; number < partCount && run === state.run; number++) {
    document.getElementById("shown").textContent = say(words.loading, { done: number * partRows, count });
    await loadPart(number);
  }
}

async function update() {
  const run = ++state.run;
  const all = search.value.trim() !== "" || group.value !== "" || state.column >= 0;
  try {
    if (all) await loadAll(run);
    if (run !== state.run) return;
    state.shown = all ? chosenPlaces() : null;
    const total = state.shown ? state.shown.length : count;
    state.first = Math.max(0, Math.min(state.first, Math.floor(Math.max(0, total - 1) / PAGE_ROWS) * PAGE_ROWS));
    const last = Math.min(total, state.first + PAGE_ROWS);
    for (let place = state.first; place < last && !all; place += partRows) await loadPart(Math.floor(place / partRows));
    if (!all && last > 0) await loadPart(Math.floor((last - 1) / partRows));
    if (run !== state.run) return;
    const places = [];
    for (let place = state.first; place < last; place++) places.push(state.shown ? state.shown[place] : place);
    table.tBodies[0].replaceChildren(...places.map(lineOf));
    const facts = { first: total ? state.first + 1 : 0, last, total, count };
    document.getElementById("shown").textContent = say(all ? words.found : words.counted, facts);
    document.getElementById("before").disabled = state.first === 0;
    document.getElementById("after").disabled = last >= total;
    heads.forEach((head, number) => {
      const sort = state.down ? "descending" : "ascending";
      head.setAttribute("aria-sort", number === state.column ? sort : "none");
    });
  } catch (file) {
    if (!(typeof file === "string")) throw file;
    document.getElementById("shown").textContent = say(words.missing, { file: decodeURI(file) });
  }
}

function move(by) {
  state.first += by;
  update();
}

async function follow() {
  const [, kind, number] = /^#(row|group)-(\d+)$/.exec(location.hash) ?? [];
  if (kind === "group") {
    group.value = number;
    search.value = "";
    state.first = 0;
  } else if (kind === "row" && Number(number) < count) {
    group.value = search.value = "";
    state.column = -1;
    state.target = Number(number);
    state.first = Math.floor(state.target / PAGE_ROWS) * PAGE_ROWS;
  }
  await update();
  const place = kind === "row" ? document.getElementById(`row-${number}`) : kind === "group" ? table : null;
  if (place) place.scrollIntoView({ block: kind === "row" ? "center" : "start" });
}

heads.forEach((head, number) => {
  head.querySelector("button").addEventListener("click", () => {
    if (state.column === number && state.down) {
      state.column = -1;
      state.down = false;
    } else {
      state.down = state.column === number;
      state.column = number;
    }
    state.first = 0;
    update();
  });
});
let typing = 0;
search.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => { state.first = 0; update(); }, 150);
});
group.addEventListener("change", () => { state.first = 0; update(); });
document.getElementById("before").addEventListener("click", () => move(-PAGE_ROWS));
document.getElementById("after").addEventListener("click", () => move(PAGE_ROWS));
addEventListener("hashchange", follow);
document.getElementById("controls").hidden = false;
follow();

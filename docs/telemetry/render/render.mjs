// Draws a board of this folder, as a page, from what a Prometheus holds: for the pictures of the documents, where no Grafana is at hand.
//   node docs/telemetry/render/render.mjs docs/telemetry/dashboard.json http://localhost:9090 900 > board.html
// It draws time series, stats, bars and tables at their places, with their titles, units and colours; it knows of Grafana no more than these boards use.
import { readFileSync } from "node:fs";

const [file, server, span = "900", until = String(Date.now() / 1000)] = process.argv.slice(2);
const board = JSON.parse(readFileSync(file, "utf8"));
const end = Math.floor(Number(until)), seconds = Number(span), start = end - seconds, step = Math.max(5, Math.round(seconds / 180));
const column = 66, line = 38, gap = 8;
const palette = ["#73bf69", "#f2cc0c", "#5794f2", "#ff9830", "#f2495c", "#b877d9", "#8ab8ff", "#ffb357", "#37872d", "#e0b400"];
const named = { green: "#73bf69", yellow: "#fade2a", blue: "#5794f2", orange: "#ff9830", red: "#f2495c", purple: "#b877d9", text: "#d8d9da", "dark-red": "#c4162a" };

const variables = { job: ".*", client: ".*", model: ".*", key: ".*", team: ".*", by: "openrouter_tag_team", __rate_interval: "1m", __range: seconds + "s" };
const fill = (text, own = {}) => text.replace(/\$(\w+)/g, (whole, name) => own[name] ?? variables[name] ?? whole);
const escape = text => String(text).replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

async function ask(path, query) {
  const answer = await (await fetch(`${server}/api/v1/${path}?${new URLSearchParams(query)}`)).json();
  if (answer.status !== "success") throw new Error(`${query.query}: ${answer.error}`);
  return answer.data;
}

async function read(panel, own) {
  const series = [];
  for (const target of panel.targets) {
    const query = fill(target.expr, own);
    const { result } = target.instant ? await ask("query", { query, time: end }) : await ask("query_range", { query, start, end, step });
    for (const one of result) {
      const name = fill(target.legendFormat, own).replace(/\{\{(.+?)\}\}/g, (_, label) => one.metric[label] ?? "").trim();
      const points = (one.values ?? [one.value]).map(([time, text]) => [time, Number(text)]).filter(point => Number.isFinite(point[1]));
      if (points.length > 0) series.push({ name, labels: one.metric, target: target.refId, points });
    }
  }
  return series.sort((a, b) => a.target.localeCompare(b.target) || a.name.localeCompare(b.name));
}

function show(value, unit, decimals) {
  const fixed = (number, most) => number.toFixed(decimals ?? (Number.isInteger(number) ? 0 : most));
  const scaled = number => number >= 1e6 ? fixed(number / 1e6, 1) + " M" : number >= 1e4 ? fixed(number / 1e3, 1) + " K" : fixed(number, number < 10 ? 1 : 0);
  switch (unit) {
    case "percentunit": return (value * 100).toFixed(decimals ?? 1).replace(/\.0$/, "") + " %";
    case "currencyUSD": return "$" + fixed(value, value < 10 ? 2 : 1);
    case "reqps": return fixed(value, 2) + " req/s";
    case "s": return value >= 172800 ? (value / 86400).toFixed(1) + " days" : value >= 7200 ? (value / 3600).toFixed(1) + " h"
      : value >= 120 ? (value / 60).toFixed(1) + " min" : value < 1 && value > 0 ? Math.round(value * 1000) + " ms" : fixed(value, 1) + " s";
    default: return scaled(value);
  }
}

const colour = (panel, name, index) => {
  const own = panel.fieldConfig.overrides.find(o => o.matcher.options === name)?.properties.find(p => p.id === "color");
  return own ? named[own.value.fixedColor] : palette[index % palette.length];
};
const threshold = (panel, value) => named[panel.fieldConfig.defaults.thresholds.steps.filter(s => s.value === null || value >= s.value).at(-1).color];

function ticks(most) {
  const rough = most / 4, power = 10 ** Math.floor(Math.log10(rough)), unit = [1, 2, 2.5, 5, 10].find(n => n * power >= rough) * power;
  return Array.from({ length: Math.ceil(most / unit - 1e-9) + 1 }, (_, i) => Number((i * unit).toPrecision(6)));
}

function drawSeries(panel, series, width, height) {
  const { custom, unit, decimals } = panel.fieldConfig.defaults, isStacked = custom.stacking.mode === "normal", isBars = custom.drawStyle === "bars";
  const sums = new Map(), shapes = [];
  const drawn = series.map((one, index) => ({
    ...one, tint: colour(panel, one.name, index),
    points: one.points.map(([time, value]) => {
      const below = isStacked ? sums.get(time) ?? 0 : 0;
      sums.set(time, below + value);
      return { time, below, value: below + value };
    }),
  }));
  const most = Math.max(...drawn.flatMap(one => one.points.map(point => point.value)), 0) || 1;
  const marks = ticks(most * 1.02).filter(mark => decimals !== 0 || Number.isInteger(mark)), top = Math.max(marks.at(-1), most);
  const fine = Math.max(...marks.map(mark => (String(mark).split(".")[1] ?? "").length));
  const left = 64, bottom = 20, x = time => left + (time - start) / seconds * (width - left - 8), y = value => 8 + (1 - value / top) * (height - bottom - 8);
  for (const mark of marks)
    shapes.push(`<line x1="${left}" x2="${width - 8}" y1="${y(mark)}" y2="${y(mark)}" class="grid"/><text x="${left - 6}" y="${y(mark) + 4}" text-anchor="end">${unit === "reqps" || (unit === "short" && top < 1e4) ? mark.toFixed(fine) : show(mark, unit)}</text>`);
  const pause = seconds > 1500 ? 300 : seconds > 600 ? 120 : 60;
  for (let time = Math.ceil(start / pause) * pause; time < end - 10; time += pause)
    shapes.push(`<line x1="${x(time)}" x2="${x(time)}" y1="8" y2="${height - bottom}" class="grid"/><text x="${x(time)}" y="${height - 5}" text-anchor="middle">${new Date(time * 1000).toISOString().slice(11, 16)}</text>`);
  for (const one of drawn) {
    if (isBars) {
      const wide = Math.max(1, step / seconds * (width - left - 8) - 0.6);
      shapes.push(...one.points.filter(p => p.value > p.below).map(p => `<rect x="${(x(p.time) - wide / 2).toFixed(1)}" y="${y(p.value).toFixed(1)}" width="${wide.toFixed(1)}" height="${(y(p.below) - y(p.value)).toFixed(1)}" fill="${one.tint}" fill-opacity=".75"/>`));
      continue;
    }

    // A gap in the data is a gap in the line.
    const runs = [];
    for (const point of one.points)
      if (runs.length > 0 && point.time - runs.at(-1).at(-1).time <= step * 1.5) runs.at(-1).push(point); else runs.push([point]);
    for (const run of runs) {
      const line = run.map(p => `${x(p.time).toFixed(1)},${y(p.value).toFixed(1)}`).join(" L"), base = run.toReversed().map(p => `${x(p.time).toFixed(1)},${y(p.below).toFixed(1)}`).join(" L");
      shapes.push(`<path d="M${line} L${base} Z" fill="${one.tint}" fill-opacity="${custom.fillOpacity / 100}"/><path d="M${line}" fill="none" stroke="${one.tint}" stroke-width="1.6"/>`);
    }
  }
  const legend = drawn.map(one => `<span><i style="background:${one.tint}"></i>${escape(one.name || "(none)")}</span>`).join("");
  return `<svg width="${width}" height="${height}">${shapes.join("")}</svg><div class="legend">${legend}</div>`;
}

function drawStat(panel, [one], width, height) {
  if (!one) return "<p>no data</p>";
  const value = one.points.at(-1)[1], { unit, decimals } = panel.fieldConfig.defaults, tint = threshold(panel, value), most = Math.max(...one.points.map(p => p[1])) || 1;
  const line = one.points.map(([time, v]) => `${((time - start) / seconds * width).toFixed(1)},${(height - 2 - v / most * 34).toFixed(1)}`).join(" L");
  return `<svg width="${width}" height="${height}" class="behind"><path d="M0,${height} L${line} L${width},${height} Z" fill="${tint}" fill-opacity=".12"/><path d="M${line}" fill="none" stroke="${tint}" stroke-opacity=".6"/></svg><b style="color:${tint}">${show(value, unit, decimals)}</b>`;
}

function drawBars(panel, series) {
  const { unit, decimals, max } = panel.fieldConfig.defaults, most = max ?? Math.max(...series.map(one => one.points.at(-1)[1]), 0);
  return series.map(one => {
    const value = one.points.at(-1)[1], tint = threshold(panel, value);
    return `<div class="bar"><span>${escape(one.name)}</span><div><i style="width:${Math.max(1, Math.min(100, value / most * 100))}%;background:${tint}"></i></div><em style="color:${tint}">${show(value, unit, decimals)}</em></div>`;
  }).join("") || "<p>no data</p>";
}

function drawTable(panel, series) {
  const rows = new Map(), heads = panel.fieldConfig.overrides.map(o => ({ id: o.matcher.options.at(-1), ...Object.fromEntries(o.properties.map(p => [p.id, p.value])) }));
  for (const one of series) {
    const key = Object.values(one.labels).join(" ");
    rows.set(key, { ...rows.get(key), [one.target]: one.points.at(-1)[1] });
  }
  const body = [...rows].sort((a, b) => (b[1].A ?? 0) - (a[1].A ?? 0)).map(([name, row]) =>
    `<tr><td>${escape(name)}</td>${heads.map(h => `<td>${row[h.id] === undefined ? "" : show(row[h.id], h.unit, h.decimals)}</td>`).join("")}</tr>`);
  return `<table><tr><th>${variables.by}</th>${heads.map(h => `<th>${escape(h.displayName)}</th>`).join("")}</tr>${body.join("")}</table>`;
}

async function draw(panel, own, shift) {
  const { x, y, w, h } = panel.gridPos, width = w * column - gap, height = h * line - gap, title = escape(fill(panel.title, own));
  const place = `left:${x * column}px;top:${(y + shift) * line}px;width:${width}px;height:${height}px`;
  if (panel.type === "row") return `<h2 style="${place}">⌄ ${title}</h2>`;
  const series = await read(panel, own);
  const inner = panel.type === "timeseries" ? drawSeries(panel, series, width - 16, height - 60) : panel.type === "stat" ? drawStat(panel, series, width, height - 34)
    : panel.type === "bargauge" ? drawBars(panel, series) : drawTable(panel, series);
  return `<section style="${place}" class="${panel.type}"><h3>${title}</h3>${series.length === 0 && panel.type === "timeseries" ? "<p>no data</p>" : inner}</section>`;
}

// A row that repeats stands, with the panels under it, once for each value of its variable.
async function valuesOf(variable) {
  const [, metric, label] = /^label_values\((.*), (\S+)\)$/.exec(fill(board.templating.list.find(v => v.name === variable).query.query));
  return ask(`label/${label}/values`, { "match[]": metric, start, end });
}

const parts = [];
let shift = 0, bottom = 0;
for (let i = 0; i < board.panels.length;) {
  const row = board.panels[i];
  let next = i + 1;
  if (row.repeat) while (next < board.panels.length && board.panels[next].type !== "row") next++;
  const under = board.panels.slice(i, next), tall = Math.max(...under.map(p => p.gridPos.y + p.gridPos.h)) - row.gridPos.y;
  const values = row.repeat ? await valuesOf(row.repeat) : [null];
  for (const [index, value] of values.entries()) {
    for (const panel of under) parts.push(await draw(panel, value === null ? {} : { [row.repeat]: value }, shift + index * tall));
    bottom = Math.max(bottom, row.gridPos.y + tall + shift + index * tall);
  }
  shift += (values.length - 1) * tall;
  i = next;
}

console.log(`<!doctype html><meta charset="utf-8"><title>${escape(board.title)}</title><style>
body{margin:0;background:#111217;color:#d8d9da;font:13px Inter,"DejaVu Sans",sans-serif}main{position:relative;margin:8px;width:${24 * column}px;height:${bottom * line}px}
header{margin:12px 12px 4px;font-size:19px}header small{color:#8e8e8e;font-size:13px;margin-left:12px}
section{position:absolute;background:#181b1f;border:1px solid #2b2f36;border-radius:3px;box-sizing:border-box;padding:6px 8px;overflow:hidden}
h2{position:absolute;margin:0;font:500 15px/30px Inter,"DejaVu Sans",sans-serif}h3{margin:0 0 2px;font:500 13px/22px Inter,"DejaVu Sans",sans-serif}
p{color:#8e8e8e;text-align:center;margin-top:60px}svg text{fill:#9aa0a6;font-size:11px}.grid{stroke:#2b2f36}
.legend{font-size:12px;color:#c7c8ca;white-space:nowrap;overflow:hidden}.legend span{margin-right:14px}.legend i{display:inline-block;width:14px;height:4px;border-radius:2px;margin-right:5px;vertical-align:middle}
.stat b{position:absolute;left:0;right:0;top:44px;text-align:center;font:600 34px Inter,"DejaVu Sans",sans-serif}.behind{position:absolute;left:0;bottom:0}
.bar{display:flex;align-items:center;margin:12px 4px}.bar span{width:90px}.bar div{flex:1;background:#22262b;height:22px}.bar div i{display:block;height:22px;opacity:.85}.bar em{width:90px;text-align:right;font:600 15px Inter,"DejaVu Sans",sans-serif}
table{width:100%;border-collapse:collapse}td,th{text-align:right;padding:7px 14px;border-bottom:1px solid #2b2f36}td:first-child,th:first-child{text-align:left}th{color:#6e9fff;font-weight:500}
</style><header>${escape(board.title)}<small>${escape(board.description)}</small></header><main>${parts.join("\n")}</main>`);

/* The story: slider, acts, play, and what is new in each sentence: who enters, which bonds begin, turn or break. */
"use strict";

/** What changes in a sentence: { enters: ids, bonds: [edge, turn before or null, turn] }. */
const changes = new Map();
const changesIn = t => changes.get(t) || changes.set(t, { enters: [], bonds: [] }).get(t);
for (const node of FILM ? DATA.nodes : []) if (node.kind === "character" || node.kind === "group") changesIn(node.first).enters.push(node.id);
for (const edge of FILM ? DATA.edges : []) {
  if (edge.layer !== "bond") continue;
  turnsOf(edge).forEach((turn, n, all) => {
    const before = all[n - 1] || null;
    if (!before || before.sign !== turn.sign || before.broken !== turn.broken) changesIn(turn.at).bonds.push([edge, before, turn]);
  });
}

const slider = $("time");
const acts = DATA.acts || [];
const actAt = t => acts.find(act => t >= act.begin && t <= act.end);
let playing = 0;
const byAct = () => $("pace") && $("pace").value === "act";

/** Where play goes next: a sentence on, or to the end of the next act. */
const nextStop = () => (byAct() ? (acts.find(act => act.end > state.t) || { end: END }).end : state.t + 1);
const play = on => {
  clearInterval(playing);
  playing = on ? setInterval(() => (state.t < END ? set({ t: nextStop() }) : play(false)), byAct() ? 5000 : 1600) : 0;
  $("play").classList.toggle("on", on);
  $("play").setAttribute("aria-label", on ? "Pause" : "Play the story");
  $("news").setAttribute("aria-live", on ? "off" : "polite"); // a voice could not keep up
};

const some = (heading, things, make) => (things.length ? [h("b", {}, heading), " ",
  things.slice(0, 4).flatMap((thing, n) => [n ? ", " : "", make(thing)]), things.length > 4 ? ` and ${things.length - 4} more` : "", "  "].flat() : []);

/** What is new in the sentence, or in the whole act when the story is told act by act. */
const news = () => {
  const act = byAct() && actAt(state.t), from = act && act.end === state.t ? act.begin : state.t;
  const found = Array.from({ length: state.t - from + 1 }, (_, n) => changes.get(from + n)).filter(Boolean);
  const bonds = found.flatMap(each => each.bonds), broke = ([, before, turn]) => turn.broken && !(before && before.broken);
  const pair = edge => h("button", { type: "button", className: "link", onclick: () => choose(edge.id) }, `${nameOf(edge.from)} & ${nameOf(edge.to)}`);
  const signed = ([edge, before, turn]) => [pair(edge), before ? ` (${before.sign} → ${turn.ended ? "ended" : turn.sign})` : ` (${turn.sign})`];
  return [
    some("Enters:", found.flatMap(each => each.enters), id => pickButton(id)),
    some("New:", bonds.filter(each => !each[1] && !broke(each)), signed),
    some("Turns:", bonds.filter(each => each[1] && !broke(each)), signed),
    some("Broken:", bonds.filter(broke), signed),
  ].flat(2);
};

/** Where things stand: who has entered, which bonds there are, which have broken. */
const tally = () => {
  const found = counts(), people = DATA.nodes.filter(n => n.kind === "character").length;
  const bonds = ["friendly", "hostile", "mixed", "neutral"].reduce((sum, sign) => sum + (found[sign] || 0), 0);
  return `${found.character || 0} of ${people} characters have entered · ${bonds} bond${bonds === 1 ? "" : "s"}${found.broken ? ` · ${found.broken} broken` : ""}`;
};

const showStory = () => {
  slider.value = String(state.t);
  slider.style.setProperty("--told", `${(100 * (state.t - 1)) / LAST}%`);
  const parts = (DATA.sentences[state.t - 1] || []).map(([text, ...who]) => (who.length ? h("mark", {}, text) : text));
  const told = (DATA.sentences[state.t - 1] || []).map(([text]) => text).join("");
  slider.setAttribute("aria-valuetext", state.t < END ? `Sentence ${state.t} of ${LAST}: ${told}` : "The whole story");
  $("when").textContent = state.t < END ? `${state.t} of ${LAST}` : "whole story";
  $("caption").replaceChildren(...(state.t < END ? parts : ["Press play, or move the slider, to see the story unfold."]));
  $("news").replaceChildren(...(state.t < END ? news() : []));
  $("tally").textContent = tally();
  for (const act of $("acts").children) act.classList.toggle("now", state.t < END && state.t >= +act.dataset.begin && state.t <= +act.dataset.end);
};

/** Marks over the slider: a stroke where somebody enters, a cross where a bond breaks. */
const showMarks = () => {
  for (const [t, { enters, bonds }] of changes) {
    const broken = bonds.some(([, before, turn]) => turn.broken && !(before && before.broken));
    if (!broken && (!enters.length || LAST > 400)) continue;
    const mark = h("i", { className: broken ? "broken" : "enters" }, broken ? "✕" : "");
    mark.style.left = `${(100 * (t - 1)) / LAST}%`;
    $("marks").append(mark);
  }
};

if (slider) {
  showMarks();
  slider.addEventListener("input", () => { play(false); set({ t: +slider.value }); });
  slider.addEventListener("keydown", event => {
    const way = { PageUp: 1, PageDown: -1 }[event.key];
    if (!way || acts.length < 2) return;
    event.preventDefault();
    const begins = [...acts.map(act => act.begin), END], to = way > 0 ? begins.find(t => t > state.t) : begins.findLast(t => t < state.t);
    play(false);
    set({ t: to || state.t });
  });
  $("play").addEventListener("click", () => { if (!playing && state.t >= END) set({ t: byAct() ? acts[0].end : 1 }); play(!playing); });
  if ($("pace")) $("pace").addEventListener("change", () => { if (playing) play(true); showStory(); });
  for (const act of $("acts").children) {
    act.style.flexGrow = String(+act.dataset.end - +act.dataset.begin + 1);
    act.addEventListener("click", () => { play(false); set({ t: +act.dataset.begin }); });
  }
  onChange(change => { if ("t" in change) showStory(); });
  showStory();
}

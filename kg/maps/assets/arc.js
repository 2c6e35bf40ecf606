/* How somebody runs through the story: presence as a skyline, each bond as a lane, all on one scale. */
"use strict";

const WIDE = 1000; // units of an arc's width, whatever its size on the screen
const across = order => (WIDE * (order - 1)) / LAST;
const arcBox = (height, className, ...children) => s("svg", { class: className, viewBox: `0 0 ${WIDE} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
  (DATA.acts || []).slice(1).map(act => s("path", { class: "act", d: `M${across(act.begin)} 0V${height}` })),
  children, state.t < END ? s("path", { class: "now", d: `M${across(state.t + 0.5)} 0V${height}` }) : null);

/** How often somebody is mentioned, sentence by sentence or in stretches of them. */
const presence = node => {
  const stretch = Math.max(1, Math.ceil(LAST / 60)), bars = new Map();
  for (const order of node.mentioned) {
    const n = Math.floor((order - 1) / stretch);
    bars.set(n, (bars.get(n) || 0) + 1);
  }
  return arcBox(100, "arc presence", [...bars].map(([n, count]) => s("rect", {
    x: across(n * stretch + 1) + 2, width: Math.max(6, (WIDE * stretch) / LAST - 4), y: 100 - 90 * (0.25 + 0.75 * (count / stretch)), height: 90 * (0.25 + 0.75 * (count / stretch)) })));
};

/** One bond from where it begins: its sign at each time, a tick for each sentence, a cross where it breaks. */
const lane = edge => {
  const turns = turnsOf(edge), marks = [...new Set(edge.items.flatMap(item => item.evidence))];
  const stretches = turns.map((turn, n) => s("path", { class: `${turn.sign}${turn.ended ? " ended" : ""}`, d: `M${across(turn.at)} 50H${turns[n + 1] ? across(turns[n + 1].at) : WIDE}` }));
  const ticks = marks.map(order => s("path", { class: `tick ${(lineOf(edge, order) || turns[0]).sign}`, d: `M${across(order + 0.5)} 10V90` }));
  const breaks = turns.filter((turn, n) => turn.broken && !(turns[n - 1] || {}).broken).map(turn => {
    const x = across(turn.at + 0.5);
    return s("path", { class: "cross", d: `M${x - 14} 10 ${x + 14} 90M${x - 14} 90 ${x + 14} 10` });
  });
  return arcBox(100, "arc lane", stretches, ticks, breaks);
};

/** The presence in words, for those who do not see it. */
const presenceWords = node => {
  const inAct = act => node.mentioned.filter(order => order >= act.begin && order <= act.end).length;
  const most = [...(DATA.acts || [])].sort((a, b) => inAct(b) - inAct(a))[0];
  const last = node.mentioned.at(-1);
  return `In ${node.mentioned.length} of ${LAST} sentences, from ${node.mentioned[0]} to ${last}${most && DATA.acts.length > 1 ? `, most in “${most.label.replace(/ /g, "\u00a0")}”` : ""}`;
};

/** A bond's story in words: "friendly from 3, hostile from 12, ended in 16". */
const laneWords = edge => turnsOf(edge).filter((turn, n, all) => !n || turn.sign !== all[n - 1].sign || turn.broken !== all[n - 1].broken)
  .map(turn => (turn.ended ? `ended in ${turn.at}` : `${turn.sign} from ${turn.at}${turn.broken ? ", broken" : ""}`)).join("; ");

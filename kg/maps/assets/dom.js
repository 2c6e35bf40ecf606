/* Small things that all others use: elements, buttons, what is said aloud. */
"use strict";

const $ = id => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)"); // who wants no motion gets none
const press = (button, on) => button.setAttribute("aria-pressed", String(on));
/** Tell those who listen to the page, once the state is settled. */
const say = text => { $("said").textContent = text; };

const KIND = { character: "Character", group: "Group", place: "Place", institution: "Institution", event: "Event",
  film: "Film", person: "Actor or director", returning: "Returning character" };

/** An element with properties and children; children that are null are left out. */
const h = (tag, props, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (name === "data") Object.assign(element.dataset, value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return element;
};

/** An SVG element; its looks are attributes, which the page's policy allows where it forbids styles. */
const s = (tag, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined));
  return element;
};

const pickButton = (id, text = nameOf(id)) => h("button", { type: "button", className: "link", onclick: () => choose(id) }, text);
const list = (items, make, className = "") => h("ul", { className }, items.map(item => h("li", {}, make(item))));
const named = ids => ids.flatMap((id, n) => [n ? (n === ids.length - 1 ? " and " : ", ") : "", pickButton(id)]).filter(Boolean);
const facts = rows => h("dl", {}, rows.filter(([, value]) => value && value.length !== 0)
  .flatMap(([term, value]) => [h("dt", {}, term), h("dd", {}, value)]));
const jump = order => h("button", { type: "button", className: "order", title: `Go to sentence ${order}`, onclick: () => set({ t: order }) }, String(order));
const pairTitle = edge => `${nameOf(edge.from)} and ${nameOf(edge.to)}`;

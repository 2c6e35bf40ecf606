/* Search: names, other names, actors, the words of events. */
"use strict";

const field = $("search"), found = $("found");
let marked = -1;
const closeFound = () => { found.hidden = true; marked = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
const take = id => {
  closeFound();
  field.value = "";
  const node = NODES.get(id), hidden = new Set(state.hidden);
  if (!node.event) hidden.delete(node.kind); // one event is shown without all the others
  set({ hidden, t: FILM ? Math.max(state.t, node.first) : state.t, focus: seen.nodes.has(id) || hidden.size !== state.hidden.size ? state.focus : null }, true);
  choose(id);
  if (seen.nodes.has(id) && !state.chain) network.moveTo({ position: network.getPosition(id), animation: calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
};
const mark = n => {
  marked = n;
  [...found.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === n)));
  if (n >= 0) field.setAttribute("aria-activedescendant", found.children[n].id);
  else field.removeAttribute("aria-activedescendant");
};
field.addEventListener("input", () => {
  const names = search(field.value);
  found.replaceChildren(...names.map(({ node, name }, n) => h("li", { id: `found-${n}`, role: "option", data: { id: node.id }, onmousedown: event => { event.preventDefault(); take(node.id); } },
    node.name, name === node.name ? "" : h("span", { className: "small" }, ` ${name}`), h("span", { className: "kind small" }, ` ${KIND[node.kind].toLowerCase()}`))));
  if (field.value.trim() && !names.length) found.append(h("li", { className: "none", role: "option", "aria-disabled": "true" }, "Nobody of that name"));
  found.hidden = !field.value.trim();
  field.setAttribute("aria-expanded", String(!found.hidden));
  mark(names.length ? 0 : -1);
});
field.addEventListener("keydown", event => {
  const size = found.querySelectorAll("[data-id]").length;
  if (event.key === "ArrowDown" && size) { event.preventDefault(); mark((marked + 1) % size); }
  else if (event.key === "ArrowUp" && size) { event.preventDefault(); mark((marked + size - 1) % size); }
  else if (event.key === "Enter" && marked >= 0) take(found.children[marked].dataset.id);
  else if (event.key === "Escape") { field.value = ""; closeFound(); }
});
field.addEventListener("blur", closeFound);


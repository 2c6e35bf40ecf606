/* The views of a film: each has a button [data-view] and one element [data-body] that it shows. */
"use strict";

const viewButtons = [...document.querySelectorAll("button[data-view]")];
for (const button of viewButtons) button.addEventListener("click", () => { set({ view: button.dataset.view }); say(`View: ${button.textContent}`); });

const showView = () => {
  for (const button of viewButtons) press(button, button.dataset.view === state.view);
  for (const body of document.querySelectorAll("[data-body]")) body.hidden = body.dataset.body !== state.view;
};
onChange(change => { if ("view" in change) showView(); });
showView();

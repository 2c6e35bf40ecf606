/* The last of the scripts: all is there, the map may be seen. */
"use strict";

onChange(change => { if ("chain" in change && (!state.chain || state.chain[1])) fit(); });
onChange(change => { if (change.view === "map") { network.redraw(); fit(); } });
const ready = () => { document.documentElement.dataset.ready = "true"; };
if (state.pick || state.chain) say(spokenOf());
fit();
if (state.view === "map") { network.once("afterDrawing", ready); network.redraw(); } else ready();

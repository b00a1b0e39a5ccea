// The script of every page: htmx, and the behaviours that attributes ask for. What each attribute does is written at the
// top of its file and, for who writes templates, in docs/frontend.md.
import htmx from "htmx.org";
import * as bulk from "./bulk.js";
import * as combobox from "./combobox.js";
import * as copy from "./copy.js";
import * as drafts from "./drafts.js";
import * as elevation from "./elevation.js";
import * as focus from "./focus.js";
import * as forms from "./forms.js";
import * as intake from "./intake.js";
import * as keys from "./keys.js";
import * as live from "./live.js";
import * as lock from "./lock.js";
import * as menus from "./menus.js";
import * as network from "./network.js";
import * as signature from "./signature.js";
import * as toasts from "./toasts.js";
import "./passkeys.js";
import "./upload.js";

window.htmx = htmx;
// Pages of errors are not swapped into the middle of another page; network.js says what happened. 409 and 422 are.
htmx.config.noSwap = [204, 304, 400, 403, 404, 413, 429, "5xx"];

// Drafts first: a sign-out that is called off must not look as if it were being sent. Bulk before keys: X selects.
const BEHAVIOURS = [drafts, forms, network, intake, bulk, combobox, menus, keys, copy, toasts, live, focus, elevation, signature, lock];

document.addEventListener("DOMContentLoaded", () => {
  for (const behaviour of BEHAVIOURS) behaviour.start();
});

// The script of every page: htmx, and the behaviours that attributes ask for.
import htmx from "htmx.org";

window.htmx = htmx;
import "./upload.js";

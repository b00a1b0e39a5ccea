// The screens of a round, registered in the shell when this is imported. Whoever opens the phone calls begin() of work.js, with
// the outbox and the packs, before start() of shell.js.
import "./start.js";
import "./round.js";
import "./code.js";
import "./skip.js";
import "./point.js";
import "./report.js";

export { read } from "./pictures.js";
export { begin } from "./work.js";

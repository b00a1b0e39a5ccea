// [data-signature]: a box to sign in with finger, pen or mouse. What is drawn becomes the file of the input inside, so a
// plain submit sends it. Whoever cannot draw types the name in the field beside it; the box asks for no key.
const INK = "#14211f";
const PAPER = "#ffffff";
const WIDTH = 5;

function blank(canvas) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  Object.assign(pen, { strokeStyle: INK, lineWidth: WIDTH, lineCap: "round", lineJoin: "round" });
  return pen;
}

function place(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
}

// At once and not with toBlob, which comes later than a quick thumb on the button.
function keep(canvas, input) {
  const drawn = atob(canvas.toDataURL("image/png").split(",")[1]);
  const kept = new DataTransfer();
  kept.items.add(new File([Uint8Array.from(drawn, (one) => one.charCodeAt(0))], "signature.png", { type: "image/png" }));
  input.files = kept.files;
}

function prepare(box) {
  if (box.dataset.ready) return;
  box.dataset.ready = "true";
  const canvas = box.querySelector("canvas");
  const input = box.querySelector("input[type=file]");
  const clear = box.querySelector("[data-signature-clear]");
  const pen = blank(canvas);
  canvas.hidden = false;
  input.hidden = true;
  const empty = () => {
    blank(canvas);
    input.value = "";
    clear.hidden = true;
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...place(canvas, event));
    pen.lineTo(...place(canvas, event));
    pen.stroke();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...place(canvas, event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => {
    clear.hidden = false;
    keep(canvas, input);
  });
  clear.addEventListener("click", empty);
  input.form?.addEventListener("reset", empty);
}

export function start() {
  const ready = () => document.querySelectorAll("[data-signature]").forEach(prepare);
  ready();
  document.addEventListener("htmx:after:swap", ready);
}

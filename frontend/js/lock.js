// data-lock-after="300": a form that is sent after so many idle seconds: at a counter the person is signed out and the
// faces appear, so that nothing stays on the screen for the next one.
const LIFE = ["pointerdown", "keydown", "scroll", "touchstart"];

export function start() {
  const form = document.querySelector("form[data-lock-after]");
  if (!form) return;
  const span = Number(form.dataset.lockAfter) * 1000;
  let timer = setTimeout(() => form.requestSubmit(), span);
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), span);
  };
  for (const kind of LIFE) document.addEventListener(kind, again, { passive: true });
}

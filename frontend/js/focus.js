// Where the eye and the reading voice go: the first wrong field; the heading of what was asked for.
function firstWrong(root) {
  return root.querySelector?.("[aria-invalid=true]:not([type=hidden])");
}

function heading(root) {
  const found = root.matches?.("[data-swap-focus]") ? root : root.querySelector?.("[data-swap-focus]");
  return found?.querySelector("h1, h2, h3") ?? null;
}

export function start() {
  firstWrong(document)?.focus();
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    const root = ctx.target?.isConnected ? ctx.target : document.body;
    const wrong = firstWrong(root);
    if (wrong && ctx.response?.status >= 400) {
      wrong.focus();
    } else if (!ctx.polled) {
      const title = heading(root);
      title?.setAttribute("tabindex", "-1");
      title?.focus({ preventScroll: true });
    }
  });
}

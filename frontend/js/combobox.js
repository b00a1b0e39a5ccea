// data-combobox: an input whose suggestions htmx fetches into its listbox. Arrows walk, Enter takes, Esc closes.
// Inside the wrapper: input[role=combobox], [role=listbox], and the hidden input that carries the chosen key.
function parts(wrapper) {
  return {
    input: wrapper.querySelector("[role=combobox]"),
    list: wrapper.querySelector("[role=listbox]"),
    value: wrapper.querySelector("input[type=hidden]"),
  };
}

const options = (list) => [...list.querySelectorAll("[role=option]:not([aria-disabled=true])")];

function show(wrapper, open) {
  const { input, list } = parts(wrapper);
  list.hidden = !open || list.childElementCount === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (list.hidden) input.removeAttribute("aria-activedescendant");
}

function mark(wrapper, option) {
  const { input, list } = parts(wrapper);
  for (const one of options(list)) one.setAttribute("aria-selected", String(one === option));
  if (!option) return;
  option.id ||= `${list.id}-${options(list).indexOf(option)}`;
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function take(wrapper, option) {
  const { input, value } = parts(wrapper);
  input.value = option.dataset.text ?? option.innerText.trim();
  if (value) {
    value.value = option.dataset.value;
    value.dispatchEvent(new Event("change", { bubbles: true }));
  }
  show(wrapper, false);
  wrapper.dispatchEvent(new CustomEvent("picked", { bubbles: true, detail: { value: option.dataset.value } }));
}

function step(wrapper, by) {
  const { list } = parts(wrapper);
  const all = options(list);
  if (!all.length) return;
  show(wrapper, true);
  const now = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  mark(wrapper, all[(now + by + all.length) % all.length]);
}

function onKey(event) {
  const wrapper = event.target.closest?.("[data-combobox]");
  if (!wrapper || event.target.getAttribute("role") !== "combobox" || event.isComposing) return;
  const { list } = parts(wrapper);
  const chosen = list.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(wrapper, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && !list.hidden && chosen) {
    event.preventDefault();
    take(wrapper, chosen);
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    event.stopPropagation();
    show(wrapper, false);
  }
}

export function start() {
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("input", (event) => {
    const wrapper = event.target.closest?.("[data-combobox]");
    if (wrapper && event.target.getAttribute("role") === "combobox" && parts(wrapper).value) parts(wrapper).value.value = "";
  });
  document.addEventListener("pointerdown", (event) => {
    const option = event.target.closest?.("[data-combobox] [role=option]");
    if (!option) return;
    event.preventDefault();
    take(option.closest("[data-combobox]"), option);
  });
  document.addEventListener("focusout", (event) => {
    const wrapper = event.target.closest?.("[data-combobox]");
    if (wrapper && !wrapper.contains(event.relatedTarget)) show(wrapper, false);
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const wrapper = event.detail.ctx.target?.closest?.("[data-combobox]");
    if (!wrapper) return;
    show(wrapper, wrapper.contains(document.activeElement));
    mark(wrapper, options(parts(wrapper).list)[0]);
  });
}

// [data-upload]: a file input that shows what was chosen, adds instead of replacing, takes pasted pictures, and lets
// each be taken away again before sending. The input itself always holds the whole choice, so a plain submit sends it.
const MOST = 20;

function draw(box) {
  const input = box.querySelector("input[type=file]");
  box.querySelectorAll("figure.photo").forEach((figure) => {
    figure.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    figure.remove();
  });
  [...input.files].forEach((file, index) => {
    const figure = document.createElement("figure");
    figure.className = "photo";
    if (file.type.startsWith("image/")) {
      const image = document.createElement("img");
      image.src = URL.createObjectURL(file);
      image.alt = file.name;
      figure.append(image);
    }
    const caption = document.createElement("figcaption");
    caption.textContent = file.name;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", `${box.dataset.remove}: ${file.name}`);
    button.addEventListener("click", () => {
      choose(input, [...input.files].filter((_, place) => place !== index));
      draw(box);
      input.focus();
    });
    figure.append(caption, button);
    box.insertBefore(figure, box.firstElementChild);
  });
}

function choose(input, files) {
  const kept = new DataTransfer();
  files.slice(0, MOST).forEach((file) => kept.items.add(file));
  input.files = kept.files;
  chosen.set(input, files.slice(0, MOST));
}

const chosen = new WeakMap();

document.addEventListener("change", (event) => {
  const box = event.target.matches?.("[data-upload] input[type=file]") && event.target.closest("[data-upload]");
  if (!box) return;
  choose(event.target, [...(chosen.get(event.target) ?? []), ...event.target.files]);
  draw(box);
});

document.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  const form = event.target.closest?.("form");
  const box = form?.querySelector("[data-upload]") ?? document.querySelector("[data-upload]");
  if (!files.length || !box) return;
  const input = box.querySelector("input[type=file]");
  choose(input, [...(chosen.get(input) ?? []), ...files]);
  draw(box);
  event.preventDefault();
});

document.addEventListener("reset", (event) => {
  event.target.querySelectorAll("[data-upload]").forEach((box) => {
    chosen.delete(box.querySelector("input[type=file]"));
    requestAnimationFrame(() => draw(box));
  });
});

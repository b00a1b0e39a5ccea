// Builds the style sheet, the scripts and the icon sprite. `node build.mjs [--watch]`
import * as esbuild from "esbuild";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = join(root, "steward/foundation/ui/static/ui/dist");
const forTests = join(root, "build/test-assets");

// Where an icon is named: {% icon "x" %}, icon="x" in an include or in Python, "icon": "x" in a table.
const NAMED = [
  /\{%\s*icon\s+"([a-z0-9-]+)"/g,
  /\bicon\s*=\s*"([a-z0-9-]+)"/g,
  /"icon"\s*:\s*"([a-z0-9-]+)"/g,
  /\bicon\("([a-z0-9-]+)"/g,
];

async function* filesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (["node_modules", "dist", "__pycache__", "locale"].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (/\.(html|py|js|toml)$/.test(entry.name)) yield path;
  }
}

async function namesOfIcons() {
  const names = new Map();
  const listed = await readFile(join(here, "icons.txt"), "utf8");
  for (const line of listed.split("\n")) if (/^[a-z0-9]/.test(line)) names.set(line.trim(), "frontend/icons.txt");
  for (const folder of ["steward", "frontend/js"]) {
    for await (const path of filesBelow(join(root, folder))) {
      if (/\/tests\//.test(path)) continue;
      const text = await readFile(path, "utf8");
      for (const pattern of NAMED) for (const found of text.matchAll(pattern)) names.set(found[1], path);
    }
  }
  return names;
}

// A name that ends in -f is the filled drawing, any other the outline.
async function symbol(name, from) {
  const filled = name.endsWith("-f");
  const drawing = filled ? `filled/${name.slice(0, -2)}` : `outline/${name}`;
  let svg;
  try {
    svg = await readFile(join(here, "node_modules/@tabler/icons/icons", `${drawing}.svg`), "utf8");
  } catch {
    throw new Error(`There is no icon "${name}" (asked for by ${from}). See tabler.io/icons for the names.`);
  }
  const body = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "");
  const look = filled
    ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="0 0 24 24" ${look}>${body}</symbol>`;
}

async function buildIcons() {
  const names = await namesOfIcons();
  const symbols = await Promise.all([...names].sort().map(([name, from]) => symbol(name, from)));
  await writeFile(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
  return symbols.length;
}

const options = {
  absWorkingDir: here,
  entryPoints: { app: "js/app.js", theme: "js/theme.js", style: "css/app.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome125", "firefox128", "safari17.5"],
  legalComments: "none",
  entryNames: "[name]",
  logLevel: "warning",
  metafile: true,
};

await mkdir(out, { recursive: true });
await mkdir(forTests, { recursive: true });
await copyFile(join(here, "node_modules/axe-core/axe.min.js"), join(forTests, "axe.min.js"));
if (process.argv.includes("--watch")) {
  const context = await esbuild.context(options);
  await context.watch();
  console.log(`watching; ${await buildIcons()} icons`);
} else {
  const { metafile } = await esbuild.build(options);
  const icons = await buildIcons();
  for (const [path, { bytes }] of Object.entries(metafile.outputs)) {
    if (/\.(js|css)$/.test(path)) console.log(`${path.split("/").pop()} ${(bytes / 1000).toFixed(1)} kB`);
  }
  console.log(`icons.svg ${icons} icons`);
}

// Builds the committed static files of the ui app: one stylesheet, five scripts, htmx as published.
// Same input, same bytes: versions are locked, no dates, no source maps, no absolute paths.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, transformSync } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
// Another folder may be named, to build beside the committed files and compare.
const target = process.argv[2] ?? join(here, "..", "src", "motcua", "platform", "ui", "static", "ui");
mkdirSync(target, { recursive: true });

const styles = compile(join(here, "styles", "ui.scss"), {
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
  silenceDeprecations: ["import", "if-function", "global-builtin"],
});
const css = transformSync(styles.css, { loader: "css", minify: true, target: ["chrome100", "firefox100", "safari15"] });
writeFileSync(join(target, "ui.css"), css.code);

for (const name of ["ui", "staff", "filing", "papers", "enclosures", "receipt"]) {
  buildSync({
    entryPoints: [join(here, "scripts", `${name}.js`)],
    outfile: join(target, `${name}.js`),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2020"],
    charset: "utf8",
    // Notices stand in NOTICE.txt beside the built files.
    legalComments: "none",
  });
}

copyFileSync(join(here, "node_modules", "htmx.org", "dist", "htmx.min.js"), join(target, "htmx.min.js"));

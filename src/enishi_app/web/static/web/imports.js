// Files and folders let go of on the import page. The page is complete without it.
"use strict";

const form = document.querySelector("[data-hand-in]");
const zone = form.querySelector("[data-drop]");
const told = form.querySelector("[data-told]");
const chosen = form.querySelector("#id_chosen");
const folder = form.querySelector("#id_folder");
// Paths of what was let go of; a file field keeps only names.
let dropped = [];

function tell(text) {
  told.textContent = text;
}

function tellChosen() {
  const names = paths();
  const shown = names.slice(0, 5).join(", ") + (names.length > 5 ? " …" : "");
  tell(names.length ? `${form.dataset.chosen} (${names.length}): ${shown}` : "");
}

function paths() {
  const one = [...chosen.files].map((file, n) => dropped[n] ?? file.name);
  return [...one, ...[...folder.files].map((file) => file.webkitRelativePath || file.name)];
}

function readAll(reader, found = []) {
  // A reader gives some entries at a time, and none when it has given all.
  return new Promise((done, failed) => {
    reader.readEntries((some) => {
      done(some.length ? readAll(reader, [...found, ...some]) : found);
    }, failed);
  });
}

async function walk(entry, most, found) {
  if (found.length > most) return;
  if (entry.isDirectory) {
    for (const inner of await readAll(entry.createReader())) await walk(inner, most, found);
  } else {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    found.push({ file, path: entry.fullPath.replace(/^\//, "") });
  }
}

async function take(items) {
  const most = Number(form.dataset.most);
  // All at once: the list is empty as soon as anything is waited for.
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  for (const entry of entries) await walk(entry, most, found);
  if (found.length > most) return tell(form.dataset.tooMany);
  if (!found.length) return tell(form.dataset.none);
  const held = new DataTransfer();
  for (const one of found) held.items.add(one.file);
  dropped = found.map((one) => one.path);
  folder.value = "";
  chosen.files = held.files;
  tellChosen();
}

for (const kind of ["dragenter", "dragover"]) {
  zone.addEventListener(kind, (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
}
zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("is-over");
  take(event.dataTransfer.items).catch(() => tell(form.dataset.none));
});
chosen.addEventListener("change", () => {
  dropped = [];
  tellChosen();
});
folder.addEventListener("change", tellChosen);
form.addEventListener("submit", (event) => {
  if (paths().length > Number(form.dataset.most)) {
    event.preventDefault();
    tell(form.dataset.tooMany);
  }
});
form.addEventListener("formdata", (event) => {
  for (const path of paths()) event.formData.append("path", path);
});

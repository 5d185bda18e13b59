// Small conveniences on top of pages that are complete without them.
"use strict";

const TOAST_MS = 6000;

function close(toast) {
  toast.classList.add("is-leaving");
  setTimeout(() => toast.remove(), 200);
}

function prepareToast(toast) {
  const button = toast.querySelector("[data-close]");
  button.hidden = false;
  button.addEventListener("click", () => close(toast));
  // One that carries an action stays until it is dismissed.
  if (!toast.querySelector("a, form")) setTimeout(() => close(toast), TOAST_MS);
}

function prepare(part) {
  part.querySelectorAll("[data-toast]:not(.is-ready)").forEach((toast) => {
    toast.classList.add("is-ready");
    prepareToast(toast);
  });
  part.querySelector("[data-focus]")?.focus();
}

// A slash goes to the search, wherever no text is being written.
function goToSearch(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const shown = [...document.querySelectorAll("[data-search]")].filter((one) => one.offsetParent);
  if (!shown.length) return;
  event.preventDefault();
  shown.at(-1).focus();
}

document.addEventListener("keydown", goToSearch);
document.addEventListener("DOMContentLoaded", () => prepare(document));
document.addEventListener("htmx:afterSettle", (event) => prepare(event.target));

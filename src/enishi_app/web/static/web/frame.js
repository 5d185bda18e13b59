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

const valueOf = (id) => document.getElementById(id).value;

// Letters: what was changed on the page is what is copied, shared or opened in the mail program.
function prepareLetter(part) {
  part.querySelectorAll("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const said = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(valueOf(button.dataset.copy));
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = said; }, 2000);
    });
  });
  part.querySelectorAll("[data-mail]").forEach((link) => {
    link.addEventListener("click", () => {
      const [subject, body] = link.dataset.mail.split(" ").map(valueOf).map(encodeURIComponent);
      link.href = `mailto:?subject=${subject}&body=${body.replaceAll("%0A", "%0D%0A")}`;
    });
  });
  part.querySelectorAll("[data-share]").forEach((button) => {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const [title, text] = button.dataset.share.split(" ").map(valueOf);
      navigator.share({ title, text }).catch(() => {});
    });
  });
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
document.addEventListener("DOMContentLoaded", () => {
  prepare(document);
  prepareLetter(document);
});
document.addEventListener("htmx:afterSettle", (event) => prepare(event.target));

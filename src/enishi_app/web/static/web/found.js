// Keys for the list of people found in files. The page is complete without them.
"use strict";

const list = document.querySelector("[data-found]");
const keys = document.querySelector("[data-keys]");
// Where one stood before an answer, and whether the keys are on: this browser alone knows.
const PLACE = "enishi.found.place";
const OFF = "enishi.found.off";

function isOff() {
  return localStorage.getItem(OFF) === "1";
}

function lines() {
  return [...list.children];
}

function now() {
  return lines().findIndex((line) => line.classList.contains("is-now"));
}

function goTo(wanted, isShown = true) {
  const all = lines();
  const place = Math.max(0, Math.min(wanted, all.length - 1));
  for (const [n, line] of all.entries()) {
    line.classList.toggle("is-now", n === place);
    if (n === place) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
  if (!isShown) return;
  all[place].querySelector("a").focus({ preventScroll: true });
  all[place].scrollIntoView({ block: "nearest" });
}

function press(button) {
  if (!button) return;
  sessionStorage.setItem(PLACE, String(now()));
  button.form.requestSubmit(button);
}

function inLine(part) {
  return lines()[now()].querySelector(part);
}

const DOES = {
  j: () => goTo(now() + 1),
  k: () => goTo(now() - 1),
  y: () => press(inLine('[data-key="y"]')),
  n: () => press(inLine('[data-key="n"]')),
  x: () => inLine('input[type="checkbox"]').click(),
  o: () => inLine("a").click(),
  u: () => press(document.querySelector(".toast form button")),
  "?": () => keys.querySelector("h2").focus(),
};
DOES.ArrowDown = DOES.j;
DOES.ArrowUp = DOES.k;

function isTyping(target) {
  return Boolean(target.closest("input:not([type='checkbox']), textarea, select"));
}

function hear(event) {
  const does = DOES[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!does || isOff() || isTyping(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  does();
}

function showSwitch() {
  const button = keys.querySelector("[data-switch]");
  button.textContent = isOff() ? keys.dataset.on : keys.dataset.off;
  lines().forEach((line) => isOff() && line.classList.remove("is-now"));
}

if (list && keys) {
  keys.hidden = false;
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (!isOff()) goTo(Number(place ?? 0), place !== null);
  showSwitch();
  keys.querySelector("[data-switch]").addEventListener("click", () => {
    localStorage.setItem(OFF, isOff() ? "0" : "1");
    if (!isOff()) goTo(0, false);
    showSwitch();
  });
  document.addEventListener("keydown", hear);
}

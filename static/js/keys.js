// Keys for readers with many disagreements to see, the help that lists them, and the focus after a review step.
"use strict";

(() => {
  const find = (selector) => document.querySelector(selector);
  const help = find("#help");
  const opener = find("[data-help]");
  const toggle = find("[data-keys-on]");

  // Single keys can be switched off, as WCAG 2.1.4 asks: speech input would press them by chance.
  let active = true;
  try {
    active = localStorage.getItem("keys") !== "off";
  } catch {
    // storage is blocked: the keys stay on
  }
  toggle.checked = active;
  toggle.addEventListener("change", () => {
    active = toggle.checked;
    try {
      localStorage.setItem("keys", active ? "on" : "off");
    } catch {
      // holds for this page only
    }
  });

  const move = (step) => {
    const neighbour = find(step > 0 ? "[data-next]" : "[data-previous]");
    if (neighbour) {
      neighbour.click();
      return;
    }
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length) return;
    const here = rows.indexOf(document.activeElement);
    const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1);
    rows[next].focus();
    rows[next].scrollIntoView({ block: "center" });
  };
  const ACTIONS = {
    j: () => move(1),
    k: () => move(-1),
    n: () => find("[data-note]")?.focus(),
    "/": () => find("[data-search]").focus(),
    "?": () => help.showModal(),
  };

  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!active || typing || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.key in ACTIONS)) return;
    event.preventDefault();
    ACTIONS[event.key]();
  });

  // The button that was pressed is gone after the swap; the panel's heading, which names the new state, takes the focus.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "review") find("#review-title")?.focus();
  });

  // A lost connection or an outdated form must not look like success.
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => {
      const failure = find("[data-failure]");
      failure.hidden = false;
      failure.scrollIntoView({ block: "center" });
    });
  }
})();

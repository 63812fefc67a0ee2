// The colour scheme a reader chose, set before the first paint so that nothing flashes. Loaded in the head, not deferred.
"use strict";

(() => {
  const ORDER = ["auto", "light", "dark"];
  const root = document.documentElement;
  const stored = () => {
    try {
      return ORDER.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "auto";
    } catch {
      return "auto"; // storage is blocked: the system's scheme stays
    }
  };
  const apply = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  apply(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    let theme = stored();
    const show = () => {
      button.querySelector(".word").textContent = button.dataset[theme];
      button.setAttribute("aria-label", `${button.dataset.name}: ${button.dataset[theme]}`);
    };
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      apply(theme);
      show();
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // holds for this page only
      }
    });
  });
})();

// Text and claim cards light each other up; a click on marked text leads to its card. Without this script the numbers in the
// text lead there as well.
"use strict";

(() => {
  const marks = [...document.querySelectorAll(".verbatim .claim")];
  const of = (mark) => mark.dataset.claims.split(" ");
  const light = (ids, on) => {
    for (const mark of marks) {
      if (of(mark).some((id) => ids.includes(id))) mark.classList.toggle("lit", on);
    }
    for (const id of ids) document.getElementById(`c${id}`)?.classList.toggle("lit", on);
  };

  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => light(of(mark), true));
    mark.addEventListener("mouseleave", () => light(of(mark), false));
    mark.addEventListener("click", () => {
      location.hash = `c${of(mark).at(-1)}`;
    });
  }
  for (const card of document.querySelectorAll(".card")) {
    const ids = [card.id.slice(1)];
    for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      card.addEventListener(name, () => light(ids, on));
    }
  }
})();

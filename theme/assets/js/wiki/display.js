/** Colours and previews, as the reader wants them. */
"use strict";

(function (wiki) {
  const display = /** @type {HTMLDetailsElement} */ (document.querySelector(".display"));
  const { store, holds } = wiki;

  wiki.display = { previews: store.get("previews") !== "off" };
  for (const input of display.querySelectorAll("input")) {
    input.checked = input.name === "previews" ? wiki.display.previews : input.value === (store.get("scheme") ?? "");
  }

  display.addEventListener("change", ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.name === "previews") {
      wiki.display.previews = input.checked;
      store.set("previews", input.checked ? "" : "off");
    } else {
      document.documentElement.dataset.scheme = input.value;
      store.set("scheme", input.value);
    }
  });

  document.addEventListener("click", ({ target }) => {
    if (!holds(display, target)) {
      display.open = false;
    }
  });
  display.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !holds(display, relatedTarget)) {
      display.open = false;
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && display.open) {
      display.open = false;
      display.querySelector("summary")?.focus();
    }
  });
})(window.sahelwiki);

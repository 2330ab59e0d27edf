/**
 * How to cite the page: each form can be copied, and says on which day it was read, which only the reader's clock knows. Without a script
 * the forms stand there to be marked.
 */
"use strict";

(function (wiki) {
  const { make } = wiki;

  /** @param {HTMLElement} form */
  function date(form) {
    const now = new Date();
    const iso = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    /** @type {HTMLElement | null} */
    const words = form.querySelector("[data-accessed]");
    if (words) {
      const day = now.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
      words.textContent = `, ${(words.dataset.accessed ?? "").replace("{0}", day)}`;
    } else if (form.textContent?.startsWith("{{cite")) {
      form.textContent = form.textContent.replace("|access-date=", `|access-date=${iso}`);
    }
  }

  /** @param {HTMLElement} form @param {DOMStringMap} words */
  function offerCopy(form, words) {
    const button = make("button", "copy", words.copy ?? "");
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(form.textContent ?? "");
        button.textContent = words.copied ?? "";
      } catch {
        // Not allowed, or from a folder in some browsers: it is marked, to be copied by hand.
        getSelection()?.selectAllChildren(form);
      }
    });
    form.after(" ", button);
  }

  function prepare() {
    /** @type {HTMLElement | null} */
    const cite = wiki.main.querySelector(".cite");
    // Most readers never open it.
    cite?.addEventListener("toggle", () => {
      /** @type {NodeListOf<HTMLElement>} */
      const forms = cite.querySelectorAll("[data-cite]");
      for (const form of forms) {
        date(form);
        offerCopy(form, cite.dataset);
      }
    }, { once: true });
  }

  prepare();
  wiki.main.addEventListener("exchange", prepare);
})(window.sahelwiki);

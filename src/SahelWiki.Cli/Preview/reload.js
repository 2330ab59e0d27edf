/**
 * Keeps a page of a preview up to date. Where only pages changed, the middle of this one is exchanged where it stands, so that neither
 * its place nor what is unfolded is lost, and nothing is loaded twice. Lists with filters and the search are wired to their elements
 * when they are loaded, so a page with a form is loaded anew.
 */
"use strict";

(function () {
  const overlay = "#sahelwiki-errors, link[href='/.sahelwiki/overlay.css']";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const events = new EventSource("/.sahelwiki/events" + new URL(script.src).search);
  let wasOpen = false;
  let turn = 0;

  function again() {
    location.reload();
  }

  function wire() {
    document.getElementById("sahelwiki-errors-close")?.addEventListener("click", () => {
      document.getElementById("sahelwiki-errors")?.remove();
    });
  }

  /** What a part that folds is known by. @param {HTMLDetailsElement} part */
  function nameOf(part) {
    return part.firstElementChild?.textContent;
  }

  /** @param {string} html */
  function exchange(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const shown = document.getElementById("wiki-main");
    const main = page.getElementById("wiki-main");
    if (!shown || !main || shown.querySelector("form") || main.querySelector("form")) {
      again();
      return;
    }

    const isOpen = new Map([...shown.querySelectorAll("details")].map((part) => [nameOf(part), part.open]));
    for (const part of main.querySelectorAll("details")) {
      part.open = isOpen.get(nameOf(part)) || part.open;
    }
    document.title = page.title;
    shown.replaceChildren(...main.childNodes);
    shown.dispatchEvent(new Event("exchange"));
    document.querySelectorAll(overlay).forEach((part) => part.remove());
    document.body.append(...page.querySelectorAll(overlay));
    wire();
  }

  async function renew() {
    const mine = ++turn;
    try {
      const answer = await fetch(location.href);
      const html = answer.ok ? await answer.text() : null;
      if (html === null) {
        again();
      } else if (mine === turn) {
        exchange(html);
      }
    } catch {
      again();
    }
  }

  events.onopen = () => {
    if (wasOpen) {
      again();
    }
    wasOpen = true;
  };
  events.onmessage = again;
  events.addEventListener("pages", renew);
  wire();
})();

/**
 * Begins search on a page. It stays small, since every page loads it: the rest comes when a reader turns to the search box.
 * Files of the index call sahelwikiSearch(name, version, data).
 */
"use strict";

(function () {
  const code = new URL("search/", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

  /** @type {SahelWikiSearch["arrived"]} */
  function arrive(name, version, data) {
    search.arrived(name, version, data);
  }

  // The other parts come with their files, in an order in which each finds those it builds on.
  const search = /** @type {SahelWikiSearch} */ (/** @type {Partial<SahelWikiSearch>} */ (arrive));
  search.arrived = () => {};
  window.sahelwikiSearch = search;

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-search-root]"));
  const input = form?.querySelector("input");
  if (!form || !input) {
    return;
  }

  const root = form.dataset.searchRoot ?? "./";
  /** @type {Map<string, Promise<void>>} */
  const scripts = new Map();

  /** @param {string[]} names  In the order in which they build on each other. */
  const load = (...names) => Promise.all(names.map((name) => {
    let script = scripts.get(name);
    if (!script) {
      script = new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = `${code}${name}.js`;
        element.async = false;
        element.onload = () => resolve();
        element.onerror = () => { scripts.delete(name); reject(new Error(name)); };
        document.head.append(element);
      });
      scripts.set(name, script);
    }
    return script;
  }));

  const parts = ["words", "data", "rank", "excerpt", "query", "names", "texts", "spelling", "reading", "find", "show"];
  /** @type {Finder | undefined} */
  let finder;

  /** Everything that searching takes. @param {string} name */
  const start = async (name) => {
    await load(...parts, name);
    finder ??= new search.find.Finder(new search.data.Data(root));
    return finder;
  };

  const open = async () => {
    try {
      const ready = await start("box");
      await search.box(form, input, ready);
    } catch {
      // The form still leads to the search page.
    }
  };
  const page = document.querySelector("[data-search-page]");
  if (!page) {
    input.addEventListener("focus", open, { once: true });
    if (document.activeElement === input) {
      open();
    }
    // Until the box is ready Enter does what it does then: it opens the page of that name, or shows the results.
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && !form.dataset.ready && input.value.trim()) {
        event.preventDefault();
        start("box").then((ready) => search.show.enter(ready, input.value)).catch(results);
      }
    });
  }
  // What is asked stands behind #: no server hears of it.
  const results = () => {
    const query = input.value.trim();
    location.assign(`${root}search.html${query ? `#${new URLSearchParams({ q: query })}` : ""}`);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!page) {
      results();
    }
  });

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping;
    if (isSlash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  if (page) {
    const run = async () => {
      try {
        const ready = await start("page");
        await search.page(page, ready, root);
      } catch {
        const again = document.createElement("a");
        again.href = location.href;
        again.textContent = "↻";
        page.querySelector("[data-search-status]")?.replaceChildren(again);
      }
    };
    if (location.search || location.hash.length > 1) {
      run();
    } else {
      // Nothing is asked yet: what a search takes comes when the reader does something here, or when the page has stood a moment.
      const signs = ["pointermove", "pointerdown", "keydown", "focusin", "input", "popstate"];
      const begin = () => {
        signs.forEach((sign) => removeEventListener(sign, begin, true));
        clearTimeout(moment);
        run();
      };
      const moment = setTimeout(begin, 1500);
      signs.forEach((sign) => addEventListener(sign, begin, true));
    }
  }

  const missing = document.querySelector("[data-search-missing]");
  if (missing) {
    start("missing").then((ready) => search.missing(missing, ready, root)).catch(() => {
      // The page says what it says without.
    });
  }

  try {
    // A result that was followed leaves a note of the words to mark, so that the address stays that of the page.
    const note = JSON.parse(localStorage.getItem("sahelwiki-marks") ?? "null");
    if (note) {
      localStorage.removeItem("sahelwiki-marks");
      if (Date.now() - note.at < 60000 && note.path === location.pathname) {
        start("marks").then(async (ready) => {
          await ready.data.open();
          search.marks(note.query, ready);
        }).catch(() => {
          // Unmarked, the text reads as well.
        });
      }
    }
  } catch {
    // Storage may be forbidden, or hold what another script wrote.
  }
})();

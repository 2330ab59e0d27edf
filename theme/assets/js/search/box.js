/**
 * The search box of every page: suggestions while typing.
 * Source of the pattern: ARIA Authoring Practices Guide, "Combobox", editable with list autocomplete; each option is itself the link.
 */
"use strict";

(function (search) {
  const { element, say, sayCount, otherName, follow, resultsOf, enter } = search.show;
  const most = 8;
  const pause = 120;

  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Finder} finder */
  search.box = async function (form, input, finder) {
    if (form.dataset.ready) {
      return;
    }
    form.dataset.ready = "true";
    const list = element("div", { role: "listbox", id: "wiki-search-list", class: "search-list", "aria-label": "", hidden: "" });
    const status = element("p", { role: "status", class: "search-count" });
    const note = element("p", { class: "search-note", hidden: "" });
    const enterNote = element("p", { class: "search-note search-enter", hidden: "" });
    const all = element("a", { class: "search-all", hidden: "", href: resultsOf(finder.data.root, "") });
    const panel = element("div", { class: "search-panel", hidden: "" }, note, enterNote, list, all);
    form.append(panel, status);
    /** @type {HTMLElement[]} */
    let options = [];
    let active = -1;
    let turn = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** @type {Record<string, string>} */
    let phrases = {};

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    const close = () => {
      turn++;
      clearTimeout(timer);
      panel.hidden = true;
      list.hidden = true;
      note.hidden = true;
      enterNote.hidden = true;
      all.hidden = true;
      status.textContent = "";
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    };

    /** @param {number} number */
    const choose = (number) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = number;
      if (options[active]) {
        options[active].setAttribute("aria-selected", "true");
        options[active].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", options[active].id);
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };

    /** @param {string} text */
    const fail = (text) => {
      const again = element("button", { type: "button" }, say(phrases, "retry") === "retry" ? "↻" : say(phrases, "retry"));
      again.addEventListener("click", () => {
        finder.data.forgetFailures();
        input.focus();
        answer();
      });
      note.replaceChildren(text + " ", again);
      note.hidden = false;
      panel.hidden = false;
    };

    /** @param {Answer} answer @param {string} text @param {number} current */
    const show = async (answer, text, current) => {
      const shown = answer.hits.slice(0, most);
      const exact = await finder.exact(text);
      // What Enter opens stands first.
      shown.sort((a, b) => Number(b.entity === exact?.page.entity) - Number(a.entity === exact?.page.entity));
      const pages = await Promise.all(shown.map((hit) => finder.data.entity(hit.entity)));
      if (current !== turn) {
        return;
      }
      const kept = options[active]?.getAttribute("href");
      options = [];
      pages.forEach((page, i) => {
        if (page) {
          const name = otherName(page, shown[i]);
          const href = finder.data.root + page.address;
          const option = element("a", { role: "option", id: `wiki-search-${i}`, href, tabindex: "-1", "aria-selected": "false" },
            element("span", { class: "search-title" }, page.title), " ",
            ...(name ? [element("span", { class: "search-name" }, say(phrases, "also", name)), " "] : []),
            element("span", { class: "search-kind" }, page.type), " ",
            element("span", { class: "search-summary" }, page.summary));
          options.push(option);
        }
      });
      list.replaceChildren(...options);
      list.setAttribute("aria-label", say(phrases, "suggestions"));
      choose(options.findIndex((option) => option.getAttribute("href") === kept));
      list.hidden = options.length === 0;
      note.hidden = true;
      if (finder.data.failed.size > 0) {
        fail(say(phrases, "failed"));
      } else if (options.length === 0) {
        const { ways } = finder.data.index;
        const links = [ways.names, ways.topics, ways.coverage].filter((way) => way !== undefined)
          .flatMap((way) => [" ", element("a", { href: finder.data.root + way.address }, way.title)]);
        note.replaceChildren(say(phrases, "none", text), ...links);
        note.hidden = false;
      } else if (answer.meant) {
        const href = resultsOf(finder.data.root, answer.meant);
        const link = element("a", { href }, say(phrases, "didYouMean", answer.meant));
        note.replaceChildren(link);
        note.hidden = false;
      }
      panel.hidden = false;
      input.setAttribute("aria-expanded", options.length > 0 ? "true" : "false");
      enterNote.hidden = !exact;
      enterNote.textContent = exact ? say(phrases, "enter", exact.page.title) : "";
      all.hidden = options.length === 0;
      all.textContent = say(phrases, "all", text);
      all.href = resultsOf(finder.data.root, text);
      const count = options.length > 0 ? sayCount(phrases, "count", options.length) : note.textContent ?? "";
      status.textContent = [enterNote.textContent, count].filter(Boolean).join(" ");
    };

    const answer = async () => {
      const text = input.value;
      const current = ++turn;
      clearTimeout(timer);
      if (!/[\p{L}\p{N}]/u.test(text)) {
        close();
        return;
      }
      try {
        await finder.data.open();
        phrases = finder.data.index.phrases;
        const names = await finder.find(text, true);
        if (current !== turn) {
          return;
        }
        if (names.hits.length > 0) {
          await show(names, text, current);
        }
        // Names answer at once; what the texts say, and what may be mistyped, once the reader pauses.
        timer = setTimeout(async () => {
          const all = await finder.find(text);
          if (current === turn) {
            await show(all, text, current);
          }
        }, names.hits.length > 0 ? pause : 0);
      } catch {
        if (current === turn) {
          fail(say(phrases, "failed") === "failed" ? "" : say(phrases, "failed"));
        }
      }
    };

    input.addEventListener("input", answer);
    input.addEventListener("focus", () => {
      if (panel.hidden && input.value) {
        answer();
      }
    });
    input.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step !== 0) {
        event.preventDefault();
        if (list.hidden) {
          answer();
        } else {
          // One place more than there are options: the box itself.
          choose((active + 1 + step + options.length + 1) % (options.length + 1) - 1);
        }
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        follow(options[active].getAttribute("href") ?? "", input.value);
        options[active].click();
      } else if (event.key === "Enter" && !event.isComposing && input.value.trim()) {
        event.preventDefault();
        enter(finder, input.value);
      } else if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Tab" && all.hidden) {
        close();
      }
    });
    // The box keeps the focus while an option is pressed, so that the list does not close under the finger.
    list.addEventListener("mousedown", (/** @type {MouseEvent} */ event) => event.preventDefault());
    list.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      const option = /** @type {HTMLElement} */ (event.target).closest("a");
      if (option) {
        follow(option.getAttribute("href") ?? "", input.value);
      }
    });
    document.addEventListener("pointerdown", (event) => {
      if (!form.contains(/** @type {Node} */ (event.target))) {
        close();
      }
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(/** @type {Node} */ (event.relatedTarget))) {
        close();
      }
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) {
        close();
      }
    });
    if (input.value && document.activeElement === input) {
      answer();
    }
  };
})(window.sahelwikiSearch);

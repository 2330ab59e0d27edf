/**
 * What the pages gain with a script. Without it everything can be read and reached; nothing here is the only way to anything.
 * This file comes first: it makes what the others share. They follow in no order that matters: each adds one thing, and asks for what
 * a neighbour hangs on window.sahelwiki (types/wiki.d.ts) only when something happens, at the earliest when all have come.
 */
"use strict";

(function () {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const main = /** @type {HTMLElement} */ (document.getElementById("wiki-main"));

  /** What a reader chose. Storage may be switched off, as in a private window or for files: then nothing is remembered. */
  const store = {
    /** @param {string} name @returns {string | null} */
    get(name) {
      try {
        return localStorage.getItem(name);
      } catch {
        return null;
      }
    },

    /** @param {string} name @param {string} value  Empty to forget it. */
    set(name, value) {
      try {
        if (value) {
          localStorage.setItem(name, value);
        } else {
          localStorage.removeItem(name);
        }
      } catch {
        // Not remembered, then.
      }
    },
  };

  /**
   * Makes an element: its tag, its class (empty for none), its text or children.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {string} name @param {(Node | string)[]} children
   */
  function make(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) {
      element.className = name;
    }
    element.append(...children);
    return element;
  }

  /**
   * Whether an event happened in an element or in one of its descendants.
   * @param {Element} element @param {EventTarget | null} target
   */
  function holds(element, target) {
    return target instanceof Node && element.contains(target);
  }

  /** An address without what follows ? and #. @param {string} href */
  function documentOf(href) {
    return href.split(/[?#]/)[0];
  }

  window.sahelwiki = {
    root: new URL(script.dataset.root ?? "./", location.href).href,
    shardCount: Number(script.dataset.previews) || 0,
    main,
    store,
    make,
    holds,
    documentOf,
  };
})();

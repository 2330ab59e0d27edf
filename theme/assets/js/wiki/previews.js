/** Previews of links and notes, for a mouse or the keyboard: when the card comes and goes, and where it stands. */
"use strict";

(function (wiki) {
  const { main, make, holds } = wiki;
  /** In milliseconds: until the first card, until the next while one is shown, until one goes. */
  const [first, next, gone] = [300, 150, 250];
  /** Between the card and its line or the edge of the window, in CSS pixels. */
  const [gap, edge] = [6, 8];

  const card = make("div", "preview");
  card.hidden = true;
  // For the eye alone: a reader who listens follows the link, or reads the note, which say the same.
  card.setAttribute("aria-hidden", "true");
  document.body.append(card);
  /** @type {HTMLAnchorElement | null} */
  let shownFor = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function hide() {
    clearTimeout(timer);
    shownFor = null;
    card.hidden = true;
  }

  /** @param {HTMLAnchorElement} link @param {number} x  Of the pointer, to tell the lines of a link apart. */
  function place(link, x) {
    const lines = [...link.getClientRects()];
    const line = lines.find((rect) => x >= rect.left && x <= rect.right) ?? lines[0];
    const { offsetWidth: width, offsetHeight: height } = card;
    const room = document.documentElement.clientWidth;
    const isBelow = line.bottom + height + gap + 4 < innerHeight || line.top < height + gap + 4;
    const left = scrollX + Math.max(edge, Math.min(line.left, room - width - edge));
    const top = scrollY + (isBelow ? line.bottom + gap : line.top - height - gap);
    // What moves by transform shifts no layout.
    card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /** @param {HTMLAnchorElement} link @param {number} delay @param {number} x */
  function show(link, delay, x) {
    clearTimeout(timer);
    if (link === shownFor) {
      return;
    }
    timer = setTimeout(async () => {
      shownFor = link;
      const isNote = link.getAttribute("role") === "doc-noteref";
      const content = await (isNote ? wiki.previewContent.note(link, false) : wiki.previewContent.subject(link));
      if (shownFor !== link) {
        return;
      }
      if (!content) {
        hide();
        return;
      }
      card.replaceChildren(...content);
      card.hidden = false;
      place(link, x);
    }, delay);
  }

  /** The link that is pointed at, where it has a preview. @param {EventTarget | null} target */
  function previewed(target) {
    /** @type {HTMLAnchorElement | null} */
    const link = wiki.display.previews && target instanceof Element ? target.closest("a[href]") : null;
    return link && main.contains(link) && !link.closest(".contents, .back, .jump, .breadcrumbs") ? link : null;
  }

  document.addEventListener("pointerover", ({ target, pointerType, clientX }) => {
    if (pointerType === "touch") {
      return;
    }
    const link = previewed(target);
    if (holds(card, target)) {
      clearTimeout(timer);
    } else if (link) {
      show(link, card.hidden ? first : next, clientX);
    } else {
      clearTimeout(timer);
      if (shownFor) {
        timer = setTimeout(hide, gone);
      }
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = previewed(target);
    if (link?.matches(":focus-visible")) {
      show(link, first, -1);
    } else if (!holds(card, target)) {
      hide();
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") {
      hide();
    }
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!holds(card, target)) {
      hide();
    }
  });
})(window.sahelwiki);

/** Tells the browser how to put the wiki on a home screen. From a folder there is nothing to install, and browsers complain. */
"use strict";

(function (wiki) {
  if (location.protocol.startsWith("http")) {
    const link = wiki.make("link", "");
    link.rel = "manifest";
    link.href = `${wiki.root}manifest.webmanifest`;
    document.head.append(link);
  }
})(window.sahelwiki);

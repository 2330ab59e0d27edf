// Runs before anything is painted: the colours that the reader chose.
try {
  document.documentElement.dataset.scheme = localStorage.getItem("scheme") || "";
} catch { /* Storage is switched off: the device's colours hold. */ }

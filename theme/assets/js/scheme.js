// Runs before anything is painted: what needs scripts gets its place, and the page the colours that the reader chose.
document.documentElement.dataset.scripts = "";
try {
  document.documentElement.dataset.scheme = localStorage.getItem("scheme") || "";
} catch { /* Storage is switched off: the device's colours hold. */ }

"use strict";
// The first error is read out and scrolled to.
document.getElementById("errors")?.focus();

// A question that hangs on another answer of the page is hidden while it is not asked. Nothing is lost by it.
for (const part of document.querySelectorAll("[data-when]")) {
  const form = part.closest("form");
  const show = () => {
    const given = new FormData(form).getAll(part.dataset.when).filter(Boolean);
    const among = (list) => given.some((value) => list.split(" ").includes(value));
    part.hidden = "is" in part.dataset ? !among(part.dataset.is) : !given.length || among(part.dataset.not);
  };
  if (form) {
    form.addEventListener("change", show);
    show();
  }
}

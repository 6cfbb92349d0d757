"use strict";
// The first error is read out and scrolled to.
document.getElementById("errors")?.focus();

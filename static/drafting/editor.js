// Writing a draft: marks at a press of a button, and nothing typed is thrown away unasked. Everything works without it.
"use strict";
(function () {
  const fields = () => [...document.querySelectorAll("textarea.writing-text")];
  const touched = (field) => field.value !== field.defaultValue;

  function equip(root) {
    for (const bar of root.querySelectorAll(".toolbar[hidden]")) bar.hidden = false;
  }
  equip(document);
  document.addEventListener("htmx:afterSettle", () => equip(document));

  // The words that are chosen get their marks; without a choice the caret stands between the marks.
  function mark(field, button) {
    const { before, after, select } = button.dataset;
    const [start, end] = [field.selectionStart, field.selectionEnd];
    field.setRangeText(before + field.value.slice(start, end) + after, start, end);
    if (select) {
      const place = end + before.length + after.indexOf(select);
      field.setSelectionRange(place, place + select.length);
    } else field.setSelectionRange(start + before.length, end + before.length);
  }

  // The call stands where the caret is, the note on a line of its own at the end, and there one goes on writing.
  function footnote(field) {
    let number = 1;
    while (field.value.includes("[^" + number + "]")) number++;
    field.setRangeText("[^" + number + "]", field.selectionEnd, field.selectionEnd, "end");
    const apart = /^\[\^\w+\]:/m.test(field.value) ? "\n" : "\n\n";
    field.value = field.value.trimEnd() + apart + "[^" + number + "]: ";
    field.setSelectionRange(field.value.length, field.value.length);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest(".toolbar button");
    if (!button) return;
    const field = button.closest("form").querySelector("textarea");
    field.focus();
    if ("footnote" in button.dataset) footnote(field);
    else mark(field, button);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Escape leaves the block; it asks only where something was typed.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !event.target.matches("textarea.writing-text")) return;
    const form = event.target.form;
    const cancel = form.querySelector(".cancel");
    if (cancel && (!touched(event.target) || window.confirm(form.dataset.ask))) cancel.click();
  });

  let sending = false;
  document.addEventListener("submit", () => { sending = true; });
  document.addEventListener("htmx:afterRequest", () => { sending = false; });
  window.addEventListener("beforeunload", function (event) {
    if (!sending && fields().some(touched)) event.preventDefault();
  });
})();

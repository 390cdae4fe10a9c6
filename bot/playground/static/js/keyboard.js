// The reply keyboard under a private chat: a tap says its label.

import { make, button } from "./dom.js";

export function drawKeyboard(board, rows, press) {
  const seal = JSON.stringify(rows);
  if (board.seal === seal) return;
  const focused = board.contains(document.activeElement) ? document.activeElement.dataset.label : undefined;
  board.seal = seal;
  board.hidden = rows.length === 0;
  board.replaceChildren(...rows.map((row) => make("div", { class: "row" },
    ...row.map((label) => button(label, () => press(label), { class: "key", "data-label": label })))));
  if (focused !== undefined) [...board.querySelectorAll("button")].find((key) => key.dataset.label === focused)?.focus();
}

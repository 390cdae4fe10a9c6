// Making the page's elements, always as text and never as markup.

const DRAWINGS = "/playground/static/drawings.svg";
const SVG = "http://www.w3.org/2000/svg";

export function make(tag, marks = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(marks)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

export function button(label, whenPressed, marks = {}) {
  const made = make("button", { type: "button", ...marks }, ...[label].flat());
  made.addEventListener("click", whenPressed);
  return made;
}

export function drawing(name, kind = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", kind);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${DRAWINGS}#${name}`);
  svg.append(use);
  return svg;
}

export function quiet(text) {
  return make("span", { class: "quiet" }, text);
}

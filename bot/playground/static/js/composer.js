// Where somebody types, or sends a voice note, a photo or a place.

import { make, button, drawing, quiet } from "./dom.js";

const SAMPLES = [
  ["voice", "microphone", "Voice note", "send a sample voice note"],
  ["photo", "camera", "Photo", "send a sample photo"],
];
const IN_PRIVATE = ["location", "place", "Place", "share a place"];
const IN_THE_GROUP = ["leaves", "door", "Leave", "leave the group"];

export function composer(phone, id) {
  const field = make("input", { id, name: "text", autocomplete: "off", maxlength: "4096", placeholder: "Write a message" });
  const label = make("label", { for: id, class: "quiet" });
  const form = make("form", { class: "writing" }, label, field,
    make("button", { type: "submit", class: "send" }, drawing("send"), quiet("Send what is written")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value;
    field.value = "";
    const answer = await phone.act({ act: "types", text });
    if (!answer.ok && !field.value) field.value = text;
  });
  const samples = make("div", { class: "samples" }, ...[...SAMPLES, phone.where() === "group" ? IN_THE_GROUP : IN_PRIVATE].map(([act, icon, word, whole]) =>
    button([drawing(icon), word], () => phone.act({ act }), { "data-act": act, "data-whole": whole })));
  return make("div", { class: "composer" }, form, samples);
}

export function nameComposer(element, name, where) {
  element.querySelector("label").textContent = `Write as ${name}${where}`;
  for (const key of element.querySelectorAll(".samples button")) {
    key.setAttribute("aria-label", `${key.textContent}: ${key.dataset.whole} as ${name}${where}`);
  }
}

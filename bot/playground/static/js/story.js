// The story to try: steps that tick themselves off as they happen.

import { make, button, drawing, quiet } from "./dom.js";
import { named } from "./cast.js";

const STEPS = [
  { who: "rosa", say: ["On ", ": tap ", "I need help", ", ", "Shopping", ", ", "Today", ". Write any address. Tap ", "Send", "."],
    hints: ["I need help", "Shopping", "Today", "Send"], done: (street) => did(street, "rosa", "private", "Send") },
  { who: "group", say: ["A few seconds later it is in ", ", without her name or address."],
    hints: [], done: (street) => did(street, null, "group", "I can help") || onCard(street, "I can help") },
  { who: "group", say: ["In ", ", as Ben: tap ", "I can help", ". Ben gets the address, Rosa hears who comes."],
    hints: ["I can help"], done: (street) => did(street, null, "group", "I can help") },
  { who: "ben", say: ["On ", ": tap ", "Done", " and say how long it took."],
    hints: ["Done"], done: (street) => did(street, null, "private", "Done") },
  { who: "rosa", say: ["On ", ": tap ", "Yes, it came", "."],
    hints: ["Yes, it came"], done: (street) => did(street, "rosa", "private", "Yes, it came") },
];

function did(street, who, chat, label) {
  return street.deeds.some((deed) => (!who || deed[0] === who) && deed[1] === chat && deed[2] === label);
}

function onCard(street, label) {
  return street.phones.group.messages.some((message) => message.by_bot && message.buttons.flat().some((key) => key.label === label));
}

export class Story {
  constructor(list, visit) {
    this.list = list;
    this.steps = STEPS.map((step) => ({ ...step, item: this.item(step, visit) }));
    list.replaceChildren(...this.steps.map((step) => step.item));
  }

  item(step, visit) {
    const place = step.who === "group" ? named("group") : `${named(step.who)}'s phone`;
    const way = button(place, () => visit(step.who), { class: "way" });
    const [before, ...after] = step.say;
    return make("li", {}, drawing("tick"), make("p", {}, quiet(""), before, way,
      ...after.map((part, index) => (index % 2 ? make("b", {}, part) : part))));
  }

  draw(street) {
    const done = this.steps.map((step) => step.done(street));
    const now = done.indexOf(false);
    this.steps.forEach(({ item }, index) => {
      item.className = done[index] ? "done" : index === now ? "now" : "";
      item.querySelector(".quiet").textContent = done[index] ? "Done: " : index === now ? "Next: " : "";
    });
    this.hint(this.steps[now]);
    this.turnTo(this.steps[now]?.item);
  }

  turnTo(item) {
    if (item && item !== this.turned) this.list.scrollTo({ left: item.offsetLeft - this.list.offsetLeft });
    this.turned = item;
  }

  hint(step) {
    for (const key of document.querySelectorAll(".hinted")) key.classList.remove("hinted");
    if (!step) return;
    const keys = [...document.querySelectorAll(`#phone-${step.who} .key`)];
    for (const label of step.hints.toReversed()) {
      const key = keys.findLast((each) => each.dataset.label === label);
      if (key) return key.classList.add("hinted");
    }
  }
}

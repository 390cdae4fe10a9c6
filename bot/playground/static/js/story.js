// The story to try: its steps tick themselves off as they happen, and another one can be picked.

import { make, button, drawing, quiet } from "./dom.js";
import { named } from "./cast.js";
import { STORIES } from "./stories.js";

export class Story {
  constructor(list, picker, visit) {
    this.list = list;
    this.stories = STORIES.map((story) => ({
      steps: story.steps.map((step) => ({ ...step, item: this.item(step, visit) })),
      key: button(story.name, () => this.pick(this.stories.find((one) => one.key.textContent === story.name))),
    }));
    picker.append(...this.stories.map((story) => story.key));
    this.pick(this.stories[0]);
  }

  pick(story) {
    this.steps = story.steps;
    for (const { key } of this.stories) key.setAttribute("aria-pressed", String(key === story.key));
    this.list.replaceChildren(...story.steps.map((step) => step.item));
    if (this.street) this.draw(this.street);
  }

  item(step, visit) {
    const place = step.who === "group" ? named("group") : `${named(step.who)}'s phone`;
    const way = button(place, () => visit(step.who), { class: "way" });
    const [before, ...after] = step.say;
    return make("li", {}, drawing("tick"), make("p", {}, quiet(""), before, way,
      ...after.map((part, index) => (index % 2 ? make("b", {}, part) : part))));
  }

  draw(street) {
    this.street = street;
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

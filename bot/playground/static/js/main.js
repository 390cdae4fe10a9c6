// The page: keeps what the street told us and draws what has changed.

import { PLACES } from "./cast.js";
import { drawClock, windClock } from "./clock.js";
import { listen } from "./door.js";
import { GroupPhone } from "./group.js";
import { Houses } from "./houses.js";
import { Phone } from "./phones.js";
import { Story } from "./story.js";

const street = { phones: {}, deeds: [] };
const phones = {};

for (const place of PLACES) {
  phones[place.who] = new (place.who === "group" ? GroupPhone : Phone)(place, acted);
}
document.getElementById("phones").prepend(...PLACES.map(({ who }) => phones[who].element));
const houses = new Houses(document.getElementById("houses"), phones);
const story = new Story(document.getElementById("story"), document.getElementById("stories"), (who) => houses.visit(who));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  houses.visit("rosa");
});

function acted(answer) {
  if (answer.ok) street.deeds = answer.deeds;
  story.draw(street);
}

function changed(news) {
  Object.assign(street.phones, news.phones);
  street.deeds = news.deeds;
  for (const [who, seen] of Object.entries(news.phones)) {
    if (phones[who].draw(seen)) houses.tell(who);
  }
  drawClock(news.time);
  story.draw(street);
}

function trouble(words) {
  const line = document.getElementById("trouble");
  line.hidden = !words;
  line.textContent = words;
}

windClock(trouble);
listen(changed, trouble);

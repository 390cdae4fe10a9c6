// The stories to try: each step ticks itself off once it has happened.

const A_GOOD_TURN = [
  { who: "rosa", say: ["On ", ": tap ", "I need help", ", ", "Shopping", ", ", "Today", ". Write any address. Tap ", "Send", "."],
    hints: ["I need help", "Shopping", "Today", "Send"], done: (street) => did(street, "rosa", "private", "Send") },
  { who: "group", say: ["A few seconds later it is in ", ", without her name or address."],
    hints: [], done: (street) => did(street, null, "group", "I can help") || onPhone(street, "group", "I can help") },
  { who: "group", say: ["In ", ", as Ben: tap ", "I can help", ". Ben gets the address, Rosa hears who comes."],
    hints: ["I can help"], done: (street) => did(street, null, "group", "I can help") },
  { who: "ben", say: ["On ", ": tap ", "Done", " and say how long it took."],
    hints: ["Done"], done: (street) => did(street, null, "private", "Done") },
  { who: "rosa", say: ["On ", ": tap ", "Yes, it came", "."],
    hints: ["Yes, it came"], done: (street) => did(street, "rosa", "private", "Yes, it came") },
];

const HER_DAUGHTER_ASKS = [
  { who: "pia", say: ["On ", ": press ", "Start", " and join. Tap ", "Elm Street", " and ", "I ask for someone else", "."],
    hints: ["I agree", "Elm Street", "I ask for someone else"],
    done: (street) => did(street, "pia", "private", "I ask for someone else") },
  { who: "pia", say: ["On ", ": tap ", "More", ", ", "Ask for someone else", ". Write Rosa's name. Let her ", "tap a link", "."],
    hints: ["More", "Ask for someone else", "For somebody new", "I am their daughter", "They tap a link", "Send the link"],
    done: (street) => onPhone(street, "rosa", "Yes, they may ask") || did(street, "rosa", "private", "Yes, they may ask") },
  { who: "rosa", say: ["On ", ": tap ", "Yes, they may ask", ". Nothing is passed on before she does."],
    hints: ["Yes, they may ask"], done: (street) => did(street, "rosa", "private", "Yes, they may ask") },
  { who: "pia", say: ["On ", ": tap ", "Ask for them", ". Choose what and when, and ", "Send", ". Rosa hears of it."],
    hints: ["Ask for them", "Today", "Send"], done: (street) => did(street, "pia", "private", "Send") },
  { who: "rosa", say: ["On ", ": tap ", "More", ", ", "My details", ", ", "People who may ask for me", ". Tap Pia, and ", "End it", "."],
    hints: ["More", "My details", "People who may ask for me", "Pia Bell", "Pia", "End it"],
    done: (street) => did(street, "rosa", "private", "End it") },
];

export const STORIES = [
  { name: "A good turn", steps: A_GOOD_TURN },
  { name: "Pia asks for Rosa", steps: HER_DAUGHTER_ASKS },
];

function did(street, who, chat, label) {
  return street.deeds.some((deed) => (!who || deed[0] === who) && deed[1] === chat && deed[2] === label);
}

function onPhone(street, who, label) {
  const keys = street.phones[who].messages.filter((message) => message.who === "bot").flatMap((message) => message.buttons.flat());
  return keys.some((key) => key.label === label);
}

// Who lives on Elm Street, in the order of their houses.

export const PLACES = [
  { who: "rosa", name: "Rosa", about: "an older resident", house: "house-cottage" },
  { who: "group", name: "Elm Street", short: "Group", about: "the neighbours' group", house: "elm" },
  { who: "ben", name: "Ben", about: "a neighbour", house: "house-terrace" },
  { who: "olga", name: "Olga", about: "the organiser", house: "house-gable" },
  { who: "ayo", name: "Ayo", about: "a neighbour", house: "house-terrace" },
  { who: "pia", name: "Pia", about: "Rosa's daughter, out of town", house: "house-gable" },
  { who: "zed", name: "Zed", about: "an outsider", house: "house-cottage" },
];

export const PEOPLE = PLACES.filter((place) => place.who !== "group");

export function named(who) {
  return PLACES.find((place) => place.who === who)?.name ?? who;
}

export function titled(place) {
  return place.who === "group" ? "Elm Street" : `${place.name}'s phone`;
}

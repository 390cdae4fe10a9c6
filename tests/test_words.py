"""How Good Turn speaks: every message in the code passes the gates, and the gates really shut."""

import ast
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from aid import catalogue, words
from aid.words import _, later, later_p, n_, p_, speaking
from tests.plain_words import GATES, GRADE_AVERAGE_MAX, Said, average_grade, faults

ROOT = Path(__file__).parent.parent
READ_OUT = {"_", "n_", "p_", "later", "later_p"}
EASY = "Ben will come on Tuesday 3 March at 2pm. He will say the word robin. You can ring Olga."


def messages() -> list[Said]:
    found = []
    for message in catalogue.extracted():
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        found += [Said(form, message.context or "") for form in forms if form]
    return found


SAID = messages()


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.text[:40])
def test_every_message_is_plain(said):
    assert faults(said) == []


def test_on_average_a_child_of_ten_can_read_them():
    assert average_grade(SAID) <= GRADE_AVERAGE_MAX


def test_the_catalogue_is_what_the_code_says():
    assert catalogue.main(["--check"]) == 0


def test_a_stale_catalogue_is_told_apart(monkeypatch, tmp_path, capsys):
    stale = catalogue.ROOT / "tests" / "no-such.pot"
    monkeypatch.setattr(catalogue, "POT", stale)
    assert catalogue.main(["--check"]) == 1
    assert "is stale: run python -m aid.catalogue" in capsys.readouterr().err


def test_the_catalogue_holds_all_forms_and_no_date_or_place(tmp_path):
    (tmp_path / "aid").mkdir()
    (tmp_path / "aid" / "x.py").write_text(
        "# Translators: on a card\n"
        "a = _('Hello {name}')\n"
        "b = n_('{count} hour', '{count} hours', 2)\n"
        "c = p_('button', 'Send')\nd = later('Later')\ne = later_p('legal', 'Law')\n"
    )
    text = catalogue.written(catalogue.extracted(tmp_path))
    assert text == catalogue.written(catalogue.extracted(tmp_path))
    assert b"x.py" not in text
    assert b"Creation-Date" not in text
    found = {(message.id, message.context) for message in read_po(BytesIO(text)) if message.id}
    assert found == {
        ("Hello {name}", None),
        (("{count} hour", "{count} hours"), None),
        ("Send", "button"),
        ("Later", None),
        ("Law", "legal"),
    }
    assert b"#. on a card" in text


def spoken(tree: ast.AST) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READ_OUT
    ]


def unreadable(source: str) -> list[int]:
    """The lines where something other than plain written words is given to `_()` and its kin."""
    lines = []
    for call in spoken(ast.parse(source)):
        count = {"n_": 2, "p_": 2, "later_p": 2}.get(call.func.id, 1)
        given = call.args[:count]
        if not all(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in given):
            lines.append(call.lineno)
    return lines


@pytest.mark.parametrize("folder", catalogue.FOLDERS)
def test_only_written_words_are_given_to_be_translated(folder):
    places = [path for path in (ROOT / folder).rglob("*.py") if path != ROOT / "aid" / "words.py"]
    assert {path: unreadable(path.read_text()) for path in places if unreadable(path.read_text())} == {}


def test_words_that_no_catalogue_could_hold_are_found():
    assert unreadable("_(f'Hello {name}')\n_('fine')\n_(text)\np_(where, 'x')\n") == [1, 3, 4]


BAD = {
    "no_forbidden_word": [
        "Please tap Send.",
        "An error came up.",
        "The user is here.",
        "You should rest.",
        "Invalid name",
        "Click here",
        "Oops",
        "She submitted it.",
        "For the elderly",
    ],
    "short_sentences": ["I am " + "very " * 19 + "glad. Good.", "Now: " + "a " * 21],
    "short_enough": ["Yes. " * 101],
    "few_paragraphs": ["One.\n\nTwo.\n\nThree.\n\nFour."],
    "easy_to_read": [
        "Neighbourhood organisations facilitate intergenerational communication opportunities daily."
        " Accessibility considerations necessitate simplification.",
    ],
    "short_label": [
        Said("I would like to help with this one", "button"),
        Said("I can help you now", "button, two a row"),
        Said("Next week", "button, three a row"),
        Said("{name}{name}{name}{name}{name}{name}{name}{name}", "button"),
    ],
    "one_emoji_at_the_end": ["🌷 Good morning", "Good 🌷 day 🌷", "Done 👍🏽👵", "Hi 🙂 Rosa"],
    "no_dash_between_times": [
        "Come 2pm-6pm.",
        "Open 9:00–10:30",
        "Open 2-6pm",
        "{start} - {end}",
        "9am – midday",
    ],
    "no_link": ["See https://x.y", "See t.me/bot", "<a href='x'>y</a>", "goodturn.org has it"],
    "named_placeholders": [
        "Hello {}",
        "Hello {0}",
        "Hello %s",
        "Hello %(name)s",
        "Hello {person.name}",
        "Hello {name!r}",
        "{count:02}",
        "Hello {name",
    ],
}


@pytest.mark.parametrize(("gate", "bad"), [(gate, bad) for gate, texts in BAD.items() for bad in texts])
def test_each_gate_shuts(gate, bad):
    assert gate in faults(bad if isinstance(bad, Said) else Said(bad))


def test_each_gate_has_been_tried():
    assert set(BAD) == {gate.__name__ for gate in GATES}


@pytest.mark.parametrize(
    "good",
    [
        EASY,
        "Ben, Ayo and Olga have seen it. 🌷",
        "From 2pm to 6pm, a check-in",
        "<b>Shopping</b> for {name}, {when}",
        Said("Yes, it came", "button, two a row"),
        "One.\n\nTwo.\n\nThree.",
        "Thank you, dear 👩‍🌾",
        "Ring 0123 456 789 👍🏽",
    ],
)
def test_good_words_pass(good):
    assert faults(good if isinstance(good, Said) else Said(good)) == []


def test_the_law_may_be_a_little_harder():
    text = (
        "Good Turn keeps your name, your area and your telephone number on a computer in England. "
        "Nobody in the neighbourhood can see your address or your telephone number."
    )
    assert 6 < Said(text).grade <= 7
    assert faults(Said(text)) == ["easy_to_read"]
    assert faults(Said(text, "legal")) == []


def test_hard_words_lift_the_average():
    assert average_grade([Said(EASY)]) < 3
    assert average_grade([Said(EASY), Said(BAD["easy_to_read"][0])]) > GRADE_AVERAGE_MAX


@pytest.fixture
def another_language(monkeypatch, tmp_path):
    """A catalogue in a language of its own."""
    made = Catalog(locale="de")
    made.add("Hello {name}", "Hallo {name}")
    made.add("Send", "Absenden", context="button")
    made.add(("{count} hour", "{count} hours"), ("{count} Stunde", "{count} Stunden"))
    place = tmp_path / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "goodturn.mo").open("wb") as file:
        write_mo(file, made)
    monkeypatch.setattr(words, "LOCALES", tmp_path)
    words._catalogue.cache_clear()
    yield "de"
    words._catalogue.cache_clear()


def test_each_hears_their_own_language_also_from_a_table(another_language):
    hello, send = later("Hello {name}"), later_p("button", "Send")
    assert words.languages() == ("en", "de")
    assert str(send) == "Send"
    with speaking("de"):
        assert _("Hello {name}").format(name="Ben") == str(hello).format(name="Ben") == "Hallo Ben"
        assert p_("button", "Send") == str(send) == "Absenden"
        assert n_("{count} hour", "{count} hours", 2) == "{count} Stunden"
        assert _("Not in the catalogue") == "Not in the catalogue"
        with speaking("en"):
            assert _("Hello {name}") == "Hello {name}"
            assert n_("{count} hour", "{count} hours", 1) == "{count} hour"
        assert p_("button", "Send") == "Absenden"
    assert p_("button", "Send") == "Send"


def test_a_language_without_a_catalogue_is_not_spoken():
    with pytest.raises(OSError), speaking("xx"):
        pass

"""Telegram's HTML, as strictly read as Telegram reads it."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.playground.entities import parse_html
from bot.playground.problems import Problem
from bot.playground.shown import draw

GOOD = [
    ("plain", "plain", []),
    ("", "", []),
    ("<b>Rosa</b>", "Rosa", [("bold", 0, 4)]),
    ("<strong>Rosa</strong>", "Rosa", [("bold", 0, 4)]),
    ("<B>Rosa</b>", "Rosa", [("bold", 0, 4)]),
    ("<b>Rosa</>", "Rosa", [("bold", 0, 4)]),
    ("<b >Rosa</b >", "Rosa", [("bold", 0, 4)]),
    ("a <i>b</i> <u>c</u>", "a b c", [("italic", 2, 1), ("underline", 4, 1)]),
    ("<ins>a</ins><em>b</em>", "ab", [("underline", 0, 1), ("italic", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<b></b>x", "x", []),
    ("😀<b>x</b>", "😀x", [("bold", 2, 1)]),
    ("<b>😀</b>", "😀", [("bold", 0, 2)]),
    ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
    ("&#65;&#x42;", "AB", []),
    ("<b>&#128512;</b>", "😀", [("bold", 0, 2)]),
    ("&nbsp; &copy;", "&nbsp; &copy;", []),
    ("Marks & Spencer", "Marks & Spencer", []),
    ("2 > 1", "2 > 1", []),
    ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ("<code>x</code><pre>y</pre>", "xy", [("code", 0, 1), ("pre", 1, 1)]),
    ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
    ("<a href='https://example.org/?a=1&amp;b=2'>x</a>", "x", [("text_link", 0, 1)]),
    ("<a href=example.org>x</a>", "x", [("text_link", 0, 1)]),
    ("<a>nowhere</a>", "nowhere", []),
]

BAD = [
    ("<", "Unclosed start tag at byte offset 0"),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a < b >", 'Unsupported start tag "" at byte offset 2'),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<b>x</strong>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</strong>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b></b>", "Unexpected end tag at byte offset 8"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("é<div>", 'Unsupported start tag "div" at byte offset 2'),
    ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
    ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
    ("<rosa@example.org>", 'Unsupported start tag "rosa@example.org" at byte offset 0'),
    ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a"'),
    ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
    ("<a href=a:b>x</a>", "Unexpected end of name token at byte offset 8"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "text", "entities"), GOOD)
def test_good_markup_becomes_words_and_entities(source, text, entities):
    plain, found = parse_html(source)
    assert plain == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


@pytest.mark.parametrize(("source", "words"), BAD)
def test_bad_markup_is_refused_in_telegrams_words(source, words):
    with pytest.raises(Problem) as refused:
        parse_html(source)
    assert refused.value.code == 400
    assert refused.value.description.startswith(f"Bad Request: can't parse entities: {words}")


def test_a_link_carries_its_address_and_code_its_language():
    _, links = parse_html('<a href="https://example.org/?a=1&amp;b=2">x</a>')
    assert links[0]["url"] == "https://example.org/?a=1&b=2"
    _, code = parse_html('<pre><code class="language-python">x</code></pre>')
    assert code == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


def test_what_is_drawn_is_safe_and_shows_the_entities():
    text, entities = parse_html("<b>a<i>b</i></b> &lt;script&gt; 😀<u>c</u>")
    drawn = "<b>a</b><b><i>b</i></b> &lt;script&gt; 😀<u>c</u>"
    assert draw(text, entities).replace("<i><b>b</b></i>", "<b><i>b</i></b>") == drawn


def test_a_link_that_runs_a_script_is_not_drawn():
    entities = [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}]
    assert draw("x", entities) == "x"


def test_a_drawn_address_is_escaped():
    entities = [{"type": "text_link", "offset": 0, "length": 1, "url": 'https://a.b/"onload="'}]
    assert 'onload="' not in draw("x", entities)


@settings(max_examples=200, deadline=None, database=None)
@given(some.text(some.characters(exclude_categories=["Cs"])))
def test_whatever_is_escaped_comes_out_as_it_was(text):
    assert parse_html(html.escape(text)) == (text, [])
    assert html.unescape(draw(text, [])) == html.unescape(html.escape(text))


@settings(max_examples=300, deadline=None, database=None)
@given(some.text("<>/&;= ab\"'1😀é", max_size=40))
def test_whatever_is_written_is_either_read_or_refused_kindly(source):
    try:
        text, entities = parse_html(source)
    except Problem as refused:
        assert refused.description.startswith("Bad Request: can't parse entities: ")
    else:
        draw(text, entities)

"""Check-ins: the question each morning, its answers, and the ladder that climbs until somebody has it."""

from tests.checkin_street import agrees, passes, todays
from tests.many import at
from tests.reading import letter, told


async def test_rosa_is_asked_at_9_and_says_that_she_is_fine(street):
    await agrees(street, street.ben)
    await at(street, 9)
    question = letter(street.rosa, "Are you all right?")
    assert question.text.startswith("Good morning, Rosa Bell.")
    assert question.labels == ["I'm fine", "Please ring me", "I need help now"]
    await street.rosa.taps("I'm fine")
    assert "You told me that you are fine." in letter(street.rosa, "You told me").text
    await passes(street, 180)
    assert not any("has not answered" in words for words in told(street.ben))


async def test_who_does_not_answer_is_asked_again_then_one_after_the_other_hears(street):
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await passes(street, 30)
    assert "I have not heard from you yet." in street.rosa.last.text
    await passes(street, 15)
    assert "has not answered" in street.ben.last.text
    assert street.ben.last.labels == ["I'll check on her", "I can't just now"]
    assert not any("has not answered" in words for words in told(street.ayo))
    await passes(street, 15)
    assert "has not answered" in street.ayo.last.text
    await passes(street, 15)
    assert "has not answered" in street.olga.last.text
    await street.ayo.taps("I'll check on her")
    assert "You are checking on Rosa Bell." in letter(street.ayo, "You are checking").text
    assert "Ayo" in letter(street.ben, "is checking").text
    await street.ayo.taps("She is fine")
    assert "has told me that Rosa Bell is fine" in letter(street.ben, "is fine").text
    assert "has told me that Rosa Bell is fine" in letter(street.olga, "is fine").text
    assert (await todays(street)).ending == "found_fine"


async def test_a_late_answer_stands_everybody_down_at_once(street):
    await agrees(street, street.ben)
    await at(street, 9)
    await passes(street, 75)
    assert street.olga.last.labels == ["I'll check on her", "I can't just now"]
    await street.rosa.types("Good morning! I'm fine, thank you.")
    assert "You told me that you are fine." in street.rosa.last.text
    for phone in (street.ben, street.olga):
        assert "Rosa Bell has told me: I'm fine." in phone.last.text
        assert "Nobody needs to do anything now." in phone.last.text
        assert not any("I'll check on her" in shown.labels for shown in phone.chat())
    await passes(street, 60)
    assert sum("has not answered" in words for words in told(street.ben)) == 0


async def test_who_checks_and_says_nothing_has_it_no_longer_after_45_minutes(street):
    await agrees(street, street.ben)
    await at(street, 9)
    await passes(street, 45)
    await street.ben.taps("I'll check on her")
    assert "Tell me by 10:30am how it is" in letter(street.ben, "You are checking").text
    await passes(street, 40)
    assert not any("has not answered" in words for words in told(street.olga))
    await passes(street, 10)
    assert "Rosa Bell has not answered." in street.olga.last.text
    assert "Rosa Bell has not answered." in street.ben.last.text
    await street.olga.taps("I'll check on her")
    assert "Olga" in letter(street.ben, "is checking").text


async def test_whoever_cannot_reach_her_lets_everybody_hear_at_once(street):
    await agrees(street, street.ben)
    await at(street, 9)
    await passes(street, 45)
    await street.ben.taps("I'll check on her")
    await street.ben.taps("I could not reach her")
    assert "Rosa Bell has not answered." in street.olga.last.text


async def test_help_is_called_for_from_everybody_at_once(street):
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await street.rosa.taps("I need help now")
    assert "Ring 999 now if you can." in street.rosa.last.text
    for phone in (street.ben, street.ayo, street.olga):
        assert "Rosa Bell says: I need help now." in phone.last.text
        assert "12 Elm Street" in phone.last.text or "Address: not given" in phone.last.text
    await passes(street, 15)
    assert sum("I need help now." in words for words in told(street.ben)) == 2
    await street.ben.taps("I'll check on her")
    await street.ben.taps("I found and helped")
    assert (await todays(street)).ending == "helped"


async def test_who_wants_to_be_rung_is_rung_by_the_first_who_can(street):
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await street.rosa.taps("Please ring me")
    assert "wants to be rung" in street.ben.last.text
    await street.ben.taps("I can't just now")
    assert "wants to be rung" in street.ayo.last.text
    assert not any("wants to be rung" in words for words in told(street.olga))


async def test_a_voice_note_is_an_answer_that_somebody_listens_to(street):
    await agrees(street, street.ben)
    await at(street, 9)
    await street.rosa.sends_voice()
    assert "I am asking somebody to ring you." in street.rosa.last.text
    assert letter(street.ben, "Listen to it").kind == "voice"
    await street.rosa.taps("I'm fine")
    assert not any("Listen to it" in words for words in told(street.ben))


async def test_words_that_are_no_answer_are_kept_and_she_is_asked_once_more(street):
    await agrees(street, street.ben)
    await at(street, 9)
    await street.rosa.types("I need some bread")
    assert street.rosa.last.text.startswith("And are you all right?")
    await street.rosa.taps("I'm fine")
    assert (await todays(street)).ending == "fine"


async def test_who_was_here_this_morning_is_thanked_and_not_asked(street):
    await agrees(street, street.ben)
    await at(street, 8)
    await street.rosa.taps("More")
    await at(street, 9)
    assert "I have heard from you today" in letter(street.rosa, "heard from you").text
    assert (await todays(street)).ending == "heard"


async def test_a_contact_who_said_no_is_not_told(street):
    await agrees(street, street.ben)
    await street.app.db.transaction(lambda tx: tx.run("UPDATE checkin_contacts SET state = 'declined'"))
    await at(street, 9)
    await passes(street, 45)
    assert "has not answered" in street.olga.last.text
    assert not any("has not answered" in words for words in told(street.ben))


async def test_a_question_that_does_not_arrive_is_no_silence_and_climbs_at_once(street):
    await agrees(street, street.ben)
    await street.rosa.blocks_bot()
    await at(street, 9)
    await passes(street, 5)
    assert "I could not reach Rosa Bell to ask" in street.ben.last.text

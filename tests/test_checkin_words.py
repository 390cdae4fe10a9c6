"""What people write when they are asked if they are all right: fine, ring me, or what only a person reads.

The words were made from `KNOWN`; nothing was changed for what is `HELD_OUT`. Nothing that may mean "not well"
is ever read as fine.
"""

import re

import pytest

from aid.checkin_words import read_answer
from storage.checkins import Wish

FINE, RING, UNCLEAR = True, Wish.RING, None

KNOWN_FINE = """
I'm fine; Im fine; i am fine; Fine; fine thanks; Fine, thank you; Yes; yes thank you; Yes I'm fine
yes, all fine; OK; Ok thanks; okay; I'm ok; I’m ok; All ok here; good; All good; I'm good thanks
very well; Very well thank you; I'm very well, thank you dear; all is well; All's well
everything is fine; everything's ok; alright; I'm all right; all right thank you; not bad
not too bad thanks; can't complain; mustn't grumble; right as rain; never better; still here
Still alive!; up and about; I'm up; Good morning; morning; hello; Hi; Morning! All good
still going strong; grand; Feeling good today; I feel fine; feeling much better; quite well
perfectly fine; doing fine; keeping well; lovely; Great thanks; 👍; 👍🏻; 😊; Thank you; thanks love; ta
yes dear; fine and dandy; tickety boo; Splendid; just got up; having breakfast; up and dressed
I am well and up; all fine, no need to ring; no worries; aye; fine fine; as always, fine; could be worse
fair to middling; I'm here; awake; yes I am; we are fine; chipper; O.K.; good day; good afternoon
very good; absolutely fine; I'm alright love; All well here; fine 👍
"""
KNOWN_RING = """
Please ring me; ring me; Ring me please; call me; Please call me; phone me; can you ring me
Can you ring me?; could somebody ring me please; give me a ring; give me a bell; I would like a call
I want to talk; ring; I'm fine, but please ring me; Morning, can someone call me?; I'd like to talk
I need to speak to somebody; call me when you can; come round; pop in please; could you phone me
Yes, ring me; would you call me
"""
KNOWN_UNCLEAR = """
not great; fine but; No; no I'm not; not well; I'm not well; I'm not fine; not so good; not good; not ok
not very well; I fell; I had a fall; I've fallen; dizzy; feeling dizzy; a bit dizzy; poorly
I feel poorly; unwell; bad; awful; terrible; my leg hurts; I hurt; in pain; it hurts; so so; so-so
could be better; I've been better; tired; very tired; bad night; didn't sleep; I was fine
I was fine until I fell; fine but dizzy; I'm fine but my leg hurts; ok but can't get up; up but not well
don't know; not sure; maybe; who are you?; what?; are you ok?; how are you?; is it fine?; good grief; 👎
😢; fine 😢; help; stuck; can't move; cold; I'm cold; hungry; lonely; sad; I'm sad; don't ring me
never mind; nothing; stop; no need; nobody; I need shopping; my heating is off; all bad; no good
no thanks; not today; what time is it; I am ill; worse; much worse; get well; sick; doctor
the doctor is here; well; Well...; well, I feel
"""
HELD_OUT_FINE = """
yes all good here thank you; Fine as always; I'm okay thanks for asking; Doing very well
Good morning, I'm fine; perfectly alright; Yes fine thank you love; everything's lovely; I am doing great
all ok today; Still here!; Morning dear, all well; yep good; I'm feeling much better today
very well indeed; good thanks, and you; not too bad at all; I'm awake and fine; all good 👍
fit as a fiddle; same as usual; tip top; slept well
"""
HELD_OUT_RING = """
please could you ring me; can someone phone me please; give us a call; I'd like a chat; ring me back
want to talk; would like somebody to call; can you give me a ring; I am ok but can you call me
please phone
"""
HELD_OUT_UNCLEAR = """
not too good; no not really; I don't feel right; feeling rough; under the weather; I slipped in the bath
my chest; can't breathe well; not feeling myself; I'm not all right; not okay; bit wobbly
I've hurt my hip; felt better; ok I suppose but sore; shaky this morning; I think I broke something
all wrong; it's not good; bleeding; no; I'm in bed; I can't; had a bad night; confused; not very good
lost; where am I; fine until now; barely alive; well not really; good but in pain; I am not feeling well
weak; sore; very poorly; never been worse; fine? no
"""


def phrases(block: str) -> list[str]:
    return [phrase.strip() for phrase in re.split(r"[;\n]", block) if phrase.strip()]


KNOWN = [
    *((phrase, FINE) for phrase in phrases(KNOWN_FINE)),
    *((phrase, RING) for phrase in phrases(KNOWN_RING)),
    *((phrase, UNCLEAR) for phrase in phrases(KNOWN_UNCLEAR)),
]


@pytest.mark.parametrize(("said", "meant"), KNOWN)
def test_what_people_write_is_read_as_they_mean_it(said, meant):
    assert read_answer(said) == meant


@pytest.mark.parametrize("said", phrases(KNOWN_UNCLEAR + HELD_OUT_UNCLEAR))
def test_nothing_that_may_mean_not_well_counts_as_fine(said):
    assert read_answer(said) is not True


def test_most_of_what_was_never_looked_at_is_read_too():
    right = [said for said in phrases(HELD_OUT_FINE) if read_answer(said) is True]
    right += [said for said in phrases(HELD_OUT_RING) if read_answer(said) is Wish.RING]
    asked = phrases(HELD_OUT_FINE) + phrases(HELD_OUT_RING)
    assert len(right) / len(asked) >= 0.7, sorted(set(asked) - set(right))

"""Who may do what, and when: the whole of it as tables. A cell says `yes`, or the refusal one hears."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests import (
    acting_scenes,
    checkin_answer_scenes,
    checkin_plan_scenes,
    company_scenes,
    contact_scenes,
    duty_scenes,
    news_scenes,
    picture_scenes,
    privacy_scenes,
    rehearsal_scenes,
    wellbeing_scenes,
)
from tests.village import ACCOUNTS, NEVER_JOINED

EVERYBODY_ELSE = "everybody else"
WHOEVER_NEVER_JOINED = "never joined"

TABLES = """
claim             | open claimed      reported        closed withdrawn signposted could_not_fill
neighbour         | yes  AlreadyTaken AlreadyTaken    Ended  Ended     Ended      Ended
former helper     | yes  AlreadyTaken AlreadyTaken    Ended  Ended     Ended      Ended
helper            | yes  AlreadyYours AlreadyReported Ended  Ended     Ended      Ended
blocked neighbour | NotHere
neighbour elsewhere | NotYourArea
asked             | NotApprovedYet
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

hand_back         | open    claimed reported        closed withdrawn signposted could_not_fill
helper            | NotHere yes     AlreadyReported Ended  Ended     NotHere      NotHere
everybody else    | NotHere
never joined      | NotJoined

report_done       | open    claimed reported        closed withdrawn signposted could_not_fill
helper            | NotHere yes     AlreadyReported Ended  Ended     NotHere      NotHere
everybody else    | NotHere
never joined      | NotJoined

confirm           | open        claimed    reported closed withdrawn signposted could_not_fill
resident          | NobodyHasIt NotDoneYet yes      Ended  Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

withdraw          | open claimed reported closed withdrawn signposted could_not_fill
resident          | yes  yes     yes      Ended  Ended     Ended      Ended
trusted           | yes  yes     yes      Ended  Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

undo              | open claimed reported closed withdrawn signposted could_not_fill
resident          | yes  yes     yes      Ended  Ended     Ended      Ended
trusted           | yes  yes     yes      Ended  Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

tell_outcome      | open        claimed     reported closed withdrawn signposted could_not_fill
resident          | NobodyHasIt NotAskedYet yes      Ended  Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

arrive            | open    claimed reported        closed withdrawn signposted could_not_fill
helper            | NotHere yes     AlreadyReported Ended  Ended     NotHere      NotHere
everybody else    | NotHere
never joined      | NotJoined

leave             | open    claimed reported        closed withdrawn signposted could_not_fill
helper            | NotHere yes     AlreadyReported Ended  Ended     NotHere      NotHere
everybody else    | NotHere
never joined      | NotJoined

stay              | open    claimed reported        closed withdrawn signposted could_not_fill
helper            | NotHere yes     AlreadyReported Ended  Ended     NotHere      NotHere
everybody else    | NotHere
never joined      | NotJoined

put_off           | open    claimed reported        closed withdrawn signposted could_not_fill
helper            | NotHere yes     AlreadyReported Ended  Ended     NotHere      NotHere
everybody else    | NotHere
never joined      | NotJoined

tell_organisers_of | open            claimed         reported closed withdrawn signposted could_not_fill
helper            | NotHere         NothingToSayYet yes      yes    Ended     NotHere      NotHere
resident          | NothingToSayYet NothingToSayYet yes      yes    Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

thank             | open            claimed         reported        closed withdrawn signposted could_not_fill
resident          | NothingToSayYet NothingToSayYet NothingToSayYet yes    Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

ask_again | open claimed reported closed withdrawn signposted could_not_fill partly asked_again rung left
resident | NobodyHasIt NotDoneYet NotDoneYet AllWasWell Ended Ended Ended yes AskedAgain WillBeRung LeftAtThat
everybody else    | NotHere
never joined      | NotJoined

ask_to_be_rung | open claimed reported closed withdrawn signposted could_not_fill partly asked_again rung left
resident | NobodyHasIt NotDoneYet NotDoneYet AllWasWell Ended Ended Ended yes AskedAgain WillBeRung LeftAtThat
everybody else    | NotHere
never joined      | NotJoined

leave_it | open claimed reported closed withdrawn signposted could_not_fill partly asked_again rung left
resident | NobodyHasIt NotDoneYet NotDoneYet AllWasWell Ended Ended Ended yes AskedAgain WillBeRung LeftAtThat
everybody else    | NotHere
never joined      | NotJoined

ask               | new             sent          stopped
resident          | yes             AlreadySent   QuestionOver
everybody else    | QuestionOver
never joined      | NotJoined

approve           | never        asked  approved        not_now         out_of_group    left
organiser         | NotOffering  yes    AlreadyDecided  yes             AlreadyDecided  NotOffering
other organiser   | NotOffering  yes    AlreadyDecided  yes             AlreadyDecided  NotOffering
everybody else    | NotAnOrganiser
never joined      | NotJoined

decline           | never        asked  approved        not_now         out_of_group    left
organiser         | NotOffering  yes    AlreadyDecided  AlreadyDecided  AlreadyDecided  NotOffering
other organiser   | NotOffering  yes    AlreadyDecided  AlreadyDecided  AlreadyDecided  NotOffering
everybody else    | NotAnOrganiser
never joined      | NotJoined

opt_in            | oneself
neighbour         | OnTheList
neighbour elsewhere | OnTheList
blocked neighbour   | OnTheList
helper            | OnTheList
former helper     | OnTheList
asked             | OnTheList
out of group      | OnTheList
everybody else    | yes
never joined      | NotJoined

opt_out           | oneself
neighbour         | yes
neighbour elsewhere | yes
blocked neighbour   | yes
helper            | yes
former helper     | yes
asked             | yes
out of group      | yes
everybody else    | NotAsked
never joined      | NotJoined

correct           | oneself
everybody else    | yes
never joined      | NotJoined

ask_for_call      | oneself      again
everybody else    | yes          CallWaiting
never joined      | NotJoined

take              | waiting      taken      made
organiser         | yes          yes        CallOver
other organiser   | yes          CallTaken  CallOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

finish            | waiting      taken      made
organiser         | yes          yes        CallOver
other organiser   | yes          yes        CallOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

set_up            | new_group    known_name    linked         nameless
organiser         | yes          AreaHasGroup  AlreadyLinked  NamelessGroup
other organiser   | yes          AreaHasGroup  AlreadyLinked  NamelessGroup
everybody else    | NotAnOrganiser
never joined      | NotJoined

link              | new_group    known_name    linked         taken_area    no_such_area
organiser         | yes          AreaHasGroup  AlreadyLinked  AreaHasGroup  NotHere
other organiser   | yes          AreaHasGroup  AlreadyLinked  AreaHasGroup  NotHere
everybody else    | NotAnOrganiser
never joined      | NotJoined

make_poster       | here         no_such_area
organiser         | yes          NotHere
other organiser   | yes          NotHere
everybody else    | NotAnOrganiser
never joined      | NotJoined

stand_by          | open      claimed      reported        closed withdrawn signposted could_not_fill
neighbour         | FreeAgain yes          AlreadyTaken    Ended  Ended     Ended      Ended
former helper     | FreeAgain yes          AlreadyTaken    Ended  Ended     Ended      Ended
helper            | FreeAgain AlreadyYours AlreadyReported Ended  Ended     Ended      Ended
blocked neighbour | NotHere
neighbour elsewhere | NotYourArea
asked             | NotApprovedYet
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

stand_down        | open      claimed      reported        closed withdrawn signposted could_not_fill
neighbour         | FreeAgain yes          AlreadyTaken    Ended  Ended     Ended      Ended
former helper     | FreeAgain yes          AlreadyTaken    Ended  Ended     Ended      Ended
helper            | FreeAgain AlreadyYours AlreadyReported Ended  Ended     Ended      Ended
blocked neighbour | NotHere
neighbour elsewhere | NotYourArea
asked             | NotApprovedYet
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

pass_on           | open        claimed reported closed   withdrawn signposted could_not_fill
resident          | NobodyHasIt yes     yes      TalkOver TalkOver  TalkOver   TalkOver
helper            | NotHere     yes     yes      TalkOver TalkOver  NotHere    NotHere
everybody else    | NotHere
never joined      | NotJoined

suggest           | open claimed        reported       closed withdrawn signposted could_not_fill
organiser         | yes  TakenMeanwhile TakenMeanwhile Ended  Ended     Ended      Ended
other organiser   | yes  TakenMeanwhile TakenMeanwhile Ended  Ended     Ended      Ended
everybody else    | NotAnOrganiser
never joined      | NotJoined

signpost          | open claimed        reported       closed withdrawn signposted could_not_fill
organiser         | yes  TakenMeanwhile TakenMeanwhile Ended  Ended     Ended      yes
other organiser   | yes  TakenMeanwhile TakenMeanwhile Ended  Ended     Ended      yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

remove            | open        claimed reported closed withdrawn signposted could_not_fill
organiser         | NobodyHasIt yes     SaidDone Ended  Ended     Ended      Ended
other organiser   | NobodyHasIt yes     SaidDone Ended  Ended     Ended      Ended
everybody else    | NotAnOrganiser
never joined      | NotJoined

introduce         | suggested       taken
neighbour         | yes             AlreadyTaken
former helper     | NotHere         NotHere
helper            | NotHere         AlreadyYours
blocked neighbour | NotHere
neighbour elsewhere | NotYourArea
asked             | NotApprovedYet
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

not_this_time     | open claimed reported closed withdrawn signposted could_not_fill
neighbour         | yes  yes     yes      Ended  Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

change            | open claimed reported        closed withdrawn signposted could_not_fill
resident          | yes  yes     TooLateToChange Ended  Ended     Ended      Ended
trusted           | yes  yes     TooLateToChange Ended  Ended     Ended      Ended
everybody else    | NotHere
never joined      | NotJoined

note_door         | oneself
everybody else    | yes
never joined      | NotJoined

take_off          | usual        gone
resident          | yes          OffTheList
everybody else    | OffTheList
never joined      | NotJoined

pause             | oneself
everybody else    | yes
never joined      | NotJoined

like              | oneself
neighbour         | yes
neighbour elsewhere | yes
blocked neighbour   | yes
helper            | yes
former helper     | yes
asked             | yes
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

choose_day        | oneself
neighbour         | yes
neighbour elsewhere | yes
blocked neighbour   | yes
helper            | yes
former helper     | yes
asked             | yes
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

choose_hours      | oneself
neighbour         | yes
neighbour elsewhere | yes
blocked neighbour   | yes
helper            | yes
former helper     | yes
asked             | yes
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

choose_times      | oneself
neighbour         | yes
neighbour elsewhere | yes
blocked neighbour   | yes
helper            | yes
former helper     | yes
asked             | yes
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

look_at           | open claimed      reported closed withdrawn signposted could_not_fill
neighbour         | yes  yes          yes      yes    yes       yes        yes
former helper     | yes  yes          yes      yes    yes       yes        yes
helper            | yes  AlreadyYours yes      yes    yes       yes        yes
blocked neighbour | NotHere
neighbour elsewhere | NotYourArea
asked             | NotApprovedYet
out of group      | NotInGroup
everybody else    | NotANeighbour
never joined      | NotJoined

share             | oneself
everybody else    | yes
never joined      | NotJoined

forget            | oneself
everybody else    | yes
never joined      | NotJoined

go_so_far         | oneself
everybody else    | yes
never joined      | NotJoined

repeat            | open claimed reported closed withdrawn signposted could_not_fill
resident          | yes  yes     yes      yes    yes       yes        yes
everybody else    | QuestionOver
never joined      | NotJoined

skip_date         | running         stopped       over
resident          | yes             SeriesOver    SeriesOver
everybody else    | NotHere
never joined      | NotJoined

pause_dates       | running         stopped       over
resident          | yes             SeriesOver    SeriesOver
everybody else    | QuestionOver
never joined      | NotJoined

stop_dates        | running         stopped       over
resident          | yes             SeriesOver    SeriesOver
everybody else    | NotHere
never joined      | NotJoined

prolong           | running         stopped       over
resident          | GoesOnAlready   SeriesOver    yes
everybody else    | NotHere
never joined      | NotJoined

leave_series      | running         stopped       over
neighbour         | yes             yes           yes
everybody else    | NotHere
never joined      | NotJoined

report_spending   | open    claimed   reported closed withdrawn signposted could_not_fill spent
helper            | NotHere DoneFirst yes      yes    Ended     NotHere      NotHere        SpentAlready
everybody else    | NotHere
never joined      | NotJoined

settle            | unspent         spent         settled
resident          | NothingSpent    yes           SettledAlready
everybody else    | NotHere
never joined      | NotJoined

promise           | made             wanted
neighbour         | PromisedAlready  yes
neighbour elsewhere | PromisedAlready  yes
blocked neighbour   | PromisedAlready  yes
helper            | PromisedAlready  yes
former helper     | PromisedAlready  yes
asked             | PromisedAlready  yes
out of group      | PromisedAlready  yes
everybody else    | NotAsked
never joined      | NotJoined

attest            | never         asked  approved  not_now       out_of_group  left
organiser         | NotOnTheList  yes    yes       NotOnTheList  yes           NotOnTheList
other organiser   | NotOnTheList  yes    yes       NotOnTheList  yes           NotOnTheList
everybody else    | NotAnOrganiser
never joined      | NotJoined

end_vetting       | standing      ended
organiser         | yes           CheckOver
other organiser   | yes           CheckOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

vouch             | never         asked  approved  not_now  out_of_group  left
organiser         | NotOnTheList  yes    yes       yes      yes           yes
other organiser   | NotOnTheList  yes    yes       yes      yes           yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

take_off_list     | never         asked         approved  not_now       out_of_group  left
organiser         | NotOnTheList  NotOnTheList  yes       NotOnTheList  yes           NotOnTheList
other organiser   | NotOnTheList  NotOnTheList  yes       NotOnTheList  yes           NotOnTheList
everybody else    | NotAnOrganiser
never joined      | NotJoined

say_how_it_was    | to_helper  to_resident  answered      not_yet
helper            | yes        NotHere      SaidHowItWas  NotHere
resident          | NotHere    yes          NotHere       NotHere
everybody else    | NotHere
never joined      | NotJoined

take_in           | oneself
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

raise_alarm       | oneself
everybody else    | yes
never joined      | yes

call_off          | none             raised
resident          | NotHere          yes
everybody else    | NotHere
never joined      | NotHere

ring_them         | raised           taken             called_off   unheard
organiser         | yes              yes               AlarmOver    NotHere
other organiser   | yes              AlarmTaken        AlarmOver    NotHere
everybody else    | NotAnOrganiser
never joined      | NotJoined

see_to            | raised           taken             called_off   unheard
organiser         | yes              yes               AlarmOver    NotHere
other organiser   | yes              AlarmTaken        AlarmOver    NotHere
everybody else    | NotAnOrganiser
never joined      | NotJoined

block             | open    claimed reported closed  withdrawn signposted could_not_fill
resident          | NotHere yes     yes      yes     yes       NotHere        NotHere
helper            | NotHere NotHere NotHere  NotHere NotHere   NotHere    NotHere
everybody else    | NotHere
never joined      | NotJoined

unblock           | not_blocked     blocked
resident          | NotBlocked      yes
everybody else    | NotBlocked
never joined      | NotJoined

report            | open    claimed reported closed  withdrawn signposted could_not_fill
resident          | NotHere yes     yes      yes     yes       NotHere        NotHere
helper            | NotHere NotHere NotHere  NotHere NotHere   NotHere    NotHere
everybody else    | NotHere
never joined      | NotJoined

worry             | nobody_leads    about_organiser
other organiser   | yes             NobodyMayRead
everybody else    | yes             yes
never joined      | NotJoined

look_into         | reported        taken             closed        led_by_another
organiser         | yes             yes               CaseClosed    NotHere
other organiser   | yes             CaseTaken         CaseClosed    yes
everybody else    | NotHere
never joined      | NotJoined

look_again        | reported        taken             closed        led_by_another
organiser         | yes             yes               CaseClosed    NotHere
other organiser   | yes             CaseTaken         CaseClosed    yes
everybody else    | NotHere
never joined      | NotJoined

close_case        | reported        taken             closed        led_by_another
organiser         | NotHere         yes               CaseClosed    NotHere
other organiser   | NotHere         CaseTaken         CaseClosed    NotHere
everybody else    | NotHere
never joined      | NotJoined

note_case         | reported        taken             closed        led_by_another
organiser         | yes             yes               CaseClosed    NotHere
other organiser   | yes             yes               CaseClosed    yes
everybody else    | NotHere
never joined      | NotJoined

invite            | oneself
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

freeze            | organiser other asked frozen
organiser         | NotYourself yes NotOrganising NotOrganising
other organiser   | yes NotYourself NotOrganising NotAnOrganiser
everybody else    | NotAnOrganiser
never joined      | NotJoined

unfreeze          | organiser other asked frozen
organiser         | NotFrozen NotFrozen NotFrozen NotYetAlone
other organiser   | NotFrozen NotFrozen NotFrozen NotAnOrganiser
everybody else    | NotAnOrganiser
never joined      | NotJoined

leave_organising  | oneself
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

name_lead         | organiser other asked frozen
organiser         | yes yes NotOrganising NotOrganising
other organiser   | yes yes NotOrganising NotAnOrganiser
everybody else    | NotAnOrganiser
never joined      | NotJoined

end_lead          | organiser other asked frozen
organiser         | NoLead NoLead NoLead NoLead
other organiser   | NoLead NoLead NoLead NotAnOrganiser
everybody else    | NotAnOrganiser
never joined      | NotJoined

agree             | open agreed old
organiser         | OwnProposal ProposalOver ProposalOver
other organiser   | yes ProposalOver ProposalOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

refuse            | open agreed old
organiser         | yes ProposalOver ProposalOver
other organiser   | yes ProposalOver ProposalOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

make_area         | free taken
organiser         | yes AreaNamedSo
other organiser   | yes AreaNamedSo
everybody else    | NotAnOrganiser
never joined      | NotJoined

rename_area       | free taken
organiser         | yes AreaNamedSo
other organiser   | yes AreaNamedSo
everybody else    | NotAnOrganiser
never joined      | NotJoined

link_for_group    | linked lost
organiser         | AreaHasGroup yes
other organiser   | AreaHasGroup yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

unlink            | linked lost
organiser         | yes AreaWithoutGroup
other organiser   | yes AreaWithoutGroup
everybody else    | NotAnOrganiser
never joined      | NotJoined

set_beside        | other itself
organiser         | yes NotBesideItself
other organiser   | yes NotBesideItself
everybody else    | NotAnOrganiser
never joined      | NotJoined

let_in            | waiting decided
organiser         | yes KnockOver
other organiser   | yes KnockOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

turn_away         | waiting decided
organiser         | yes KnockOver
other organiser   | yes KnockOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

pass_to           | kept app
organiser         | yes HasApp
other organiser   | NotHere HasApp
everybody else    | NotAnOrganiser
never joined      | NotJoined

give_app_link     | kept app
organiser         | yes HasApp
other organiser   | NotHere HasApp
everybody else    | NotAnOrganiser
never joined      | NotJoined

note_their_door   | kept app
organiser         | yes HasApp
other organiser   | NotHere HasApp
everybody else    | NotAnOrganiser
never joined      | NotJoined

merge             | kept app organiser itself
organiser         | yes BothHaveAccounts OrganisersStay SameRecord
other organiser   | yes BothHaveAccounts OrganisersStay SameRecord
everybody else    | NotAnOrganiser
never joined      | NotJoined

agree_to          | told_us    confirmed      ended
resident          | yes        AgreedAlready  OverNow
everybody else    | NotHere
never joined      | NotJoined

end_consent       | told_us    confirmed      ended
resident          | yes        yes            OverNow
everybody else    | NotHere
never joined      | NotJoined

make_main         | told_us    confirmed      ended
resident          | OverNow    yes            OverNow
everybody else    | NotHere
never joined      | NotJoined

keep_on           | told_us    confirmed      ended
resident          | OverNow    yes            OverNow
everybody else    | NotHere
never joined      | NotJoined

step_back         | told_us    confirmed      ended
trusted not confirmed | yes    yes            OverNow
everybody else    | NotHere
never joined      | NotJoined

link_for          | told_us    confirmed      ended
trusted not confirmed | yes    AskAPerson     AskAPerson
everybody else    | NotHere
never joined      | NotJoined

want_consent_call | told_us    confirmed      ended
trusted not confirmed | yes    AskAPerson     AskAPerson
everybody else    | NotHere
never joined      | NotJoined

take_consent_call | told_us    confirmed      ended
organiser         | yes        AgreedAlready  OverNow
other organiser   | yes        AgreedAlready  OverNow
everybody else    | NotAnOrganiser
never joined      | NotJoined

record_consent    | told_us    confirmed      ended
organiser         | yes        AgreedAlready  OverNow
other organiser   | yes        AgreedAlready  OverNow
everybody else    | NotAnOrganiser
never joined      | NotJoined

ask_for           | told_us    confirmed      ended
trusted not confirmed | yes    yes            AskAPerson
everybody else    | NotHere
never joined      | NotJoined

accept            | fresh      used
resident          | OwnLink    LinkSpent
everybody else    | yes        LinkSpent
never joined      | NotJoined

agree_by_link     | fresh      used
trusted not confirmed | OwnLink LinkSpent
everybody else    | yes        LinkSpent
never joined      | NotJoined

refuse_by_link    | fresh      used
trusted not confirmed | OwnLink LinkSpent
everybody else    | yes        LinkSpent
never joined      | NotJoined

begin_for         | oneself
everybody else    | yes
never joined      | NotJoined

begin_by_link     | oneself
everybody else    | yes
never joined      | NotJoined

invite_trusted    | oneself
everybody else    | yes
never joined      | NotJoined

make_referrer     | trusted    referrer
organiser         | yes        yes
other organiser   | yes        yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

end_referrer      | trusted    referrer
organiser         | OverNow    yes
other organiser   | OverNow    yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

join              | oneself
outsider          | yes
everybody else    | JoinedAlready
"""
TABLES += privacy_scenes.TABLES + checkin_answer_scenes.TABLES + checkin_plan_scenes.TABLES
TABLES += news_scenes.TABLES
TABLES += company_scenes.TABLES + duty_scenes.TABLES + picture_scenes.TABLES
TABLES += contact_scenes.TABLES + wellbeing_scenes.TABLES
TABLES += acting_scenes.TABLES + rehearsal_scenes.TABLES

YES = "yes"


@dataclass(frozen=True)
class Cell:
    """Whether somebody may do something to a thing in some state: `yes`, or the refusal's name."""

    verb: str
    actor: str
    state: str
    says: str


def cells(*verbs: str) -> Iterator[Cell]:
    """Every cell of the tables of these verbs, of all verbs if none is named."""
    for table in TABLES.strip().split("\n\n"):
        head, *lines = table.splitlines()
        verb, states = _parts(head)
        rows = dict(_parts(line) for line in lines)
        assert set(rows) <= {*ACCOUNTS, EVERYBODY_ELSE, WHOEVER_NEVER_JOINED}, verb
        for actor in ACCOUNTS if not verbs or verb in verbs else ():
            says = rows.get(actor) or rows.get(_kind(actor))
            if says is None:  # bots can't join; see test_bad_input
                continue
            says = says * len(states) if len(says) == 1 else says
            yield from (Cell(verb, actor, *pair) for pair in zip(states, says, strict=True))


def _parts(line: str) -> tuple[str, list[str]]:
    name, _, rest = line.partition("|")
    return name.strip(), rest.split()


def _kind(actor: str) -> str:
    return WHOEVER_NEVER_JOINED if actor in NEVER_JOINED else EVERYBODY_ELSE

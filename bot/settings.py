"""What can be set, from `.env` and the environment, checked before anything starts."""

from datetime import timedelta

from pydantic import Field, ValidationError

from aid.retention import Keeping
from bot.outside import Outside
from bot.setting_forms import (
    Pause,
    Wait,
)


class SettingsWrong(Exception):
    """A setting is missing or wrong. The text is one line: which, and what it wants."""


def _wait(what: str, *, seconds: int = 0, minutes: int = 0, hours: int = 0, days: int = 0) -> timedelta:
    default = timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
    field: timedelta = Field(default, description=f"{what}, as an ISO 8601 duration like PT20M")
    return field


class Settings(Outside):
    """Every setting. Its description stands in `.env.example`, and in the line that asks for it."""

    wait_before_posting: Wait = _wait("the time to undo before a card is posted", seconds=60)
    wait_wave_2: Wait = _wait("the time until more neighbours are asked", minutes=20)
    wait_wave_3: Wait = _wait("the time from then until everyone is asked", minutes=40)
    wait_duty_organiser: Wait = _wait("the time from then until organisers hear of it", minutes=40)
    wait_stand_by: Wait = _wait("the time those who stand by have for themselves", minutes=10)
    wait_confirm: Wait = _wait("the time a resident has to say whether help came", hours=48)
    wait_settle: Wait = _wait("the time to pay a helper back before organisers hear of it", days=7)
    wait_visit: Wait = _wait("the time over the usual until a helper is asked if all is well", minutes=60)
    wait_overdue_visit: Wait = _wait("the time from then until organisers hear of it", minutes=15)
    wait_still_asking: Wait = _wait("the time by day until a resident hears that I still ask", hours=2)
    wait_unknown_visit: Wait = _wait("the time until organisers hear of a visit nobody tells of", hours=48)
    wait_forget_address: Wait = _wait("the time until a helper's letters lose the address", hours=24)
    wait_series_ahead: Wait = _wait("the time before a date at which what comes again is asked for", days=5)
    wait_same_helper: Wait = _wait("the time whoever came last has to answer before others", hours=24)
    wait_first_jobs: Wait = _wait("the time until both sides are asked how a first job was", hours=20)
    wait_promise: Wait = _wait("the time neighbours have to renew their promise", days=21)
    wait_consent: Wait = _wait("the time until it is asked if somebody may still ask for another", days=182)
    wait_knock: Wait = _wait("the time whoever asks to join a group has for 3 questions", minutes=30)
    wait_checkin_again: Wait = _wait("the time from asking again until the first contact hears", minutes=15)
    wait_checkin_contact: Wait = _wait("the time one contact has before the next hears", minutes=15)
    wait_checkin_repeat: Wait = _wait("the time until everybody hears again that nobody checks", minutes=15)
    wait_checkin_check: Wait = _wait("the time whoever checks has to say how it is", minutes=45)
    wait_checkin_deaf: Wait = _wait("the time I may be deaf until silence counts all the same", minutes=30)
    wait_checkin_late: Wait = _wait("the time after which somebody is not asked any more that day", hours=4)
    wait_second_channel: Wait = _wait("the time an alarm has to leave before it goes by e-mail", minutes=2)
    wait_listen_first: Wait = _wait("the time to hear people out after a start", seconds=60)
    wait_tick: Pause = _wait("the time between two looks at what is due", seconds=10)
    wait_handler: Pause = _wait("the longest time one update may take", seconds=30)
    wait_retry: Pause = _wait("the first pause before an update is tried again", seconds=1)
    wait_backoff: Pause = _wait("the first pause when Telegram can't be reached", seconds=1)
    wait_backoff_longest: Pause = _wait("the longest of these pauses, each twice the one before", seconds=60)
    wait_poll: Pause = _wait("the time one call waits for updates", seconds=25)
    wait_forget_updates: Wait = _wait("the time until a handled update is emptied", hours=24)
    wait_drafts: Wait = _wait("the time a half-finished conversation is kept", days=14)
    wait_forget_words: Wait = _wait("the time after its end until a request loses its words", days=90)
    wait_forget_letters: Wait = _wait("the time notes of letters and calls are kept", days=90)
    wait_forget_usual: Wait = _wait("the time usual shopping is remembered", days=365)
    wait_forget_alarms: Wait = _wait("the time what somebody wrote in danger is kept", hours=24)
    wait_forget_knocks: Wait = _wait("the time answers of who asked to join a group are kept", days=30)
    wait_forget_checks: Wait = _wait("the time ended checks and words on first jobs are kept", days=365)
    wait_forget_cases: Wait = _wait("the time closed reports and worries are kept", days=730)
    wait_forget_wellbeing: Wait = _wait("the time answers to How I am are kept", days=730)
    wait_forget_quiet: Wait = _wait("the time somebody may be quiet until I ask if I may forget", days=365)
    wait_before_forgetting: Wait = _wait("the time from that question until I do", days=30)
    wait_undo_forgetting: Wait = _wait("the time in which to come back after being forgotten", hours=24)
    wait_audit: Pause = _wait("the time between two audits", seconds=60)

    @property
    def keeping(self) -> Keeping:
        """How long what is kept."""
        return Keeping(
            drafts=self.wait_drafts,
            updates=self.wait_forget_updates,
            address=self.wait_forget_address,
            words=self.wait_forget_words,
            letters=self.wait_forget_letters,
            usual=self.wait_forget_usual,
            alarms=self.wait_forget_alarms,
            knocks=self.wait_forget_knocks,
            checks=self.wait_forget_checks,
            cases=self.wait_forget_cases,
            wellbeing=self.wait_forget_wellbeing,
            quiet=self.wait_forget_quiet,
            notice=self.wait_before_forgetting,
            undo=self.wait_undo_forgetting,
        )


def load() -> Settings:
    """The settings in force. Raises SettingsWrong, whose text never holds what was given."""
    try:
        return Settings()
    except ValidationError as wrong:
        raise SettingsWrong(_line(wrong)) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsWrong(".env can't be read. It wants to be a text file in UTF-8.") from None


def _line(wrong: ValidationError) -> str:
    first = wrong.errors(include_input=False)[0]
    field = str(first["loc"][0])
    state = "missing" if first["type"] == "missing" else "wrong"
    return f"{field.upper()} is {state}. It wants {Settings.model_fields[field].description}."

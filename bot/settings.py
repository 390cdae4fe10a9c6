"""What can be set, from `.env` and the environment, checked before anything starts."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from aid.emergency_numbers import EMERGENCY_NUMBERS, HOME
from aid.money import BUDGET_POUNDS
from aid.retention import Keeping
from aid.words import languages
from bot.setting_forms import (
    Address,
    Country,
    EmailAddress,
    EmailAddresses,
    Languages,
    Level,
    Pause,
    PersonIds,
    Port,
    Pounds,
    PublicAddress,
    Token,
    Wait,
    WebhookSecret,
)


class SettingsWrong(Exception):
    """A setting is missing or wrong. The text is one line: which, and what it wants."""


def _wait(what: str, *, seconds: int = 0, minutes: int = 0, hours: int = 0, days: int = 0) -> timedelta:
    default = timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
    field: timedelta = Field(default, description=f"{what}, as an ISO 8601 duration like PT20M")
    return field


class Settings(BaseSettings):
    """Every setting. Its description stands in `.env.example`, and in the line that asks for it."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    bot_token: Token = Field(description="the token that @BotFather gave you, such as 123456:ABC-def")
    telegram_api_url: Address = Field(
        "https://api.telegram.org",
        description="the http or https address of Telegram, or of a server that speaks its Bot API",
    )
    data_dir: Path = Field(Path("./data"), description="the folder that holds goodturn.db")
    database_key_file: Path = Field(
        Path("./secrets/database.key"),
        description="the file with the database's key, apart from the data; made on first run",
    )
    organiser_ids: PersonIds = Field(
        (), description="the Telegram user ids of the first organisers, comma separated"
    )
    time_zone: ZoneInfo = Field(
        ZoneInfo("Europe/London"), description="the neighbourhood's time zone, like Europe/London"
    )
    languages: Languages = Field(
        ("en",),
        description=f"the languages to speak, comma separated, out of: {', '.join(languages())}",
    )
    country: Country = Field(
        HOME,
        description=f"the country whose emergency numbers are told, one of: {', '.join(EMERGENCY_NUMBERS)}",
    )
    webhook_url: Address | None = Field(
        None, description="the address Telegram sends updates to; unset, the bot asks for them"
    )
    webhook_secret: WebhookSecret | None = Field(
        None,
        validate_default=True,
        description="1 to 256 of A-Z a-z 0-9 _ -, which WEBHOOK_URL cannot do without",
    )
    web_host: str = Field("127.0.0.1", description="the address to serve the web on")
    web_port: Port = Field(8080, description="the port to serve the web on; 0 takes any free one")
    web_url: PublicAddress | None = Field(
        None, description="the public https address of the board; unset, there is no board button"
    )
    shopping_budget_pounds: Pounds = Field(
        BUDGET_POUNDS, description="the most that a helper may be asked to spend, in whole pounds"
    )
    heartbeat_url: Address | None = Field(
        None, description="an address to call while all is well, as healthchecks hands out"
    )
    smtp_host: str | None = Field(None, description="the server that sends alarms as e-mail; unset, none do")
    smtp_port: Port = Field(587, description="its port; 465 speaks TLS from the start, others STARTTLS")
    smtp_user: str | None = Field(None, description="the name to sign in there with")
    smtp_password: SecretStr | None = Field(None, description="the password to sign in there with")
    smtp_from: EmailAddress | None = Field(
        None,
        validate_default=True,
        description="the e-mail address alarms come from, which SMTP_HOST cannot do without",
    )
    alarm_emails: EmailAddresses = Field(
        (),
        validate_default=True,
        description="the e-mail addresses alarms go to, comma separated, which SMTP_HOST cannot do without",
    )
    alarm_url: Address | None = Field(
        None, description="an address to post alarms to as plain text, as ntfy takes them; they name nobody"
    )
    log_level: Level = Field("INFO", description="one of DEBUG, INFO, WARNING and ERROR")

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
    wait_forget_quiet: Wait = _wait("the time somebody may be quiet until I ask if I may forget", days=365)
    wait_before_forgetting: Wait = _wait("the time from that question until I do", days=30)
    wait_undo_forgetting: Wait = _wait("the time in which to come back after being forgotten", hours=24)
    wait_audit: Pause = _wait("the time between two audits", seconds=60)

    @field_validator("webhook_secret")
    @classmethod
    def _comes_with_a_webhook(cls, secret: object, info: ValidationInfo) -> object:
        if secret is None and info.data.get("webhook_url"):
            raise PydanticCustomError("missing", "a webhook without a secret")
        return secret

    @field_validator("smtp_from", "alarm_emails")
    @classmethod
    def _comes_with_a_server(cls, given: object, info: ValidationInfo) -> object:
        if not given and info.data.get("smtp_host"):
            raise PydanticCustomError("missing", "a server without an address")
        return given

    @property
    def secrets(self) -> list[str]:
        """What no log may hold."""
        hidden = (self.bot_token, self.webhook_secret, self.smtp_password)
        told = [each.get_secret_value() for each in hidden if each]
        return [*told, *(url for url in (self.alarm_url, self.heartbeat_url) if url)]

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

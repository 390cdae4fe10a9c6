"""What can be set of the world outside: Telegram, files, addresses, the country and its clock."""

from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from aid.emergency_numbers import EMERGENCY_NUMBERS, HOME
from aid.money import BUDGET_POUNDS
from aid.words import languages
from bot.setting_forms import (
    Address,
    Country,
    EmailAddress,
    EmailAddresses,
    Languages,
    Level,
    PersonIds,
    Port,
    Pounds,
    PublicAddress,
    Token,
    WebhookSecret,
)


class Outside(BaseSettings):
    """All settings but the lengths of time."""

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
    phone_number: str | None = Field(
        None,
        pattern=r"^[0-9+() -]{3,24}$",
        description="the number to ring that stands on posters and cards; unset, there is none",
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

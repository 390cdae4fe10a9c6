"""Settings: what `.env.example` says is true, and a wrong one is one clear line."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsWrong, load

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / ".env.example"
TOKEN = "123456:abcdefghijklmnopqrstuvwxyzABCDEFGHI"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    """No setting of whoever runs the tests gets in."""
    for name in os.environ:
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def trouble(monkeypatch, **given):
    for name, value in {"BOT_TOKEN": TOKEN, **given}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsWrong) as raised:
        load()
    line = str(raised.value)
    assert "\n" not in line
    assert TOKEN not in line
    assert raised.value.__suppress_context__
    return line


def test_the_example_names_every_setting_and_its_default():
    named = re.findall(r"^([A-Z_0-9]+)=", EXAMPLE.read_text(), re.MULTILINE)
    assert [name.lower() for name in named] == list(Settings.model_fields)
    as_in_example = Settings(_env_file=EXAMPLE, bot_token=TOKEN)
    assert as_in_example == Settings(_env_file=None, bot_token=TOKEN)


def test_the_example_says_of_every_setting_what_it_wants():
    said = re.findall(r"^# (.+)\.\n[A-Z_0-9]+=", EXAMPLE.read_text(), re.MULTILINE)
    wanted = [field.description for field in Settings.model_fields.values()]
    assert [line[0].lower() + line[1:] for line in said] == [line[0].lower() + line[1:] for line in wanted]


def test_settings_come_from_env_and_the_environment_comes_first(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nWEB_PORT=9000\nLOG_LEVEL=debug\nOTHER=1\n")
    monkeypatch.setenv("WEB_PORT", "9001")
    settings = load()
    assert settings.bot_token.get_secret_value() == TOKEN
    assert (settings.web_port, settings.log_level) == (9001, "DEBUG")


def test_lists_durations_and_addresses_are_read(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("ORGANISER_IDS", "7, 8,")
    monkeypatch.setenv("WAIT_CONFIRM", "P1DT12H")
    monkeypatch.setenv("WAIT_BEFORE_POSTING", "PT0S")
    monkeypatch.setenv("WAIT_TICK", "PT0.05S")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    settings = load()
    assert settings.organiser_ids == (7, 8)
    assert settings.wait_confirm == timedelta(hours=36)
    assert settings.wait_before_posting == timedelta(0)
    assert settings.wait_tick == timedelta(milliseconds=50)
    assert settings.telegram_api_url == "http://127.0.0.1:8081"


def test_settings_can_not_be_changed_and_do_not_show_the_token():
    settings = Settings(_env_file=None, bot_token=TOKEN)
    with pytest.raises(ValueError, match="frozen"):
        settings.web_port = 1
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "no-token"),
        ("BOT_TOKEN", f"{TOKEN} {TOKEN}"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "http://[broken"),
        ("ORGANISER_IDS", "@olga"),
        ("ORGANISER_IDS", "7;8"),
        ("ORGANISER_IDS", "-100123"),
        ("TIME_ZONE", "Elm Street"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("LANGUAGES", "en,xx"),
        ("LANGUAGES", ","),
        ("WEBHOOK_URL", "bot.example"),
        ("WEBHOOK_SECRET", "with space"),
        ("WEB_PORT", "many"),
        ("WEB_PORT", "65536"),
        ("WEB_URL", "http://board.example"),
        ("HEARTBEAT_URL", "ping"),
        ("LOG_LEVEL", "loud"),
        ("WAIT_CONFIRM", "48 hours"),
        ("WAIT_CONFIRM", "172800"),
        ("WAIT_CONFIRM", "-PT1S"),
        ("WAIT_TICK", "PT0S"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_wants(monkeypatch, name, value):
    wants = Settings.model_fields[name.lower()].description
    assert trouble(monkeypatch, **{name: value}) == f"{name} is wrong. It wants {wants}."


@pytest.mark.parametrize("given", [{"BOT_TOKEN": ""}, {"WEBHOOK_URL": "https://bot.example"}])
def test_a_missing_setting_is_named_with_what_it_wants(monkeypatch, given):
    name = "BOT_TOKEN" if "BOT_TOKEN" in given else "WEBHOOK_SECRET"
    assert trouble(monkeypatch, **given).startswith(f"{name} is missing. It wants ")


def test_the_languages_there_are_are_listed(monkeypatch):
    assert trouble(monkeypatch, LANGUAGES="xx").endswith("out of: en.")


def test_an_unreadable_env_file_is_said_in_one_line(tmp_path):
    (tmp_path / ".env").write_bytes(b"BOT_TOKEN=\xff\xfe\x00")
    with pytest.raises(SettingsWrong, match=r"^\.env can't be read\."):
        load()


@pytest.mark.parametrize("arguments", [(), ("check",)])
def test_the_command_line_says_it_in_one_line_and_ends_with_2(tmp_path, arguments):
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "WEB_PORT": "x"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "WEB_PORT is wrong. It wants the port to serve the web on; 0 takes any free one."
    ]

"""What goes wrong between the bot and Telegram during a storm, each by its own chance."""

from bot.playground.faults import Fault, Faults

SPEAKING = (
    (Fault.flood(1), 0.01),
    (Fault.server(500), 0.01),
    (Fault.server(502, accepts=True), 0.01),
    (Fault.html(), 0.005),
    (Fault.closed_before(), 0.01),
    (Fault.closed_after(), 0.01),
    (Fault.slow(0.3), 0.03),
)
LISTENING = (
    (Fault.conflict(), 0.01),
    (Fault.unauthorized(), 0.01),
    (Fault.garbage(), 0.01),
    (Fault.closed_after(), 0.01),
    (Fault.server(502), 0.01),
)
STORM = {
    "getUpdates": LISTENING,
    **dict.fromkeys(("sendMessage", "sendVoice", "sendPhoto"), SPEAKING),
    **dict.fromkeys(("editMessageText", "answerCallbackQuery"), SPEAKING),
}


def storm(faults: Faults) -> None:
    """From now on any call may go wrong."""
    for method, kinds in STORM.items():
        for fault, chance in kinds:
            faults.add(method, fault, times=None, chance=chance)

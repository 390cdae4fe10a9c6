"""`python -m bot`: without a word it runs the bot; with one, the command line is asked."""

import gc
import os
import sys

if __name__ == "__main__":
    if len(sys.argv) == 1:
        # Straight in, and soon there: whoever writes while we start waits for an answer.
        # What is imported stays, so that looking through it for garbage is lost time; and
        # neither rich (for structlog's coloured tracebacks) nor pydantic's plugins are wanted.
        gc.disable()
        sys.modules["rich"] = None  # type: ignore[assignment]  # Python's own way to say "not here"
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from bot.run import run

        gc.freeze()
        gc.set_threshold(50_000, 20, 50)  # most of what an update needs is gone again at once
        gc.enable()
        run()
    from bot.commands import app

    app()

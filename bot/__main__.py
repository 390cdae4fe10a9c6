"""`python -m bot`: without a word it runs the bot; with one, the command line is asked."""

import sys

if __name__ == "__main__":
    if len(sys.argv) == 1:
        # Straight in: what the command line needs costs a start-up that nobody uses.
        from bot.run import run

        run()
    from bot.commands import app

    app()

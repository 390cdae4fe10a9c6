"""Reads every message out of the code into `aid/locales/goodturn.pot`, for translators and tests.

`python -m aid.catalogue` writes it; with `--check` it only says whether it is still true.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from aid.words import DOMAIN, LOCALES

ROOT = Path(__file__).parent.parent
FOLDERS = ("aid", "handlers", "bot", "web")
POT = LOCALES / f"{DOMAIN}.pot"
KEYWORDS = {
    "_": None,
    "n_": (1, 2),
    "p_": ((1, "c"), 2),
    "later": None,
    "later_p": ((1, "c"), 2),
}
FOR_TRANSLATORS = "Translators:"
CHURN = (b'"POT-Creation-Date:', b'"Generated-By:')  # would differ each time, and mean nothing


def extracted(root: Path = ROOT) -> Catalog:
    """All messages in the code, with the comments that begin "Translators:"."""
    catalogue = Catalog(project="Good Turn", fuzzy=False, header_comment="# Words of Good Turn.")
    for folder in FOLDERS:
        found = extract_from_dir(
            root / folder,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=(FOR_TRANSLATORS,),
            strip_comment_tags=True,
        )
        for _file, _line, message, comments, context in found:
            catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as the text of a .pot file, the same each time for the same messages."""
    text = BytesIO()
    write_po(text, catalogue, no_location=True, sort_output=True, width=100)
    kept = (line for line in text.getvalue().splitlines(True) if not line.startswith(CHURN))
    return b"".join(kept)


def main(arguments: list[str]) -> int:
    """Writes the catalogue, or checks it; the exit status says whether it was true."""
    text = written(extracted())
    if arguments == ["--check"]:
        if POT.exists() and POT.read_bytes() == text:
            return 0
        print(f"{POT.relative_to(ROOT)} is stale: run python -m aid.catalogue", file=sys.stderr)
        return 1
    POT.parent.mkdir(exist_ok=True)
    POT.write_bytes(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

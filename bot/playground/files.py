"""The files Telegram keeps: sent up by the bot or by a person, fetched by their id."""

from dataclasses import dataclass
from itertools import count

from bot.playground.problems import Problem, bad_request

FILE_BYTES_MAX = 20 * 1024 * 1024
FOLDERS = {"voice": "voice", "photo": "photos", "document": "documents", "sticker": "stickers"}
ENDINGS = {"voice": ".oga", "photo": ".jpg", "document": "", "sticker": ".webp"}
TELEGRAM_NAMES = {
    "voice": "VoiceNote", "photo": "Photo", "document": "Document", "sticker": "Sticker",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file as Telegram keeps it."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    path: str
    content: bytes


class Files:
    """All files, by id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}
        self._numbers = count(1)

    def keep(self, kind: str, content: bytes, name: str = "", mime: str = "") -> File:
        """Store a file and give it its ids and its path."""
        if not content:
            raise bad_request("file must be non-empty")
        number = next(self._numbers)
        ending = ENDINGS[kind] or ("." + name.rpartition(".")[2] if "." in name else "")
        path = f"{FOLDERS[kind]}/file_{number}{ending}"
        file = File(
            id=f"AgACAgQAAxkB{kind}{number:08d}",
            unique_id=f"AQAD{number:08d}",
            kind=kind,
            name=name,
            mime=mime,
            path=path,
            content=content,
        )
        self.by_id[file.id] = self.by_path[path] = file
        return file

    def wanted(self, kind: str, given: Upload | str) -> File:
        """The file a send asks for: an upload, or an id that is known and of that kind."""
        if isinstance(given, Upload):
            return self.keep(kind, given.content, given.name, given.mime)
        if given.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        file = self.by_id.get(given)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            was, meant = TELEGRAM_NAMES[file.kind], TELEGRAM_NAMES[kind]
            raise bad_request(f"can't use file of type {was} as {meant}")
        return file

    def get(self, file_id: str) -> File:
        """The file with that id; raises Telegram's refusal."""
        if file_id not in self.by_id:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(self.by_id[file_id].content) > FILE_BYTES_MAX:
            raise bad_request("file is too big")
        return self.by_id[file_id]

    def at(self, path: str) -> File:
        """The file at a download path; raises 404."""
        if path not in self.by_path:
            raise Problem(404, "Not Found")
        return self.by_path[path]

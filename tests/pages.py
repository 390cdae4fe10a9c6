"""The database as bytes: every page and every frame of the log decrypted; nothing hides in free pages."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from pathlib import Path

PAGE = 4096
RESERVED = 80  # the vector, and what proves the page whole
VECTOR = 16
WAL_HEADER, FRAME_HEADER = 32, 24

_crypto = ctypes.CDLL(ctypes.util.find_library("crypto") or "libcrypto.so.3")
_crypto.EVP_CIPHER_CTX_new.restype = ctypes.c_void_p
_crypto.EVP_aes_256_cbc.restype = ctypes.c_void_p


def decrypted(folder: Path, key_file: Path) -> bytes:
    """All pages of the database in `folder`, and of its write-ahead log."""
    key = bytes.fromhex(key_file.read_text().strip())
    database = (folder / "goodturn.db").read_bytes()
    wal = folder / "goodturn.db-wal"
    return b"".join([*_pages(database, key), *_frames(wal.read_bytes() if wal.exists() else b"", key)])


def _pages(content: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PAGE):
        yield _page(content[start : start + PAGE], key, first=start == 0)


def _frames(content: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(WAL_HEADER, len(content), FRAME_HEADER + PAGE):
        number = int.from_bytes(content[start : start + 4], "big")
        page = content[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        if len(page) == PAGE:
            yield _page(page, key, first=number == 1)


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    # The first page begins with the salt, in clear.
    words = page[VECTOR if first else 0 : PAGE - RESERVED]
    return _aes(words, key, page[PAGE - RESERVED : PAGE - RESERVED + VECTOR])


def _aes(words: bytes, key: bytes, vector: bytes) -> bytes:
    context = ctypes.c_void_p(_crypto.EVP_CIPHER_CTX_new())
    out, length = ctypes.create_string_buffer(len(words) + 32), ctypes.c_int(0)
    cipher = ctypes.c_void_p(_crypto.EVP_aes_256_cbc())
    _crypto.EVP_DecryptInit_ex(context, cipher, None, key, vector)
    _crypto.EVP_CIPHER_CTX_set_padding(context, 0)
    _crypto.EVP_DecryptUpdate(context, out, ctypes.byref(length), words, len(words))
    _crypto.EVP_CIPHER_CTX_free(context)
    return out.raw[: length.value]

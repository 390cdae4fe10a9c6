"""A voice note and a picture to send, made here: a second of silence and one grey dot."""

import base64

OPUS_RATE = 48_000
FRAME_SAMPLES = 960
SILENT_FRAME = bytes([0xF8, 0xFF, 0xFE])
FRAMES = 50
FIRST_PAGE, LAST_PAGE = 2, 4


def _checksum(page: bytes) -> int:
    register = 0
    for byte in page:
        register ^= byte << 24
        for _ in range(8):
            register = (register << 1) ^ (0x04C11DB7 if register & 0x80000000 else 0)
        register &= 0xFFFFFFFF
    return register


def _page(kind: int, position: int, number: int, packets: list[bytes]) -> bytes:
    head = b"OggS\x00" + bytes([kind]) + position.to_bytes(8, "little")
    head += (1).to_bytes(4, "little") + number.to_bytes(4, "little")
    tail = bytes([len(packets), *map(len, packets)]) + b"".join(packets)
    check = _checksum(head + bytes(4) + tail)
    return head + check.to_bytes(4, "little") + tail


def _silence() -> bytes:
    about = b"OpusHead\x01\x01" + bytes(2) + OPUS_RATE.to_bytes(4, "little") + bytes(3)
    tags = b"OpusTags" + (9).to_bytes(4, "little") + b"Good Turn" + bytes(4)
    sound = [SILENT_FRAME] * FRAMES
    return (
        _page(FIRST_PAGE, 0, 0, [about])
        + _page(0, 0, 1, [tags])
        + _page(LAST_PAGE, FRAMES * FRAME_SAMPLES, 2, sound)
    )


VOICE_NOTE = _silence()
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)

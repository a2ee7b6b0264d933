"""A picture from outside made harmless: read with limits, written anew from its pixels alone.

Runs in the child. It must not know that the picture is a signature.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, qAlpha, qGray, qRgba

from ctrecords.errors import CtrecordsError

FORMATS = (b"png", b"jpeg")
_MOST_PIXELS = 40_000_000
_MEGABYTES = 256
_WHITE = 250


def clean(data: bytes, most: tuple[int, int]) -> bytes:
    """The picture as a PNG of at most *most* pixels each way, without its empty edges.

    Raises:
        CtrecordsError: it is no PNG or JPEG, cannot be read, is too large or is all one color.
    """
    held = QByteArray(data)
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader = QImageReader(device)
    kind = bytes(reader.format().data())
    if kind not in FORMATS:
        raise CtrecordsError(
            "The picture is neither PNG nor JPEG.", remedy="Save it as PNG or JPEG, then choose it again."
        )
    size = reader.size()
    if size.isEmpty():
        raise _damaged()
    if size.width() * size.height() > _MOST_PIXELS:
        raise CtrecordsError(
            f"The picture is too large: {size.width():,} by {size.height():,} pixels.",
            remedy="Make it smaller, for example 1,200 pixels wide, then choose it again.",
        )
    reader.setAutoTransform(True)
    room = QSize(*most)
    if size.width() > room.width() * 4 or size.height() > room.height() * 4:
        reader.setScaledSize(size.scaled(room * 4, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _damaged()
    return _png(_fitted(_cropped(_ink(image)), room))


def _damaged() -> CtrecordsError:
    return CtrecordsError(
        "The picture cannot be read: it is damaged or not what it says.",
        remedy="Open it in another program and save it anew as PNG, then choose it again.",
    )


def _ink(image: QImage) -> QImage:
    """The picture with what is white made clear: the paler a pixel, the clearer."""
    made = image.convertToFormat(QImage.Format.Format_ARGB32)
    if image.hasAlphaChannel() and _has_clear(made):
        return made
    for y in range(made.height()):
        for x in range(made.width()):
            color = made.pixel(x, y)
            gray = qGray(color)
            clear = 0 if gray >= _WHITE else 255 - gray if gray > 127 else 255  # noqa: PLR2004 (half way to white)
            made.setPixel(x, y, qRgba((color >> 16) & 255, (color >> 8) & 255, color & 255, clear))
    return made


def _has_clear(image: QImage) -> bool:
    corners = (
        (0, 0),
        (image.width() - 1, 0),
        (0, image.height() - 1),
        (image.width() - 1, image.height() - 1),
    )
    return any(qAlpha(image.pixel(x, y)) == 0 for x, y in corners)


def _cropped(image: QImage) -> QImage:
    from PySide6.QtGui import QBitmap, QRegion

    box = QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect()
    if box.isEmpty():
        raise CtrecordsError(
            "The picture is empty: nothing on it stands out from its ground.",
            remedy="Choose a picture of dark ink on white paper, or on a clear ground.",
        )
    return image.copy(box)


def _fitted(image: QImage, room: QSize) -> QImage:
    if image.width() <= room.width() and image.height() <= room.height():
        return image
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _png(image: QImage) -> bytes:
    # Painted onto a fresh picture, so that no text or profile of the old file goes along.
    fresh = QImage(image.size(), QImage.Format.Format_ARGB32)
    fresh.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, image)
    painter.end()
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    fresh.save(device, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]  Qt's stub asks for bytes
    device.close()
    return bytes(held.data())

"""Small files of every kind that is read, made here: nothing of anyone's real records is kept in the project."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

import pikepdf
from PIL import Image, ImageDraw, ImageFont


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF with one page for each text; an empty text is a page with nothing on it."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for text in pages:
        page = made.add_blank_page(page_size=(612, 792))
        lines = "".join(f"({_escaped(line)}) Tj 0 -16 Td " for line in text.split("\n"))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td {lines} ET".encode("latin-1"))
    out = io.BytesIO()
    if password:
        made.save(out, encryption=pikepdf.Encryption(owner=password, user=password))
    else:
        made.save(out, static_id=True)
    return out.getvalue()


def scan(text: str, *, turn: int = 0) -> Image.Image:
    """A picture of a page with words on it, as a scanner gives it."""
    page = Image.new("L", (1240, 620), 255)
    ImageDraw.Draw(page).multiline_text((90, 90), text, fill=0, font=ImageFont.load_default(44), spacing=24)
    return page.rotate(turn, expand=True, fillcolor=255)


def image(text: str, kind: str = "PNG", *, pages: Sequence[str] = ()) -> bytes:
    """A picture file; a TIFF may have more pages."""
    out = io.BytesIO()
    more = [scan(each) for each in pages]
    if more:
        scan(text).save(out, kind, save_all=True, append_images=more, dpi=(150, 150))
    else:
        scan(text).save(out, kind, dpi=(150, 150))
    return out.getvalue()


def scanned_pdf(*texts: str) -> bytes:
    """A PDF of scans: pictures without any text."""
    out = io.BytesIO()
    first, *more = [scan(text) for text in texts]
    first.save(out, "PDF", resolution=150, save_all=True, append_images=more)
    return out.getvalue()


def docx(*paragraphs: str, header: str = "") -> bytes:
    """A Word file with these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        if header:
            package.writestr(
                "word/header1.xml", f"<w:hdr {space}><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>"
            )
    return out.getvalue()


def eml(
    body: str,
    *,
    subject: str = "Your request [R-4]",
    sender: str = "Records Clerk <records@cedar.example>",
    attachments: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """A message with files attached."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = "requester@example.org"
    made["Subject"] = subject
    made["Date"] = "Thu, 19 Nov 2026 16:52:00 -0500"
    made["Message-ID"] = f"<{zlib.crc32((body + subject).encode())}@cedar.example>"
    made.set_content(body)
    for name, data in attachments:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")

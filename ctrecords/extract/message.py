"""A message as pages of text: its headers, then its words; the files it carries are documents of their own."""

from ctrecords import mail
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import Kind
from ctrecords.extract.plain import TextPages, paged
from ctrecords.extract.web import plain_text


class MessageExtractor:
    """E-mails saved as .eml."""

    kind = Kind.MESSAGE
    endings = (".eml",)

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it begins with the headers of a message."""
        del name
        return mail.is_message(data)

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read its headers and words."""
        del name
        said, parts = mail.parse(data, limits.members)
        who = f"{said.sender_name} <{said.sender}>" if said.sender_name else said.sender
        head = {
            "From": who,
            "To": ", ".join(said.recipients),
            "Cc": ", ".join(said.copies),
            "Date": said.sent_at.strftime("%Y-%m-%d %H:%M %z") if said.sent_at else "",
            "Subject": said.subject,
            "Attachments": ", ".join(part.name for part in parts),
        }
        lines = "\n".join(f"{key}: {value}" for key, value in head.items() if value)
        body = said.text if said.text.strip() else plain_text(said.html)
        return TextPages(texts=paged(f"{lines}\n\n{body}"), media="message/rfc822", notes=said.notes)

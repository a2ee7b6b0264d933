"""A message as pages of text: its headers, then its words; the files it carries are documents of their own."""

from ctrecords import mail
from ctrecords.extract import outlook
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import Kind
from ctrecords.extract.plain import TextPages, paged
from ctrecords.extract.web import plain_text


class MessageExtractor:
    """E-mails saved as .eml or by Outlook as .msg."""

    kind = Kind.MESSAGE
    endings = (".eml", ".msg")

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it begins with the headers of a message, or is Outlook's own kind."""
        return outlook.fits(data) or mail.is_message(data, name)

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read its headers and words.

        Raises:
            CtrecordsError: it is a damaged .msg.
        """
        del name
        if outlook.fits(data):
            _, said, parts = outlook.parse(data, limits.members)
            media = "application/vnd.ms-outlook"
        else:
            said, parts = mail.parse(data, limits.members)
            media = "message/rfc822"
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
        return TextPages(texts=paged(f"{lines}\n\n{body}"), media=media, notes=said.notes)

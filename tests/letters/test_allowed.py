"""What a template may hold is listed; everything that is fetched or run when a letter is opened is refused."""

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.letters.allowed import foreign
from ctrecords.letters.checking import check
from ctrecords.letters.letter import LETTERS, kind
from ctrecords.letters.package import LETTER, opened
from ctrecords.letters.template import prepare
from tests.letters.test_checking import made, packed, shipped
from tests.letters.test_package import part

KIND = kind("initial-request")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"
A_FIELD = "The template has a field that may fetch something from elsewhere"
NO_PART = "The template has a part that no letter takes along"
RUN = "The template holds something that is fetched or run"
ELSEWHERE = "The template fetches something from elsewhere"


def whats(data: bytes) -> list[str]:
    return [one.what for one in foreign(opened("It", data))]


def with_words(words: str, data: bytes | None = None) -> bytes:
    """A template with more in its body."""
    letter = part(data or shipped()).replace("<w:body>", f"<w:body>{words}", 1)
    return packed({LETTER: letter.encode()})


def with_link(kind: str, target: str, mode: str = "", rels: str = RELS) -> bytes:
    """A template with one more link."""
    old = (
        part(shipped(), RELS)
        if rels == RELS
        else f"{part(shipped(), RELS).partition('<Relationship ')[0]}</Relationships>"
    )
    link = f'<Relationship Id="x" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return packed({rels: old.replace("</Relationships>", link).encode()})


def field(*codes: str, tag: str = "instrText") -> str:
    pieces = "".join(f'<w:r><w:{tag} xml:space="preserve">{code}</w:{tag}></w:r>' for code in codes)
    begin, between, end = (
        f'<w:r><w:fldChar w:fldCharType="{at}"/></w:r>' for at in ("begin", "separate", "end")
    )
    return f"<w:p>{begin}{pieces}{between}<w:r><w:t>x</w:t></w:r>{end}</w:p>"


def refused(data: bytes, what: str) -> None:
    """The check tells it as a problem, and no letter is made."""
    assert any(what in one.what and one.remedy for one in check(KIND, data) if one.problem), check(KIND, data)
    with pytest.raises(CtrecordsError) as told:
        prepare(KIND, data)
    assert what in told.value.what
    assert told.value.remedy


@pytest.mark.parametrize("name", LETTERS)
def test_the_shipped_templates_and_a_new_document_hold_nothing_foreign(name: str) -> None:
    assert whats(shipped(name)) == whats(made()) == []


@pytest.mark.parametrize(
    "code",
    [
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot;",
        "INCLUDEPICTURE &quot;http://there.example/p.png&quot; \\d",
        "INCLUDETEXT &quot;\\\\\\\\there.example\\\\share\\\\x.docx&quot;",
        "includetext x",
        "LINK Excel.Sheet.8 a.xls",
        "FILENAME \\p",
        "MACROBUTTON x y",
        "PAGEX",
        "PAGE {x}",
        "{{ agency }}",
        "HYPERLINK &quot;file://there/share&quot;",
        "HYPERLINK &quot;\\\\there\\share&quot;",
        "IF 1 = 1 a b",
    ],
)
def test_a_field_that_is_not_listed_is_refused_however_it_is_written(code: str) -> None:
    half = len(code) // 2 if "&" not in code else 3
    simple = f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    lone = f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>"
    for words in (
        field(code),
        field(code[:half], code[half:]),
        field(code, tag="delInstrText"),
        simple,
        lone,
    ):
        assert any(A_FIELD in what for what in whats(with_words(words))), words
    refused(with_words(field(code)), A_FIELD)


def test_a_field_in_the_code_of_another_and_one_that_never_ends_are_refused() -> None:
    inner = "<w:p>" + field("PAGE").removeprefix("<w:p>").removesuffix("</w:p>")
    nested = field("QUO").replace("</w:instrText></w:r>", f"</w:instrText></w:r></w:p>{inner}", 1)
    refused(with_words(nested), A_FIELD)
    nested = nested.replace("QUO", "PAGE ")
    refused(with_words(nested), A_FIELD)
    begun = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>DDE a b</w:t></w:r></w:p>'
    refused(with_words(begun), A_FIELD)


@pytest.mark.parametrize(
    "code",
    [
        " PAGE ",
        "page \\* MERGEFORMAT",
        "NUMPAGES",
        " DATE \\@ &quot;MMMM d, yyyy&quot; ",
        "REF mark \\h",
        "HYPERLINK &quot;https://there.example/page&quot; \\o &quot;a tip&quot;",
        "HYPERLINK \\l &quot;mark&quot;",
        "",
    ],
)
def test_pages_dates_and_links_to_click_are_taken(code: str) -> None:
    assert whats(with_words(field(code))) == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ('<w:altChunk w:id="x"/>', f"{RUN} (altChunk)."),
        ("<w:p><w:r><w:object/></w:r></w:p>", f"{RUN} (object)."),
        ('<w:p><w:r><w:pict><v:imagedata src="http://there.example/p.png"/></w:pict></w:r></w:p>', ELSEWHERE),
        (
            '<w:p><w:r><w:pict><v:imagedata o:href="http://there.example/p.png"/></w:pict></w:r></w:p>',
            ELSEWHERE,
        ),
    ],
)
def test_what_is_fetched_or_run_in_the_text_is_refused(words: str, what: str) -> None:
    refused(with_words(words), what)


def test_a_merge_with_other_data_in_the_settings_is_refused() -> None:
    settings = part(shipped(), "word/settings.xml").replace(
        "</w:settings>", '<w:mailMerge><w:connectString w:val="DSN=x"/></w:mailMerge></w:settings>'
    )
    refused(packed({"word/settings.xml": settings.encode()}), f"{RUN} (mailMerge).")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (with_link(f"{OFFICE}/image", "http://there.example/x.png", ' TargetMode="External"'), ELSEWHERE),
        (with_link(f"{OFFICE}/frame", "http://there.example/f", ' TargetMode="external"'), ELSEWHERE),
        (with_link(f"{OFFICE}/hyperlink", "file://there/share", ' TargetMode="External"'), ELSEWHERE),
        (with_link(f"{OFFICE}/image", "http://there.example/x.png"), "names a part it does not have"),
        (with_link(f"{OFFICE}/aFChunk", "styles.xml"), f"{NO_PART}: styles.xml (aFChunk)."),
        (with_link(f"{OFFICE}/officeDocument", "styles.xml"), f"{NO_PART}: styles.xml (officeDocument)."),
        (
            with_link("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "styles.xml"),
            "macros",
        ),
        (
            with_link(
                f"{OFFICE}/attachedTemplate", "http://x.example/t.dotm", "", "word/_rels/settings.xml.RELS"
            ),
            f"{NO_PART}: word/_rels/settings.xml.RELS.",
        ),
        (packed({"word/afchunk.htm": b"<img>"}), f"{NO_PART}: word/afchunk.htm."),
        (packed({"word/embeddings/o.bin": b"MZ"}), NO_PART),
        (packed({"../../outside": b"x"}), f"{NO_PART}: ../../outside."),
        (packed({"/outside": b"x"}), f"{NO_PART}: /outside."),
        (packed({"word/Document.XML": b"<a/>"}), NO_PART),
        (packed({"word/vbaProject.bin": b"x"}), "The template has macros."),
    ],
)
def test_a_part_or_link_that_is_not_listed_is_refused(data: bytes, what: str) -> None:
    refused(data, what)


def test_a_link_to_click_is_taken() -> None:
    for target in ("https://there.example/a?b=c", "mailto:desk@there.example"):
        assert whats(with_link(f"{OFFICE}/hyperlink", target, ' TargetMode="External"')) == []


def test_a_tag_that_cuts_a_field_free_is_found_in_the_letter() -> None:
    # The paragraph that ends the code of a harmless field is cut away when the letter is made.
    begin = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
    )
    between = (
        '<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{%p if agency %}</w:t></w:r></w:p>'
    )
    rest = (
        '<w:p><w:r><w:t>DDE a b</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )
    data = with_words(begin + between + rest)
    assert whats(data) == []
    assert [one.what for one in check(KIND, data) if one.problem]

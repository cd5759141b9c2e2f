"""DOCX and ODT: made by hand for each feature, hostile ones refused, real ones through LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from dialogue_cli.errors import LimitExceeded, SourceError
from dialogue_cli.sources.limits import Limits
from dialogue_cli.sources.read import parse_bytes, read_source
from dialogue_cli.statement.build import build_statement
from dialogue_cli.statement.model import Statement

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="14"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def packed(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **more: str) -> bytes:
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
    }
    return packed({**members, **more})


def read(data: bytes, name: str = "a.docx") -> Statement:
    return build_statement(parse_bytes(data, name=name))


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


CASES = {
    "heading by style": (
        p("Space", '<w:pStyle w:val="H2"/>') + p("We met."),
        [("heading", None, "Space"), ("sentence", None, "We met.")],
    ),
    "heading by based style": (
        p("Space", '<w:pStyle w:val="Sub"/>') + p("We met."),
        [("heading", None, "Space"), ("sentence", None, "We met.")],
    ),
    "heading by outline": (
        p("Space", '<w:outlineLvl w:val="1"/>') + p("We met."),
        [("heading", None, "Space"), ("sentence", None, "We met.")],
    ),
    "heading by bold": (
        p("space for all", run="<w:b/>") + p("We met."),
        [("heading", None, "space for all"), ("sentence", None, "We met.")],
    ),
    "bold switched off": (p("space for all", run='<w:b w:val="0"/>'), [("sentence", None, "space for all")]),
    "numbers": (
        listed("We met.", 1) + listed("We left.", 1),
        [("sentence", "14.", "We met."), ("sentence", "15.", "We left.")],
    ),
    "letters": (
        listed("We:", 1) + listed("act;", 1, 1) + listed("go.", 1, 1),
        [("sentence", "14.", "We:"), ("item", "(a)", "act;"), ("item", "(b)", "go.")],
    ),
    "bullets": (p("We:") + listed("act;", 2), [("sentence", None, "We:"), ("item", "-", "act;")]),
    "inserted": (
        "<w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>all </w:t></w:r></w:ins><w:r><w:t>met.</w:t></w:r></w:p>",
        [("sentence", None, "We all met.")],
    ),
    "deleted": (
        "<w:p><w:r><w:t>We met</w:t></w:r>"
        "<w:del><w:r><w:delText> not</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>",
        [("sentence", None, "We met.")],
    ),
    "hidden": (p("We met.") + p("Secret.", run="<w:vanish/>"), [("sentence", None, "We met.")]),
    "line break": (
        "<w:p><w:r><w:t>One came.</w:t><w:br/><w:t>Two left.</w:t></w:r></w:p>",
        [("sentence", None, "One came."), ("sentence", None, "Two left.")],
    ),
    "table": (
        "<w:tbl><w:tr><w:tc>" + p("Year") + "</w:tc><w:tc>" + p("2024") + "</w:tc></w:tr></w:tbl>",
        [("sentence", None, "Year | 2024")],
    ),
    "content control": (
        "<w:sdt><w:sdtContent>" + p("We met.") + "</w:sdtContent></w:sdt>",
        [("sentence", None, "We met.")],
    ),
    "footnote": (
        '<w:p><w:r><w:t>We met.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
        [("sentence", None, "We met.")],
    ),
    "special hyphens": (
        "<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>bin</w:t><w:softHyphen/><w:t>ding acts.</w:t></w:r></w:p>",
        [("sentence", None, "non-binding acts.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_docx(name: str) -> None:
    body, wanted = CASES[name]
    assert [(unit.kind, unit.marker, unit.text) for unit in read(docx(body)).units] == wanted


def test_title_footnotes_and_tracked_changes_are_said() -> None:
    body = p("Joint Statement", '<w:pStyle w:val="Titel"/>') + CASES["footnote"][0] + CASES["deleted"][0]
    statement = read(docx(body))
    assert statement.title == "Joint Statement"
    assert statement.warnings == ("tracked changes taken as accepted: 0 insertions, 1 deletions",)
    assert [note.words for note in statement.cleaned if note.kind == "footnote"] == ["A note."]


@pytest.mark.parametrize(
    ("said", "title"),
    [("Joint Statement on Reefs", "Joint Statement on Reefs"), ("Microsoft Word - draft 3.docx", "A"), ("Draft", "A")],
)
def test_the_title_in_the_properties_is_a_last_resort(said: str, title: str) -> None:
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{said}</dc:title></c>'
    assert read(docx(p("We met."), **{"docProps/core.xml": core})).title == title


BOMB = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
HOSTILE: dict[str, tuple[bytes, str]] = {
    "no zip": (b"PK\x03\x04 and then junk", "zip"),
    "other zip": (packed({"a.txt": "hello"}), "no Word document"),
    "broken xml": (packed({"word/document.xml": "<w:document"}), "valid XML"),
    "entity bomb": (packed({"word/document.xml": f"{BOMB}<d>&b;</d>"}), "document type"),
    "external entity": (
        packed({"word/document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'}),
        "document type",
    ),
    "zip bomb": (packed({"word/document.xml": b"<a>" + b" " * (40 << 20) + b"</a>"}), "limits.ratio"),
    "too large": (packed({"word/document.xml": b"", "b": bytes(129 << 20)}), "limits.expanded"),
    "deep": (packed({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}), "limits.depth"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_are_refused_in_one_line(name: str) -> None:
    data, words = HOSTILE[name]
    with pytest.raises(SourceError) as caught:
        parse_bytes(data, name="a.docx")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_member_that_lies_about_its_size_is_cut_off() -> None:
    with pytest.raises(LimitExceeded):
        parse_bytes(docx(p("We met." * 4000)), name="a.docx", limits=Limits(expanded=10_000))


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODT = f"""<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0"
 xmlns:style="{OFFICE}:style:1.0" xmlns:fo="{OFFICE}:xsl-fo-compatible:1.0" xmlns:table="{OFFICE}:table:1.0">
<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P9" style:parent-style-name="Title"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"
 style:num-prefix="(" style:num-suffix=")"/></text:list-style></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion>
<text:p>Gone.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p text:style-name="P9">Joint Statement</text:p>
<text:h text:outline-level="1">Space</text:h>
<text:p>We<text:s text:c="2"/>met<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>A note.</text:p></text:note-body></text:note> and:</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>act;</text:p></text:list-item>
<text:list-item><text:p>go.</text:p></text:list-item></text:list>
<text:p><text:span text:style-name="T1">Next steps</text:span></text:p><text:p>One.<text:line-break/>Two.</text:p>
<table:table><table:table-row>
<table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p>
</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"""


def test_odt() -> None:
    statement = read(packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODT}), "a.odt")
    assert statement.title == "Joint Statement"
    assert [(unit.kind, unit.marker, unit.text) for unit in statement.units] == [
        ("heading", None, "Space"),
        ("sentence", None, "We met and:"),
        ("item", "(a)", "act;"),
        ("item", "(b)", "go."),
        ("heading", None, "Next steps"),
        ("sentence", None, "One."),
        ("sentence", None, "Two."),
        ("sentence", None, "A | B"),
    ]
    assert statement.warnings == ("tracked changes taken as accepted: 1 changes",)


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>Joint Statement on Reefs</h1>
<p>The U.S. and Fiji met in Suva. They agreed on a plan – the first “blue” one.</p><h2>Monitoring</h2>
<p>14. Both sides intend to:</p><ul><li>share data;</li><li>open ports.</li></ul>
<h2>Next Steps</h2><p>15. They will meet in <b>May</b> 2025.</p></body></html>"""


@pytest.mark.office
@pytest.mark.parametrize("kind", ["docx:MS Word 2007 XML", "odt:writer8"])
def test_the_same_units_after_a_round_trip_through_an_office(kind: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no round trip")
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path), str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    back = build_statement(read_source(str(tmp_path / f"page.{kind.partition(':')[0]}")))
    wanted = build_statement(read_source(str(page)))
    assert [(u.kind, u.marker, u.text, u.stem) for u in back.units] == [
        (u.kind, u.marker, u.text, u.stem) for u in wanted.units
    ]

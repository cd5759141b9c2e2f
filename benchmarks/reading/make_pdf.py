"""Statements as PDFs the way ministries print them, for measuring PDF readers: made with LibreOffice from flat ODT.

``make(statement, folder, columns=2)`` writes one with running header and footer, page numbers, hyphenation and a
footnote. Used by ``pdf_readers.py`` and by the tests.
"""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("table", "table"),
    )
)  # fmt: skip
HEAD = """<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="{after}"
 fo:text-align="justify" fo:text-indent="{indent}"/>
<style:text-properties fo:font-size="10pt" fo:language="en" fo:country="US"
 fo:hyphenate="true"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/>
<style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm"
 fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="{size}"
 fo:font-weight="bold"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/>
</style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout><style:style style:name="S" style:family="section"><style:section-properties><style:columns
 fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:section-properties></style:style></office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>Ministry of Tides - Press Release</text:p></style:header>
<style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p>
</style:footer></style:master-page></office:master-styles><office:body><office:text>"""


def make(title: str, blocks: list[tuple[str, str]], folder: Path, *, columns: int = 1, indented: bool = False) -> Path:
    """A PDF of ``blocks``, pairs of kind (heading, paragraph, item) and text; the first paragraph has a footnote."""
    rows, noted = (
        [f'<text:p text:style-name="Title">{escape(title)}</text:p><text:section text:style-name="S" text:name="s">'],
        False,
    )
    for kind, text in blocks:
        note = ""
        if kind == "paragraph" and not noted:
            noted = True
            note = (
                '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
                "<text:p>This footnote stands apart.</text:p></text:note-body></text:note>"
            )
        style = ' text:style-name="Head"' if kind == "heading" else ""
        mark = "• " if kind == "item" else ""
        rows.append(f"<text:p{style}>{mark}{escape(text)}{note}</text:p>")
    head = HEAD.format(
        names=NAMES,
        columns=columns,
        after="0cm" if indented else "0.2cm",
        indent="0.6cm" if indented else "0cm",
        size="10pt",
    )
    source = folder / f"statement{columns}{'i' if indented else ''}.fodt"
    source.write_text(
        head + "".join(rows) + "</text:section></office:text></office:body></office:document>", encoding="utf-8"
    )
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf")

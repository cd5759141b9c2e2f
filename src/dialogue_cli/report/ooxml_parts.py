"""The parts of a Word package that hold no words of a document: styles, numbering, relations, content types."""

from __future__ import annotations

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _style(name: str, style_id: str, paragraph: str, run: str, *, based_on: str = "Normal") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if style_id != "Normal" else ""
    default = ' w:default="1"' if style_id == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def styles() -> str:
    """word/styles.xml: text, title, cells, notes, six depths of headings."""
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    rows = [
        _style("Normal", "Normal", '<w:spacing w:after="120"/>', f'{font}<w:sz w:val="22"/>'),
        _style("Title", "Title", '<w:spacing w:after="160"/>', '<w:b/><w:sz w:val="32"/>'),
        _style("Cell", "Cell", '<w:spacing w:after="20"/>', '<w:sz w:val="19"/>'),
        _style("Note", "Note", '<w:spacing w:after="60"/>', '<w:color w:val="555555"/><w:sz w:val="18"/>'),
    ]
    for level, size in ((1, 28), (2, 25), (3, 23), (4, 22), (5, 22), (6, 22)):
        outline = f'<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'
        rows.append(_style(f"heading {level}", f"Heading{level}", outline, f'<w:b/><w:sz w:val="{size}"/>'))
    return f'{HEAD}<w:styles xmlns:w="{W_NS}">{"".join(rows)}</w:styles>'


NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{W_NS}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{REL}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(("styles", "numbering", "comments", "settings"), start=1)
    )
    + f'<Relationship Id="rId5" Type="{REL}/header" Target="header1.xml"/>'
    + "</Relationships>"
)


def content_types() -> str:
    """[Content_Types].xml of a package with one header."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("comments", "comments"),
            ("settings", "settings"),
            ("header1", "header"),
        )
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )

"""The statement inside a page: dialogue's own extractor beside trafilatura, on pages built after real templates.

Run: ``python benchmarks/reading/pages.py`` (``--statement FILE``). One statement is put into seven pages made after
the templates of a state department, a presidential archive, a ministry with layout tables, the EU Council, a Drupal
site, an old page of bare line breaks, and a syndicating blog: menus, cookie bars, share buttons, related links, tags,
footers. Scored by words: precision (no furniture kept) and recall (no text lost); ``units`` is the share of the
original's units that come back whole. trafilatura is no dependency: pip install trafilatura
"""

from __future__ import annotations

# ruff: noqa: E501  the templates are pages, whose lines are as long as they are
import argparse
import re
import time
from collections import Counter
from html import escape
from pathlib import Path

from round_trip import as_page

from dialogue_cli.sources.read import parse_bytes, read_source
from dialogue_cli.statement.build import build_statement

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
MENU = "".join(
    f'<li><a href="/{word}">{word}</a></li>' for word in "Home News Policy Travel Countries Bureaus Press About".split()
)
COOKIES = "<p>We use cookies to offer you a better browsing experience. Find out more on how we use them.</p><button>Accept</button>"
RELATED = "".join(
    f'<li><a href="/{n}">Joint statement on another matter of some weight, number {n}</a></li>' for n in range(6)
)
ABOUT = "The Ministry conducts the foreign policy of the country. Subscribe to our newsletter to receive updates every week."
FOOT = (
    "<p>Privacy policy</p><p>Copyright information</p><p>Accessibility statement and contact, all rights reserved.</p>"
)

TEMPLATES = {
    "state department": """<header class="site-header"><nav class="site-nav"><ul>{menu}</ul></nav></header>
<div id="cookie-notice">{cookies}</div><main id="content"><article><div class="featured-content"><h1>{title}</h1>
<p class="article-meta doctype-meta">Media Note</p><p class="article-meta__publish-date">March 25, 2024</p></div>
<div class="entry-content">{body}</div><div class="post_tags"><h2>Tags</h2><a href="/t">Bureau of Tides</a></div>
<div class="related-posts"><h2>Related Articles</h2><ul>{related}</ul></div></article></main><footer>{foot}</footer>""",
    "presidential archive": """<div class="skip-link"><a href="#c">Skip to content</a></div><header>{menu}</header>
<main><section class="topper"><h1>{title}</h1><time datetime="2024-03-25">March 25, 2024</time></section>
<section class="body-content"><div class="container"><div class="row">{body}</div></div></section>
<section class="prev-next"><a href="/n">Next Post: Readout of a call</a></section></main><footer>{foot}</footer>""",
    "ministry with tables": """<table width="100%"><tr><td class="menu" valign="top"><ul>{menu}</ul></td><td valign="top">
<div class="breadcrumb"><a href="/">Top</a> &gt; <a href="/a">Asia</a></div><h1>{title}</h1>{body}
<p><a href="#top">Back to Top</a></p></td></tr><tr><td colspan="2">{foot}</td></tr></table>""",
    "council": """<div class="gsc-bge-cookie-banner">{cookies}</div><div class="gsc-bge-header" role="banner">{menu}</div>
<div role="main"><div class="gsc-bge-grid"><h1>{title}</h1><div class="gsc-excerpt-item__share"><a>Share</a></div>
<div class="gsc-bge-grid__area"><div class="ecl-editor">{body}</div></div><div class="gsc-bge-sidebar"><h3>Press contacts</h3>
<p>{about}</p></div></div></div><div role="contentinfo">{foot}</div>""",
    "drupal": """<div class="region region-header"><ul class="menu">{menu}</ul></div><div class="region region-content">
<h1 class="page-title">{title}</h1><article class="node"><div class="field field--name-field-tags"><a href="/x">Oceans</a></div>
<div class="field field--name-body">{body}</div></article></div><aside class="region region-sidebar"><p>{about}</p><ul>{related}
</ul></aside><div class="region region-footer">{foot}</div>""",
    "old page": """<center><a href="/">Home</a> | <a href="/g">Summits</a> | <a href="/s">Search</a></center><hr>
<font size="5"><b>{title}</b></font><br><br>{breaks}<hr><small>This site is run by the summit library. {about}</small>""",
    "syndicating blog": """<div class="navbar">{menu}</div><div class="wrap"><div class="post"><h1>{title}</h1>
<div class="meta">By admin on March 25, 2024</div><div class="post-body"><p><a href="/f">Tides Daily</a> originally published
at <a href="/f">Tides Daily</a></p>{body}<p>The post <a href="/p">{title}</a> first appeared on <a href="/f">Tides Daily</a>.</p>
</div><div class="sharedaddy"><a>Facebook</a> <a>X</a></div><div class="comments"><p>2 comments</p><p>Great post, thanks!</p>
</div></div><div class="sidebar"><ul>{related}</ul></div></div><div class="footer">{foot}</div>""",
}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def own(page: bytes) -> str:
    return build_statement(parse_bytes(page, name="page.html")).text


def with_trafilatura(page: bytes) -> str:
    import trafilatura

    return trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statement", type=Path, default=sorted(CORPUS.glob("*/*.md"))[0])
    original = build_statement(read_source(str(parser.parse_args().statement)))
    body = re.sub(r"(?s).*?</h1>\n|</body>.*", "", as_page(original))
    breaks = re.sub(r"</?ul>", "", re.sub(r"</(?:p|h\d|li)>", "<br><br>", re.sub(r"<(?:p|h\d|li)>", "", body)))
    filling = {"menu": MENU, "cookies": COOKIES, "related": RELATED, "about": ABOUT, "foot": FOOT}
    wanted = words(original.text)
    squeezed = ["".join(unit.text.split()) for unit in original.units]
    print(f"{'page':22} {'tool':12} {'precision':>9} {'recall':>7} {'units':>6} {'ms':>6}")
    for name, template in TEMPLATES.items():
        inner = template.format(body=body, breaks=breaks, title=escape(original.title), **filling)
        head = f'<html lang="en"><head><meta charset="utf-8"><title>{escape(original.title)} - Ministry</title></head>'
        page = f"<!DOCTYPE html>{head}<body>{inner}</body></html>".encode()
        for tool, extract in (("dialogue", own), ("trafilatura", with_trafilatura)):
            try:
                extract(page)
                start = time.process_time()
                text = extract(page)
            except ImportError as fault:
                print(f"{name:22} {tool:12} not installed ({fault})")
                continue
            took = (time.process_time() - start) * 1000
            found = words(text)
            right = sum((found & wanted).values())
            flat = "".join(text.replace("’", "'").split())
            units = sum(unit in flat for unit in squeezed) / len(squeezed)
            precision, recall = right / max(1, sum(found.values())), right / sum(wanted.values())
            print(f"{name:22} {tool:12} {precision:9.3f} {recall:7.3f} {units:6.3f} {took:6.0f}")


if __name__ == "__main__":
    main()

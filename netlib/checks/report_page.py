"""A report as a part of a page: it takes its ground and its fonts from the page's theme."""

import re
from html import escape

from netlib.checks.report import Parts
from netlib.picture import DARK, LIGHT, SIGNS, Picture, name_of

CODE = re.compile("`([^`]+)`")
KINDS = {"✓": "right", "✗": "wrong", "○": "open"}  # of reports, by the mark that they begin with
STYLE = f"""
.netlib-report{{{LIGHT};--edge:var(--wait);max-width:720px;margin:4px 0 12px;\
padding:2px 0 2px 16px;border-left:4px solid var(--edge);color:var(--jp-ui-font-color1,#1b1d21);\
font:14px/1.5 var(--jp-ui-font-family,system-ui,sans-serif)}}
[data-jp-theme-light="false"] .netlib-report{{{DARK}}}
@media print{{[data-jp-theme-light] .netlib-report{{{LIGHT};color:#1b1d21}}}}
.netlib-report.right{{--edge:var(--bytes)}} .netlib-report.wrong{{--edge:var(--wrong)}}
.netlib-report p{{margin:0 0 8px}} .netlib-report .head{{font-weight:600;color:var(--edge)}}
.netlib-report ol{{margin:0 0 8px;padding:0 0 0 28px}}
.netlib-report li::marker{{color:var(--quiet)}}
.netlib-report li.left-out{{list-style:none;color:var(--quiet)}}
.netlib-report .failed{{color:var(--wrong);font-weight:600}}
.netlib-report .came{{color:var(--wrong);display:block;font-weight:400}}
.netlib-report code{{font-size:13px;background:none;padding:0;color:inherit;\
font-family:var(--jp-code-font-family,ui-monospace,Menlo,Consolas,monospace)}}
.netlib-report .sign{{font:600 9px/1 var(--jp-ui-font-family,system-ui,sans-serif);\
border:1px solid;border-radius:3px;padding:0 2px;margin-left:1px}}
.netlib-report+div{{margin-top:8px}}
.netlib-report summary{{cursor:pointer;color:var(--quiet)}}
"""


def page(parts: Parts, figure: Picture | None) -> str:
    """The whole report as HTML. The second hint is there for whoever opens it."""
    inside = [f'<p class="head">{_escaped(parts.head)}</p>']
    if parts.mistake:
        id, belief = map(_escaped, parts.mistake)
        inside.append(f"<p><b>{id}</b>. {belief}</p>")
    inside += [f"<p>{_escaped(each)}</p>" for each in (parts.nothing, parts.problem) if each]
    if parts.steps:
        inside.append(_list(parts))
    for words, quoted in parts.where:
        more = f"<br><code>{_escaped(quoted)}</code>" if quoted else ""
        begin, colon, line = words.partition(": ")
        inside.append(f"<p>{_escaped(begin + colon)}<code>{_escaped(line)}</code>{more}</p>")
    if parts.hint:
        inside.append(f"<p><b>Hint:</b> {_escaped(parts.hint)}</p>")
    if parts.more and parts.more != parts.hint:
        more = _escaped(parts.more)
        inside.append(f"<details><summary>A more direct hint</summary><p>{more}</p></details>")
    kind = KINDS[parts.head[0]]
    drawn = figure._repr_html_() if figure else ""
    report = f'<div class="netlib-report {kind}">{"".join(inside)}</div>'
    return f"<style>{STYLE}</style>{report}{drawn}"


def _list(parts: Parts) -> str:
    """The steps, and under the one that failed what came."""
    items = []
    for step in parts.steps:
        data = f" <code>{_escaped(step.data)}</code>" if step.data else ""
        words = f"{_escaped(step.words)}{data}"
        if not step.number:
            items.append(f'<li class="left-out">{_escaped(step.words)}</li>')
        elif step.failed:
            came = f'<span class="came">{_escaped(parts.came)}</span>' if parts.came else ""
            items.append(f'<li value="{step.number}" class="failed">{words} ✗{came}</li>')
        else:
            items.append(f'<li value="{step.number}">{words}</li>')
    return f"<ol>{''.join(items)}</ol>"


def _escaped(text: str) -> str:
    """Text for a page: signs of control bytes are small boxes, `code` is in the code font."""
    signs = SIGNS.sub(lambda found: f'<span class="sign">{name_of(found[1])}</span>', escape(text))
    return CODE.sub(r"<code>\1</code>", signs)

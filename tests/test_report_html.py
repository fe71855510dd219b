"""The decision sheet: whole, self-contained, safe, and small."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recomply.decision.model import Decision, Evidence
from recomply.decision.trace import Node, RuleTrace
from recomply.errors import InputError
from recomply.report.html import write_html
from tests.test_report_samples import FORMULA, batch, decision, decisions, free_line, review_line, traced

VOID = {"meta", "br", "input", "link", "img", "hr"}


class Page(HTMLParser):
    """Reads a page strictly: every tag closed in its order; keeps the tags and the text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute given twice in {tag}"
        if self._open and self._open[-1] == "p":
            assert tag not in {"p", "ul", "ol", "dl", "table", "div", "details", "h5", "h6"}, (
                f"{tag} inside a paragraph"
            )
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


def written(path: Path, made: list[Decision], **more: object) -> str:
    target = path / "report.html"
    write_html(target, made, **more)  # type: ignore[arg-type]
    return target.read_text("utf-8")


@pytest.fixture(scope="module", params=["en", "zh", "ja"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    given_batch = batch(sheet="出荷一覧", header_rows=(2, 3))
    path = tmp_path_factory.mktemp("html")
    source = written(path, decisions(), batch=given_batch, made_at="2026-11-23 09:30", language=request.param)
    return request.param, source


def test_nesting_is_sound_and_ids_are_unique(page: tuple[str, str]) -> None:
    ids = [attrs["id"] for _, attrs in Page(page[1]).tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {
        attrs["href"][1:] for tag, attrs in Page(page[1]).tags if tag == "a" and (attrs["href"] or "").startswith("#")
    }  # type: ignore[index]
    assert targets <= set(ids)


def test_nothing_is_loaded_from_anywhere(page: tuple[str, str]) -> None:
    for tag, attrs in Page(page[1]).tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "audio", "video", "base", "source"}
        assert not {"src", "srcset", "data", "action", "formaction", "background", "poster"} & set(attrs)
        assert not any(name.startswith("on") for name in attrs)
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|import\(", page[1])
    assert "default-src 'none'" in page[1]


def test_links_go_to_the_web_or_into_the_page_only(page: tuple[str, str]) -> None:
    links = [attrs["href"] or "" for tag, attrs in Page(page[1]).tags if tag == "a"]
    assert any("mofcom.gov.cn" in link for link in links)
    assert all(link.startswith(("https://", "http://", "#")) for link in links)


def test_text_of_the_record_stays_text(page: tuple[str, str]) -> None:
    read = Page(page[1])
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert "<script>alert('x')</script>" in read.text
    assert FORMULA in read.text


def test_it_says_what_was_screened_and_with_what(page: tuple[str, str]) -> None:
    text = Page(page[1]).text
    for words in (
        "shipments.jsonl",
        "出荷一覧",
        "2026-04-15",
        "2026.11.23",
        "2026-10-09",
        "sha256:ab12",
        "compiled",
        "recomply 0.1.0",
        "2026-11-23 09:30",
        "伝票番号",
        "Column B (備考) was not understood",
    ):
        assert words in text


def test_evidence_names_field_and_cell(page: tuple[str, str]) -> None:
    text = Page(page[1]).text
    assert "防衛装備庁 ＆" in text
    named = {"en": r"end_user\.name", "zh": "最终用户 名称", "ja": "最終需要者 名称"}[page[0]]
    assert re.search(rf"{named} ?出荷一覧!D4", text)
    assert re.search(r"(hs_code|商品编码|HSコード) ?出荷一覧!F6", text)


def test_citations_tell_how_they_are_known(page: tuple[str, str]) -> None:
    language, source = page
    text = Page(source).text
    weak, reading = {
        "en": ("secondary source", "our reading, not in the text"),
        "zh": ("二手来源", "本库解读，非原文"),
        "ja": ("二次資料", "当方の解釈（条文に明記なし）"),
    }[language]
    assert "MOFCOM-2026-001, para 1" in text
    assert weak in text
    assert text.count(reading) == 2


def test_questions_stand_in_three_languages(page: tuple[str, str]) -> None:
    text = Page(page[1]).text
    for words in ("Who is the final user", "货物的最终用户是谁", "貨物の最終需要者", "Is the suspension"):
        assert words in text


def test_papers_duties_problems_cautions(page: tuple[str, str]) -> None:
    language, source = page
    text = Page(source).text
    wanted = {
        "en": [
            *("Risk assessment not known whether on file", "individual licence open", "only on further conditions"),
            *("general licence closed · Attention list", "from 2026-05-18, last day 2026-05-27", "A written pledge."),
            *("L-2026-77 does not cover this consignment", "“100 kg” · shipped 500 kg"),
        ],
        "zh": ["风险评估报告 是否已备不明", "单项许可 可用", "在备注栏填写管制编码", "L-2026-77 不涵盖本批货物"],
        "ja": ["リスク評価書 有無不明", "個別許可 利用可", "備考欄に規制番号", "最終日 2026-05-27"],
    }[language]
    for words in [*wanted, "=2846.9O15", "出荷一覧!F4", "The day lies after what the rulebook knows"]:
        assert words in text


def test_rules_that_do_not_apply_are_named_by_what_fails(page: tuple[str, str]) -> None:
    text = Page(page[1]).text
    assert re.search(r"○ the goods are a magnet powder ?other-rule-000, other-rule-003", text)
    assert "is heavy" not in text


def test_it_reads_as_a_plain_list_without_scripts(page: tuple[str, str]) -> None:
    tags = Page(page[1]).tags
    assert sum(tag == "details" and (attrs.get("class") or "").startswith("d ") for tag, attrs in tags) == len(
        decisions()
    )
    assert all("hidden" in attrs for tag, attrs in tags if tag == "form")
    assert not any("hidden" in attrs for tag, attrs in tags if tag in {"details", "section"})


def test_outcomes_are_told_by_word_and_sign_not_by_colour_alone(page: tuple[str, str]) -> None:
    for sign in ("×", "?", "§", "–"):
        assert f'aria-hidden="true">{sign}</b>' in page[1]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_are_legible(page: tuple[str, str]) -> None:
    colours = re.findall(r"--[ct]:#([0-9a-f]{6});--t:#([0-9a-f]{6})", page[1])
    assert len(colours) == 4
    for ink, _ground in colours:
        assert 1.05 / (luminance(ink) + 0.05) >= 4.5


def test_no_word_promises_anything(page: tuple[str, str]) -> None:
    assert not re.search(r"\bcleared\b|\bapproved\b", Page(page[1]).text, re.IGNORECASE)


def test_what_lines_share_is_printed_once(tmp_path: Path) -> None:
    made = [decision(f"INV-{n}", review_line(), review_line(2)) for n in range(40)]
    source = written(tmp_path, made)
    assert source.count("the end user's name is that of an armed force") == 2
    assert source.count('href="#t1"') == 80
    assert len(source) < 14_000 * len(made)


def test_what_stands_alone_is_printed_in_its_place(tmp_path: Path) -> None:
    source = written(tmp_path, [decision("INV-1", review_line())])
    assert 'id="appendix"' not in source
    assert "data-t=" not in source


def test_the_page_works_for_nothing_and_without_a_batch(tmp_path: Path) -> None:
    assert "held no records" in Page(written(tmp_path, [])).text
    assert "JP-061" in Page(written(tmp_path, decisions())).text


def test_an_unknown_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        write_html(tmp_path / "nowhere" / "report.html", decisions())


def test_a_page_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("old")
    broken = traced(free_line())
    broken._trace = lambda: (_ for _ in ()).throw(RuntimeError("broken"))
    with pytest.raises(RuntimeError):
        write_html(target, [decision("x", broken)])
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=60))
def test_any_text_is_shown_and_none_is_obeyed(tmp_path: Path, words: str) -> None:
    evidence = (Evidence(fact=words, value=words, field=words, text=words),)
    finding = replace(review_line().findings[1], because=words, evidence=evidence)
    leaf = Node(kind="fact", truth="unknown", text=words, read=words)
    line = traced(
        review_line(words, words).model_copy(update={"findings": (finding,)}),
        RuleTrace(rule=words, truth="unknown", tree=leaf),
        RuleTrace(rule=words, truth="false", tree=replace(leaf, truth="false")),
    )
    read = Page(written(tmp_path, [decision(words, line)]))
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert re.sub(r"\s+", " ", words.replace("\x00", "")).strip() in read.text or "\r" in words or "\x00" in words

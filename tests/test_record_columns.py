"""How columns are understood: headers in every language, two-row headers, ambiguous and competing columns, --map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recomply.errors import InputError
from recomply.record import Batch, read
from recomply.shipment import understand
from tests.test_record_files import csv_file, xlsx


def table(tmp_path: Path, header: list[Any], *rows: list[Any], **options: Any) -> Batch:
    return read(csv_file(tmp_path / "a.csv", [header, *rows]), **options)


def how(batch: Batch) -> dict[str, tuple[str, str]]:
    return {column.header: (column.field, column.how) for column in batch.columns}


def line(batch: Batch) -> dict[str, Any]:
    found: dict[str, Any] = batch.records[0].data["lines"][0]
    return found


@pytest.mark.parametrize(
    ("headers", "values"),
    [
        (["Invoice No.", "Consignee", "End User", "HS Code", "Description of Goods", "Final Destination"], None),
        (["发票号", "境外收货人", "最终用户", "商品编号", "商品名称", "最终目的国（地区）"], None),
        (["仕入書番号", "荷受人", "最終需要者", "HSコード", "品名", "最終仕向国"], None),
        (["VBELN", "KUNWE", "End User", "STAWN", "MAKTX", "Ultimate Destination"], None),
        (["entryId", "consigneeName", "最终用户", "codeTs", "gName", "destinationCountry"], None),
        (["id", "consignee.name", "end_user.name", "lines.hs_code", "description", "destination"], None),
        (["ID", "Consignee.Name", "END_USER.NAME", "HS_CODE", "Lines.Description", "DESTINATION"], None),
        (["record_id", "consignee_name", "end_user_name", "hs_code", "item_name", "final_destination_country"], None),
        (
            [
                " invoice\nNO ：",
                "*Consignee (Required)",
                "ＥＮＤ　ＵＳＥＲ",
                "H.S. Code",
                "DESCRIPTION\nOF GOODS",
                "final  destination",
            ],
            None,
        ),
        (
            [
                "INVOICE NO. 发票号",
                "收货人/Consignee",
                "最终用户\nEnd User",
                "HS Code 商品编码",
                "品名（Description）",
                "仕向地 Final Destination",
            ],
            None,
        ),
    ],
)
def test_headers_of_every_language_and_spelling(tmp_path: Path, headers: list[str], values: None) -> None:
    batch = table(tmp_path, headers, ["A", "B K.K.", "C K.K.", "2846901500", "oxide", "JP"])
    assert batch.records[0].data == {
        "id": "A",
        "consignee": {"name": "B K.K."},
        "end_user": {"name": "C K.K."},
        "destination": "JP",
        "lines": [{"hs_code": "2846901500", "description": "oxide"}],
    }


def test_each_column_says_how_it_was_understood(tmp_path: Path) -> None:
    header = ["发票号", "最终用户", "毛重", "客户", "最終用戶", "颜色", None]
    batch = table(tmp_path, header, ["A", "B", 5, "C", "?", "red", "stray"])
    assert [(c.letter, c.header, c.field, c.how) for c in batch.columns] == [
        ("A", "发票号", "id", "header of invoice_no (Chinese), used because no column of its own gives id"),
        ("B", "最终用户", "end_user.name", "header of end_user_name (Chinese)"),
        ("C", "毛重", "", "understood (gross weight), not used for screening"),
        ("D", "客户", "intermediaries", "header of buyer_name (Chinese), as buyer"),
        ("E", "最終用戶", "", "not understood; a known header near it: 最終用途 (end_use)"),
        ("F", "颜色", "", "not understood"),
        ("G", "", "", "not understood: no header"),
    ]


def test_units_and_currencies_in_headers(tmp_path: Path) -> None:
    batch = table(tmp_path, ["Invoice No.", "数量\n(PCS)", "Unit price (USD)", "N.W (kgs)"], ["A", 5, 2, 7])
    assert line(batch) == {"quantity": "5", "unit": "PCS", "unit_price": "2", "currency": "USD", "net_mass_kg": "7"}
    assert batch.records[0].places["lines[0].unit"] == "a.csv row 1, column B (数量 (PCS))"


def test_columns_of_their_own_beat_units_in_headers(tmp_path: Path) -> None:
    header = ["Invoice No.", "Qty (PCS)", "Unit", "Unit price (USD)", "Amount (CNY)"]
    assert line(table(tmp_path, header, ["A", 5, "kg", 2, 10])) == {
        "quantity": "5",
        "unit": "kg",
        "unit_price": "2",
        "value": "10",
    }


@pytest.mark.parametrize("header", ["N.W (g)", "净重(吨)", "Net Weight (lbs)", "净重/吨"])
def test_a_weight_in_another_unit_is_not_taken_for_kilograms(tmp_path: Path, header: str) -> None:
    batch = table(tmp_path, ["发票号", "品名", header], ["A", "x", 500])
    assert line(batch) == {"description": "x"}
    assert how(batch)[header][1].startswith("not understood")


def test_two_header_rows_english_then_chinese(tmp_path: Path) -> None:
    rows = [
        ["COMMERCIAL INVOICE"],
        ["Date: 2026-04-15"],
        ["Invoice No.", "Shipper", "Ship to", "Cargo Descprition", "N.W (kgs)", "Date"],
        ["发票号", "境内发货人", None, "品名", "净重", "出口日期"],
        ["A", "赣州", "B K.K.", "氧化镝", 5, "2026-04-15"],
    ]
    batch = read(xlsx(tmp_path / "a.xlsx", rows, merged=["A1:F1"]))
    assert batch.header_rows == (3, 4)
    assert batch.records[0].data == {
        "id": "A",
        "exporter": {"name": "赣州", "country": "CN"},
        "consignee": {"name": "B K.K."},
        "date": "2026-04-15",
        "lines": [{"description": "氧化镝", "net_mass_kg": 5}],
    }
    assert batch.records[0].places["exporter.country"] == "出货!B3"


def test_group_headings_over_parts(tmp_path: Path) -> None:
    rows = [
        ["发票号", "收货人", None, "最终用户", None, None, "联系人", None],
        [None, "名称", "地址", "名称", "地址", "国家", "地址", "电话"],
        ["A", "B K.K.", "东京", "C K.K.", "冈崎", "JP", "上海", "555"],
    ]
    batch = read(xlsx(tmp_path / "a.xlsx", rows, merged=["B1:C1", "D1:F1", "G1:H1", "A1:A2"]))
    assert batch.header_rows == (1, 2)
    assert batch.records[0].data == {
        "id": "A",
        "consignee": {"name": "B K.K.", "address": "东京"},
        "end_user": {"name": "C K.K.", "address": "冈崎", "country": "JP"},
        "lines": [{}],
    }


def test_a_part_of_another_party_is_not_the_consignees(tmp_path: Path) -> None:
    rows = [["Invoice No.", "Buyer", None, "End User"], [None, "Code", "Address", "Name"], ["A", "7", "Tokyo", "B"]]
    batch = read(xlsx(tmp_path / "a.xlsx", rows, merged=["B1:C1"]))
    assert "consignee" not in batch.records[0].data


def test_a_row_of_units_below_the_header(tmp_path: Path) -> None:
    rows = [["Invoice No.", "Quantity", "N.W", "Amount"], [None, "(PCS)", "(KGS)", "(USD)"], ["A", 5, 6, 7]]
    batch = read(xlsx(tmp_path / "a.xlsx", rows))
    assert line(batch) == {"quantity": 5, "unit": "PCS", "net_mass_kg": 6, "value": 7, "currency": "USD"}


def test_data_that_looks_like_a_header_stays_data(tmp_path: Path) -> None:
    rows = [["Invoice No.", "End User", "End Use", "Description"], ["A", "Buyer", "Use", "motor"], ["B", "X", "y", "z"]]
    assert [r.data["id"] for r in read(xlsx(tmp_path / "a.xlsx", rows)).records] == ["A", "B"]


def test_labels_above_the_table_are_told(tmp_path: Path) -> None:
    rows = [
        ["Consignee: B K.K.", None, None],
        ["最终用户：", "C K.K.", None],
        ["发票号", "品名", "数量"],
        ["A", "x", 5],
    ]
    batch = read(xlsx(tmp_path / "a.xlsx", rows))
    assert batch.header_rows == (3,)
    assert "出货!A2 '最终用户' stands above the table and was not read" in " ".join(batch.remarks)
    assert "--assume end_user.name=…" in " ".join(batch.remarks)


def test_columns_written_by_an_earlier_run_are_left_out(tmp_path: Path) -> None:
    batch = table(tmp_path, ["发票号", "最终用户", "recomply outcome"], ["A", "B", "prohibited"])
    assert how(batch)["recomply outcome"] == ("", "written by recomply, not read")


# --- One header, two meanings -----------------------------------------------------------------------------------------

NAMES = ["Item No.", "品名"]


@pytest.mark.parametrize(
    ("header", "rows", "ambiguous", "field", "why"),
    [
        (["序号", "发票号"], [[1, "A"], [2, "A"]], "序号", "lines.line", "settled by the other columns"),
        (["序号", "商品名称"], [[1, "x"], [2, "y"], [3, "z"]], "序号", "lines.line", "settled by its values"),
        (["序号", "商品名称"], [[1, "x"], [1, "y"], [2, "z"]], "序号", "id", "settled by its values"),
        (["序号", "商品名称"], [[1, "x"], [None, "y"], [2, "z"]], "序号", "id", "settled by its values"),
        (["序号", "商品名称"], [["S-9", "x"], ["S-4", "y"]], "序号", "id", "settled by its values"),
        (["序号", "项号", "系统编号"], [[1, 1, "A"]], "序号", "", "each of its meanings"),
        (["項番", "品名"], [[1, "x"], [2, "y"]], "項番", "lines.line", "settled by its values"),
        (["項番", "品名"], [["1C905.b", "x"], ["1C906", "y"]], "項番", "lines.control_code", "settled by its values"),
        (
            ["項番", "品名", "明細番号"],
            [["8(1)", "x", 1]],
            "項番",
            "lines.control_code",
            "settled by the other columns",
        ),
        (
            ["海关编码", "品名"],
            [["2846901500", "x"], ["3606900000", "y"]],
            "海关编码",
            "lines.hs_code",
            "settled by its values",
        ),
        (["海关编码", "品名"], [["4403180237", "x"], ["31222602SP", "y"]], "海关编码", "", "customs registration"),
        (["海关编码", "HS Code"], [["4403180237", "2846901500"]], "海关编码", "", "customs registration"),
        (["Item No.", "品名"], [[1, "x"], [2, "y"]], "Item No.", "lines.line", "settled by its values"),
        (["Item No.", "品名"], [["AB-10023", "x"], ["AB-10024", "y"]], "Item No.", "", "part number"),
        (["Material", "Invoice No."], [["NdFeB", "A"]], "Material", "lines.composition", "settled by its values"),
        (["Material", "Invoice No."], [["100-20034", "A"]], "Material", "", "part number"),
        (
            ["Grade", "Invoice No.", "Model"],
            [["N42SH", "A", "M1"]],
            "Grade",
            "lines.grade",
            "settled by the other columns",
        ),
        (["Grade", "Invoice No."], [["N42SH", "A"]], "Grade", "lines.grade", "harmless"),
        (
            ["Grade", "Invoice No.", "牌号"],
            [["M1", "A", "N42"]],
            "Grade",
            "lines.model",
            "settled by the other columns",
        ),
        (["件数", "数量", "发票号"], [[1, 5, "A"]], "件数", "", "number of packages"),
        (["個数", "梱包数", "品名"], [[1, 5, "x"]], "個数", "lines.quantity", "settled by the other columns"),
        (
            ["Destination Country", "HS Code"],
            [["JP", "280530"]],
            "Destination Country",
            "destination",
            "no other column",
        ),
        (["仕向国", "品名"], [["日本", "x"]], "仕向国", "destination", "no other column"),
        (["仕向国", "最終仕向国"], [["香港", "日本"]], "仕向国", "route", "settled by the other"),
        (
            ["Destination Country", "Final Destination"],
            [["JP", "TH"]],
            "Destination Country",
            "route",
            "settled by the other",
        ),
        (
            ["該非判定", "品名"],
            [["非該当", "x"], ["該当", "y"]],
            "該非判定",
            "lines.declared_controlled",
            "settled by its values",
        ),
        (["該非判定", "品名"], [["1C905", "x"]], "該非判定", "lines.control_code", "settled by its values"),
        (["序号", "品名", "发票号", "行号"], [[None, "x", "A", 1]], "序号", "", "each of its meanings"),
    ],
)
def test_what_a_header_means_is_settled(
    tmp_path: Path, header: list[str], rows: list[list[Any]], ambiguous: str, field: str, why: str
) -> None:
    found = how(table(tmp_path, header, *rows))[ambiguous]
    assert found[0] == field
    assert why in found[1]


@pytest.mark.parametrize(
    ("header", "row", "maps"),
    [
        (["件数", "发票号"], [5, "A"], ['--map "件数=quantity"', '--map "件数=-"']),
        (["海关编码", "发票号"], ["3606900000", "A"], ['--map "海关编码=hs_code"', '--map "海关编码=-"']),
        (["項番", "品名"], ["一", "x"], ['--map "項番=line"', '--map "項番=control_code"']),
        (
            ["Destination Country", "Country of Import", "品名"],
            ["TH", "JP", "x"],
            ['--map "Destination Country=destination"'],
        ),
    ],
)
def test_what_cannot_be_settled_is_asked(tmp_path: Path, header: list[str], row: list[Any], maps: list[str]) -> None:
    with pytest.raises(InputError) as error:
        table(tmp_path, header, row)
    assert repr(header[0]) in error.value.what
    for option in maps:
        assert option in error.value.advice


def test_the_advice_works(tmp_path: Path) -> None:
    header, row = ["项番", "件数", "発票", "発票", "品名"], ["1", "5", "x", "y", "z"]
    with pytest.raises(InputError) as error:
        table(tmp_path, header, row)
    assert '--map "件数=quantity"' in error.value.advice
    assert line(table(tmp_path, header, row, columns={"件数": "quantity"}))["quantity"] == "5"
    assert "quantity" not in line(table(tmp_path, header, row, columns={"件数": "-"}))


# --- Two columns, one field -------------------------------------------------------------------------------------------


def test_columns_that_agree_are_one(tmp_path: Path) -> None:
    header = ["发票号", "Consignee", "收货人", "出口日期", "ETD"]
    rows = [["A", "B Ｋ.K.", "b k.k.", "2026-04-15", "2026-04-15"], ["C", None, "D", "2026-04-16", None]]
    first, second = table(tmp_path, header, *rows).records
    assert first.data["consignee"] == {"name": "B Ｋ.K."}
    assert second.data["consignee"] == {"name": "D"}
    assert second.places["consignee.name"].startswith("a.csv row 3, column C")


def test_columns_that_disagree_are_asked_about_all_at_once(tmp_path: Path) -> None:
    header = ["发票号", "Consignee", "收货人", "目的国", "最终目的国"]
    rows = [["A", "B", "B", "JP", "JP"], ["A", "Aichi Denshi", "爱知电子", "TH", "JP"]]
    with pytest.raises(InputError) as error:
        table(tmp_path, header, *rows)
    for words in ("B 'Consignee'", "C '收货人'", "consignee.name", "row 3", "Aichi Denshi and 爱知电子", "destination"):
        assert words in error.value.what
    for option in (
        "Consignee=consignee.name",
        "收货人=consignee.name",
        "收货人=consignee.name_local",
        "最终目的国=destination",
    ):
        assert f'--map "{option}"' in error.value.advice
    batch = table(tmp_path, header, *rows, columns={"收货人": "consignee.name_local", "最终目的国": "destination"})
    assert [r.data["destination"] for r in batch.records] == ["JP"]
    assert how(batch)["最终目的国"] == ("destination", "by --map")
    assert how(batch)["目的国"] == ("", "understood, not used: destination comes from column E")


def test_columns_with_the_same_header_are_named_by_letter(tmp_path: Path) -> None:
    header, row = ["发票号", "最终用户", "最终用户"], ["A", "B", "C"]
    with pytest.raises(InputError) as error:
        table(tmp_path, header, row)
    assert '--map "B=end_user.name" or --map "C=end_user.name"' in error.value.advice
    assert table(tmp_path, header, row, columns={"c": "end_user.name"}).records[0].data["end_user"] == {"name": "C"}
    with pytest.raises(InputError, match="several columns"):
        table(tmp_path, header, row, columns={"最终用户": "end_user.name"})


def test_columns_that_are_not_used_may_disagree(tmp_path: Path) -> None:
    batch = table(tmp_path, ["发票号", "毛重", "总毛重", "订单号", "PO No."], ["A", 1, 2, "X", "Y"])
    assert batch.records[0].data["id"] == "A"


def test_texts_are_put_together(tmp_path: Path) -> None:
    header = ["发票号", "品名", "Description", "型号", "规格", "CAS号", "备注", "功能", "英文品名"]
    batch = table(
        tmp_path, header, ["A", "氧化镝", "dysprosium oxide", "D-1", "4N", "1308-87-8", "r", "f", "Dysprosium Oxide"]
    )
    assert line(batch) == {
        "description": "氧化镝 / dysprosium oxide / CAS 1308-87-8",
        "model": "D-1 / 4N",
        "remark": "r; function: f",
    }


def test_better_columns_come_first(tmp_path: Path) -> None:
    batch = table(
        tmp_path, ["管理番号", "発票日", "申報日", "出口日期", "发票日期"], ["A", 1, 2, "2026-04-15", "2026-01-01"]
    )
    assert batch.records[0].data["date"] == "2026-04-15"
    assert how(batch)["发票日期"] == ("", "understood, not used: date comes from column D")
    batch = table(tmp_path, ["ID", "发票日期", "品名"], ["A", "2026-01-01", "x"])
    assert batch.records[0].data["date"] == "2026-01-01"
    assert "no column of its own gives date" in how(batch)["发票日期"][1]


@pytest.mark.parametrize(
    ("headers", "chosen"),
    [
        (["提单号", "合同号", "订单号", "发票号", "报关单号", "系统编号"], 5),
        (["提单号", "合同号", "订单号", "发票号", "报关单号"], 4),
        (["提单号", "合同号", "订单号", "发票号"], 3),
        (["提单号", "合同号", "订单号"], 2),
        (["提单号", "合同号"], 1),
    ],
)
def test_the_id_falls_back_in_order(tmp_path: Path, headers: list[str], chosen: int) -> None:
    batch = table(tmp_path, headers, [f"v{n}" for n in range(len(headers))])
    assert batch.records[0].data["id"] == f"v{chosen}"


# --- --map ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "field", "path", "value"),
    [
        ("厂家", "end_user.name", ("end_user", "name"), "V"),
        ("厂家", "intermediary_name", ("intermediaries", 0, "name"), "V"),
        ("厂家", "intermediaries.country", ("intermediaries", 0, "country"), "V"),
        ("厂家", "intermediaries[0].address", ("intermediaries", 0, "address"), "V"),
        ("厂家", "consignee.owners[1].name", ("consignee", "owners", 1, "name"), "V"),
        ("厂家", "hs_code", ("lines", 0, "hs_code"), "V"),
        ("厂家", "composition.Dy", ("lines", 0, "composition", "Dy"), "V"),
        ("厂家", "parameters.thickness_mm", ("lines", 0, "parameters", "thickness_mm"), "V"),
        ("B", "notes", ("notes",), "V"),
        ("最终用户", "consignee.name", ("consignee", "name"), "W"),
    ],
)
def test_the_users_word_comes_first(tmp_path: Path, name: str, field: str, path: tuple[Any, ...], value: str) -> None:
    batch = table(tmp_path, ["发票号", "厂家", "最终用户"], ["A", "V", "W"], columns={name: field})
    data = batch.records[0].data
    for step in path:
        data = data[step]
    assert data == value
    assert any(column.how.startswith("by --map") for column in batch.columns)


def test_a_map_makes_a_header(tmp_path: Path) -> None:
    rows = [["报表"], ["甲", "乙", "丙"], ["A", "愛知電子", "5"]]
    batch = read(csv_file(tmp_path / "a.csv", rows), columns={"甲": "id", "乙": "end_user.name"})
    assert (batch.header_rows, batch.records[0].data["end_user"]["name"]) == ((2,), "愛知電子")
    batch = read(tmp_path / "a.csv", columns={"A": "id", "B": "end_user.name"})
    assert (batch.header_rows, batch.records[0].data["end_user"]["name"]) == ((2,), "愛知電子")


@pytest.mark.parametrize("target", ["", "-"])
def test_a_column_can_be_left_out(tmp_path: Path, target: str) -> None:
    batch = table(tmp_path, ["发票号", "最终用户", "End User"], ["A", "B", "C"], columns={"End User": target})
    assert batch.records[0].data["end_user"] == {"name": "B"}
    assert how(batch)["End User"] == ("", "left out by --map")


def test_maps_that_cannot_be(tmp_path: Path) -> None:
    header, row = ["发票号", "最终用户"], ["A", "B"]
    with pytest.raises(InputError, match=r"no field 'end_user\.nam'.*Did you mean end_user\.name"):
        table(tmp_path, header, row, columns={"最终用户": "end_user.nam"})
    with pytest.raises(InputError, match=r"no such column.*'发票号', '最终用户'"):
        table(tmp_path, header, row, columns={"用户": "end_user.name"})


# --- What columns become ----------------------------------------------------------------------------------------------


def test_everything_has_its_place(tmp_path: Path) -> None:
    header = {
        "管理番号": "S-1",
        "取引区分": "輸出",
        "輸出者": "Ganzhou",
        "輸出者国": "CN",
        "発送国": "中国",
        "荷受人": "B",
        "荷受人住所": "岡崎",
        "荷受人国": "日本",
        "荷受人郵便番号": "444-0000",
        "最終需要者": "C",
        "最終需要者住所": "豊田",
        "最終需要者国": "JP",
        "親会社": "P",
        "親会社の国": "JP",
        "持株比率": "51%",
        "買主": "D",
        "商社": "E",
        "フォワーダー": "なし",
        "通知先": "Fuji",
        "通関業者": "G",
        "仕向国": "香港",
        "経由国": "韓国；台湾",
        "積込港": "上海",
        "本船名": "HOPE",
        "最終仕向国": "日本",
        "最終用途": "モーター",
        "最終製品": "車",
        "再輸出先": "タイ、ベトナム",
        "軍事用途の有無": "いいえ",
        "提出書類": "customer_list; 組成表",
        "案件名": "X線",
        "工場": "豊橋",
        "許可番号": "L-1",
        "許可の種類": "個別",
        "許可期限": "2027-01-01",
        "許可数量": "500",
        "品名": "磁石",
        "型番": "M",
        "グレード": "N42SH",
        "HSコード": "8505111000",
        "規制番号": "1C905.a",
        "該非": "非該当",
        "形態": "磁石",
        "組成": "Nd 29%, Fe 70%",
        "数量": "5",
        "単位": "個",
        "正味重量": "1.5",
        "単価": "2",
        "金額": "10",
        "通貨": "JPY",
        "原産国": "中国",
        "メーカー名": "H",
        "中国原産成分比率": "0.2",
        "中国技術の使用": "はい",
        "ロット番号": "b7",
        "備考": "なし",
        "特記事項": "急ぎ",
    }
    (record,) = table(tmp_path, list(header), list(header.values())).records
    assert record.data == {
        "id": "S-1",
        "transaction": "輸出",
        "exporter": {"name": "Ganzhou", "country": "CN"},
        "departure": "中国",
        "consignee": {"name": "B", "address": "岡崎", "country": "日本", "postcode": "444-0000"},
        "end_user": {
            "name": "C",
            "address": "豊田",
            "country": "JP",
            "owners": [{"name": "P", "country": "JP", "share": "51%"}],
        },
        "intermediaries": [
            {"name": "D", "role": "buyer"},
            {"name": "E", "role": "intermediary"},
            {"name": "Fuji", "role": "notify party"},
            {"name": "G", "role": "customs broker"},
        ],
        "route": ["arrival country: 香港", "transit: 韓国", "transit: 台湾", "port of loading: 上海", "vessel: HOPE"],
        "destination": "日本",
        "end_use": "モーター",
        "end_product": "車",
        "onward_export": ["タイ", "ベトナム"],
        "declared_military": "いいえ",
        "documents": ["customer_list", "組成表"],
        "notes": "project: X線; plant: 豊橋; 急ぎ",
        "license": {"number": "L-1", "kind": "個別", "expires": "2027-01-01", "quantity": "500"},
        "lines": [
            {
                "description": "磁石",
                "model": "M",
                "grade": "N42SH",
                "hs_code": "8505111000",
                "control_code": "1C905.a",
                "declared_controlled": "非該当",
                "form": "磁石",
                "composition": "Nd 29%, Fe 70%",
                "quantity": "5",
                "unit": "個",
                "net_mass_kg": "1.5",
                "unit_price": "2",
                "value": "10",
                "currency": "JPY",
                "origin": "中国",
                "producer": "H",
                "prc_content_value_pct": "0.2",
                "prc_technology": "はい",
                "batch": "b7",
                "remark": "なし",
            }
        ],
    }
    assert record.places["intermediaries[2].name"] == "a.csv row 2, column S (通知先)"
    assert not understand(record.data, number=1, places=record.places).problems


@pytest.mark.parametrize(
    ("header", "value", "line_data"),
    [
        ("是否含镝", "是", {"elements": ["Dy"]}),
        ("是否含镝", "否", {"composition": {"Dy": 0}}),
        ("是否含镝", "待检测", {"remark": "contains Dy: 待检测"}),
        ("是否含镝", "不明", {}),
        ("テルビウム含有", "無し", {"composition": {"Tb": 0}}),
        ("Contains Dy/Tb (Y/N)", "N", {"composition": {"Dy": 0, "Tb": 0}}),
        ("Contains Dy/Tb (Y/N)", "Y", {"remark": "contains Dy or Tb: Y"}),
        ("是否含中重稀土", "否", {"remark": "contains medium or heavy rare earths: 否"}),
        ("是否两用物项", "是", {"declared_controlled": "是"}),
        ("材质", "钕铁硼", {"description": "材质 钕铁硼"}),
        ("材质", "N42", {"description": "材质 N42"}),
        ("材质", "-", {}),
        ("纯度", 99.9, {"description": "纯度 99.9"}),
        ("稀土元素的重量百分比", "27%[镧]51%[铈]", {"description": "稀土元素的重量百分比 27%[镧]51%[铈]"}),
        ("成分", "Nd：29％；Dy：1.2％", {"composition": "Nd：29％；Dy：1.2％"}),
        ("生产商", "P", {"producer": "P"}),
        ("供应商", "S", {"producer": "S"}),
    ],
)
def test_statements_about_goods(tmp_path: Path, header: str, value: Any, line_data: dict[str, Any]) -> None:
    batch = read(xlsx(tmp_path / "a.xlsx", [["发票号", header], ["A", value]]))
    assert line(batch) == line_data
    assert not understand(batch.records[0].data).problems


def test_shares_from_several_columns(tmp_path: Path) -> None:
    header = ["发票号", "成分", "Dy wt%", "铽含量(%)", "是否含镝", "是否含铽", "含有元素"]
    batch = table(tmp_path, header, ["A", "Nd 29%, Fe 68%", "3.2", None, "是", "否", "Nd,Fe"])
    assert line(batch) == {
        "elements": "Nd,Fe, Dy",
        "composition": {"Nd": "29", "Fe": "68", "Dy": "3.2", "Tb": 0},
    }
    assert understand(batch.records[0].data).shipment.lines[0].elements == ("Nd", "Fe", "Dy")


@pytest.mark.parametrize(
    ("header", "row", "left"),
    [
        (["发票号", "成分", "是否含镝"], ["A", "Nd 29%, Dy 3.2%", "否"], {"Nd": "29"}),
        (["发票号", "成分", "Dy wt%"], ["A", "Nd 29%, Dy 3.2%", "1.1"], {"Nd": "29"}),
        (["发票号", "是否含镝", "Dy wt%"], ["A", "是", "0"], {}),
    ],
)
def test_shares_that_contradict_count_for_nothing(tmp_path: Path, header: list[str], row: list[str], left: Any) -> None:
    (record,) = table(tmp_path, header, row).records
    assert record.data["lines"][0]["composition"] == left
    (problem,) = record.problems
    assert (problem.field, "a.csv row 2" in problem.where, "Dy" in problem.why) == ("lines[0].composition", True, True)


@pytest.mark.parametrize(
    ("header", "value", "data"),
    [
        ("最终用户证明", "有", {"documents": ["end_user_certificate"]}),
        ("最终用户证明", "EUC-2026/004", {"documents": ["end_user_certificate"]}),
        ("最终用户证明", "商字第12号", {"documents": ["end_user_certificate"]}),
        ("最终用户证明", "待提供", {"notes": "end-user certificate: 待提供"}),
        ("最终用户证明", "无", {"notes": "end-user certificate: 无"}),
        ("最终用户证明", "2026-05-01", {"notes": "end-user certificate: 2026-05-01"}),
        ("最终用户证明", "-", {}),
        ("最终用户证明", "TBD", {}),
        ("承诺不用于军事用途", "是", {"documents": ["non_military_pledge"]}),
        ("承诺不用于军事用途", "否", {"notes": "non-military pledge: 否"}),
        ("是否军事用途", "是", {"declared_military": "是"}),
        ("是否转出口", "否", {"notes": "onward export: 否"}),
        ("是否转出口", "越南", {"onward_export": ["越南"]}),
        ("onward_export", "No", {"notes": "onward export: No"}),
        ("onward_export", "VN, TH", {"onward_export": ["VN", "TH"]}),
        ("随附文件", "不明", {}),
        ("随附文件", "customer_list；最终用户证明", {"documents": ["customer_list", "最终用户证明"]}),
        ("境内发货人", "赣州", {"exporter": {"name": "赣州", "country": "CN"}}),
        ("境内发货人", "不详", {"exporter": {"name": "不详"}}),
        ("境内货源地", "赣州", {"exporter": {"country": "CN"}}),
        (
            "统一社会信用代码",
            "91350100M000100Y43",
            {"exporter": {"registration_number": "91350100M000100Y43", "country": "CN"}},
        ),
        ("统一社会信用代码", "91350100M000100Y44", {"exporter": {"registration_number": "91350100M000100Y44"}}),
        ("法人番号", "1234567890123", {"exporter": {"registration_number": "1234567890123"}}),
        ("中间商", "无", {}),
        ("中间商", "不明", {"intermediaries": [{"name": "不明", "role": "intermediary"}]}),
        ("运抵国", "-", {}),
    ],
)
def test_statements_about_the_shipment(tmp_path: Path, header: str, value: str, data: dict[str, Any]) -> None:
    found = dict(read(csv_file(tmp_path / "a.csv", [["发票号", header], ["A", value]])).records[0].data)
    assert (found.pop("id"), found.pop("lines")) == ("A", [{}])
    assert found == data


def test_a_country_that_is_given_is_not_replaced_by_one_that_is_implied(tmp_path: Path) -> None:
    (record,) = table(tmp_path, ["发票号", "境内发货人", "出口商国家"], ["A", "X", "香港"]).records
    assert record.data["exporter"]["country"] == "香港"


def test_arrival_is_never_destination(tmp_path: Path) -> None:
    (record,) = table(tmp_path, ["发票号", "运抵国", "指运港"], ["A", "日本", "横浜"]).records
    assert "destination" not in record.data
    assert record.data["route"] == ["arrival country: 日本", "port of discharge: 横浜"]


def test_a_party_over_its_name_and_address(tmp_path: Path) -> None:
    """荷受人 over 名称 | 住所, as Japanese forms have it, though nobody writes 荷受人名称 in one cell."""
    rows = [
        ["管理番号", "荷受人", None, "最終需要者", None, "品名"],
        [None, "名称", "住所", "名称", "住所", None],
        ["A-1", "株式会社ヒノデ", "埼玉県", "防衛省", "東京都", "ネオジム磁石"],
    ]
    (record,) = read(xlsx(tmp_path / "a.xlsx", rows, merged=["B1:C1", "D1:E1"])).records
    assert record.data["consignee"] == {"name": "株式会社ヒノデ", "address": "埼玉県"}
    assert record.data["end_user"] == {"name": "防衛省", "address": "東京都"}

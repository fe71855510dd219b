Feature: Listed parties
  Eighty Japanese parties stand on two lists: on the control list nothing dual-use may reach them;
  on the attention list an individual licence with extra papers is needed.

  Background:
    Given magnets with dysprosium are exported from China to Mikawa Auto in Japan
    And they are used for "traction motors of passenger cars"

  Scenario Outline: Each notice binds from its day, in any spelling of the name
    Given consignee and end user are "<name>"
    And the date is <day>
    When the shipment is screened
    Then it is <outcome>
    And <notice> is named among the findings

    Examples:
      | name                                      | day        | outcome          | notice          |
      | 三菱重工マリンマシナリ㈱                  | 2026-02-24 | prohibited       | MOFCOM-2026-011 |
      | Mitsubishi Heavy Industries Marine Machinery & Equipment Co.,Ltd. | 2026-03-01 | prohibited | MOFCOM-2026-011 |
      | （株）IHI原動機                           | 2026-04-01 | prohibited       | MOFCOM-2026-011 |
      | 日本飛行機株式会社                        | 2026-06-29 | prohibited       | MOFCOM-2026-027 |
      | 三菱电机软件株式会社                      | 2026-07-01 | prohibited       | MOFCOM-2026-027 |
      | TDK株式会社                               | 2026-02-24 | license_required | MOFCOM-2026-012 |
      | 株式会社SUBARU 群馬製作所                 | 2026-04-09 | license_required | MOFCOM-2026-012 |
      | 沖電気工業株式会社                        | 2026-06-29 | license_required | MOFCOM-2026-028 |

  Scenario Outline: The day before the notice the party is not yet listed
    Given consignee and end user are "<name>"
    And the date is <day>
    When the shipment is screened
    Then a licence is required
    And <notice> is not named among the findings

    Examples:
      | name                       | day        | notice          |
      | 株式会社IHI原動機          | 2026-02-23 | MOFCOM-2026-011 |
      | 日本飛行機株式会社         | 2026-06-28 | MOFCOM-2026-027 |
      | TDK株式会社                | 2026-02-23 | MOFCOM-2026-012 |
      | 沖電気工業株式会社         | 2026-06-28 | MOFCOM-2026-028 |

  Scenario: A listed party counts in the middle of the chain too
    Given the date is 2026-05-20
    And a buyer in between is "NEC Aerospace Systems, Ltd."
    When the shipment is screened
    Then it is prohibited
    And the evidence quotes "NEC Aerospace Systems, Ltd." from intermediaries[0].name

  Scenario: The lists are about dual-use items only
    Given the date is 2026-05-20
    And consignee and end user are "株式会社IHI原動機"
    And the goods are "office desks", customs code 9403300000, declared not controlled
    When the shipment is screened
    Then no restriction is found

  Scenario: The conditions of the attention list
    Given the date is 2026-05-20
    And consignee and end user are "TDK Corporation"
    And on file are end_user_certificate, end_use_certificate and risk_assessment
    When the shipment is screened
    Then a licence is required
    And only an individual licence may be used
    And the policy is conditional
    And the document risk_assessment is on file
    And the document written_pledge is missing
    And no time limit applies

  Scenario: A general licence does not serve a party on the attention list
    Given the date is 2026-05-20
    And consignee and end user are "TDK Corporation"
    And a general licence is held
    When the shipment is screened
    Then a licence is required
    And rule STATE-COUNCIL-792/26-general-license applies

  Scenario: A civil purpose does not open the control list, a military one closes the attention list
    Given the date is 2026-05-20
    And consignee and end user are "TDK Corporation"
    And they are used for "ミサイル誘導部の駆動"
    When the shipment is screened
    Then it is prohibited as military_use

  Scenario Outline: Near misses are not listed
    Given the date is 2026-07-20
    And consignee and end user are "<name>"
    When the shipment is screened
    Then no control-list rule applies
    And no attention-list rule applies

    Examples:
      | name                       |
      | 東京理科大学               |
      | 川崎汽船株式会社           |
      | 株式会社ニッピ             |
      | 日東工業株式会社           |
      | 三菱鉛筆株式会社           |

Feature: Who is this?
  Shipments carry names in every writing, shortened and mistyped. The same name is treated as listed; what is nearly one
  is a question to a person, never a ban and never a pass; other firms that share a word are left in peace.

  Scenario Outline: The same party in other writing is the listed party
    Given a shipment from China to "<name>" in JP for "traction motors of passenger cars"
    And the invoice says "dysprosium oxide 99.9%"
    When it leaves on 2026-07-15
    Then it is prohibited
    And rule MOFCOM-2026-011/export is true

    Examples:
      | name                                             |
      | 三菱重工航空エンジン株式会社                     |
      | ㈱三菱重工航空エンジン                           |
      | 三菱重工航空發動機株式會社                       |
      | MITSUBISHI HEAVY INDUSTRIES AERO ENGINES CO.,LTD |

  Scenario Outline: One slip of the hand is a question, not a pass
    Given a shipment from China to "<name>" in JP for "traction motors of passenger cars"
    And the invoice says "dysprosium oxide 99.9%"
    When it leaves on 2026-07-15
    Then it is review
    And rule <rule> is unknown
    And the question party_identity is asked

    Examples:
      | name                                          | rule                   |
      | Mitsubihi Heavy Industries Aero Engines, Ltd. | MOFCOM-2026-011/export |
      | 三菱重工航空エンヅン株式会社                  | MOFCOM-2026-011/export |
      | IHI Aerospce Co., Ltd.                        | MOFCOM-2026-011/export |
      | Aero Engines, Mitsubishi Heavy Industries     | MOFCOM-2026-011/export |

  Scenario Outline: Firms that share a word with listed ones are not taken for them
    Given a shipment from China to "<name>" in JP for "traction motors of passenger cars"
    And the invoice says "dysprosium oxide 99.9%"
    When it leaves on 2026-07-15
    Then it is license_required

    Examples:
      | name                    |
      | 三菱鉛筆株式会社        |
      | 東京理科大学            |
      | Nippi, Incorporated     |
      | Kowa Company, Ltd.      |
      | Kawasaki Kisen Kaisha   |
      | 日東工業株式会社        |

  Scenario: The name of a listed party of another country is a question
    Given a shipment from China to "General Dynamics" in JP for "traction motors of passenger cars"
    And the invoice says "dysprosium oxide 99.9%"
    When it leaves on 2026-07-15
    Then it is review
    And rule MOFCOM-2025-001/export is unknown

  Scenario: A stranger at the address of a listed party is looked at
    Given a shipment from China to "Mikawa Trading K.K." in JP for "traction motors of passenger cars"
    And the invoice says "dysprosium oxide 99.9%"
    And the end user's address is "東京都品川区大崎1-11-1, 141-0032"
    When it leaves on 2026-07-15
    Then it is review
    And rule MOFCOM-2026-001/1c-related-party is true

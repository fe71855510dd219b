Feature: The three limbs of the Japan announcement
  Since 2026-01-06 no dual-use item may go to Japan for military users, for military use,
  or for any other end user or end use that helps to raise the military strength of Japan.

  Background:
    Given magnets with dysprosium are exported from China to Mikawa Auto in Japan
    And they are used for "traction motors of passenger cars"
    And the date is 2026-03-02

  Scenario: Civil use by a named civil maker needs a licence, no more
    When the shipment is screened
    Then a licence is required
    And no limb of the Japan announcement is met
    And an individual licence may be used
    And nothing is asked

  Scenario: A repair facility of the Maritime Self-Defense Force is a military user
    Given consignee and end user are "JMSDF Yokosuka Ship Repair Facility"
    And they are used for "motor repair"
    When the shipment is screened
    Then it is prohibited as military_user
    And the reason rests on MOFCOM-2026-001, para. 1
    And the evidence quotes "JMSDF" from end_user.name

  Scenario Outline: A military user is known by its name in any script, its mail or its house number
    Given consignee and end user are "<name>"
    And the end user's <field> is "<value>"
    When the shipment is screened
    Then it is <outcome> as military_user

    Examples:
      | name                        | field      | value                     | outcome    |
      | 防衛省                      | address    | 東京都新宿区              | prohibited |
      | 日本航空自卫队第二补给处    | address    | 岐阜県                    | prohibited |
      | Joho Butsuryu K.K.          | email      | tanaka@ext.atla.mod.go.jp | prohibited |
      | Joho Butsuryu K.K.          | address    | 横須賀市西逸見町1丁目     | review     |

  Scenario Outline: A weapon or a defence programme named as the use is military use
    Given they are used for "<use>"
    When the shipment is screened
    Then it is prohibited as military_use

    Examples:
      | use                                              |
      | 次期戦闘機（GCAP）用エンジン部品の遮熱コーティング |
      | 用于军事用途，不用于民用                         |
      | 防衛用途以外には使用しない                       |
      | missile seeker production                        |
      | shall not be used other than for military purposes |

  Scenario Outline: Saying no to military use does not make a use military
    Given they are used for "<use>"
    When the shipment is screened
    Then a licence is required
    And no limb of the Japan announcement is met

    Examples:
      | use                                                        |
      | 本产品不用于军事用途，仅限民用汽车电机。軍用ではありません。 |
      | household air conditioners, not for any military purpose   |

  Scenario: An ambiguous word goes to a person
    Given they are used for "radar antenna drive"
    When the shipment is screened
    Then it is for review
    And the question use_in_detail is asked

  Scenario: Stock sale by a trading house is a doubt under the third limb
    Given consignee is "Minato Boeki Trading K.K." and no end user is named
    And they are used for "general industrial use / 在庫販売"
    And the notes say "Buyer declines to name customers ('business secret')."
    When the shipment is screened
    Then it is for review as capability_enhancement
    And what is established is license_required
    And the questions end_user and use_in_detail are asked

  Scenario: The parent of listed companies is not listed, but a person decides
    Given consignee and end user are "Mitsubishi Heavy Industries, Ltd., Takasago Machinery Works"
    And they are used for "thermal barrier coating of gas turbines for power stations"
    When the shipment is screened
    Then it is for review as capability_enhancement
    And rule MOFCOM-2026-001/1c-related-party applies
    And no control-list rule applies

  Scenario: Words that only sound military do not stop a shipment
    Given consignee and end user are "Tokyo Self-Defense Shop K.K."
    And the goods are "personal alarm with small ferrite magnet", customs code 853110, declared not controlled
    And they are used for "護身用品の小売"
    When the shipment is screened
    Then no restriction is found

  Scenario: Unlisted goods for the military go to a person
    Given consignee and end user are "海上自衛隊 横須賀造修補給所"
    And the goods are "stainless steel bolts M8", customs code 7318159090, declared not controlled
    When the shipment is screened
    Then it is for review
    And rule MOFCOM-2026-001/1-unlisted-item applies

  Scenario: Forces of the United States in Japan fall under the announcement on the United States
    Given consignee and end user are "Commander, Fleet Activities Yokosuka"
    When the shipment is screened
    Then it is prohibited
    And the reason rests on MOFCOM-2024-046, item 1
    And no limb of the Japan announcement is met

  Scenario Outline: A civil use beside one that is left open does not settle the use
    Given they are used for "<use>"
    When the shipment is screened
    Then it is for review

    Examples:
      | use                                       |
      | traction motors of passenger cars, drones |
      | 汽车电机及无人艇                          |
      | passenger cars or resale                  |
      | 在庫・自動車用                            |
      | 主に自動車用                              |
      | 汽车电机等用途                            |
      | 装甲乗用車                                |

  Scenario Outline: A listed company or a parent of listed units named in the statement of use is asked about
    Given they are used for "<use>"
    When the shipment is screened
    Then it is for review

    Examples:
      | use                                                            |
      | 家电电机，客户：三菱重工                                       |
      | 家電用モーター（三菱重工業株式会社向け）                       |
      | motors of electric vehicles; end customer Kawasaki Heavy Industries |
      | 家電用モーター（ジャパンマリンユナイテッド向け）               |

  Scenario Outline: Makes of civil goods are no such company, and a list that names all uses stays settled
    Given they are used for "<use>"
    When the shipment is screened
    Then a licence is required

    Examples:
      | use                                        |
      | traction motors of Subaru passenger cars   |
      | 用于汽车、家电等民用领域                   |
      | 汽车电机，不转售                           |
      | passenger aircraft cabin air conditioners  |

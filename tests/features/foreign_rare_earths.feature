Feature: The announcement on foreign rare earths
  Announcement 61 of 2025 asks persons abroad for a Chinese licence. It bound for four weeks, was paused for a year, and since
  2026-11-11 nobody can say from a text whether it binds.

  Background:
    Given a shipment from TH abroad to "Hai Phong Motor Co." in VN for "motors of household air conditioners"
    And the invoice says "dysprosium metal"

  # Goods that originate in China

  Scenario Outline: Annex 1 goods of Chinese origin on their way between other countries
    Given the invoice says "<description>"
    When it leaves on 2025-10-20
    Then a licence is required
    And rule MOFCOM-2025-061/1-3-chinese-origin applies
    And the individual licence is open
    And the policy is standard
    And the duty compliance-notice is named
    And the papers asked for are application form, contract, technical description, end-user certificate, end-use certificate, compliance notice, original license, transfer consent

    Examples:
      | description              |
      | dysprosium metal         |
      | 金属钇                   |
      | terbium oxide            |
      | 铽镝铁合金               |
      | SmCo magnets             |
      | gadolinium target        |

  Scenario Outline: What annex 1 does not name
    Given the invoice says "<description>"
    When it leaves on 2025-10-20
    Then rule MOFCOM-2025-061/1-3-chinese-origin is false

    Examples:
      | description     |
      | yttrium oxide   |
      | neodymium metal |
      | gallium metal   |

  Scenario: Goods that originate elsewhere are not reached by item 1(3)
    Given they originate in AU
    When it leaves on 2025-10-20
    Then no restriction is found
    And every rule of MOFCOM-2025-061 is false

  Scenario: Without the origin nothing can be said
    Given the origin is not known
    When it leaves on 2025-10-20
    Then it is for review
    And rule MOFCOM-2025-061/1-3-chinese-origin is unknown
    And the question origin is asked

  Scenario: Goods that go to China are outside
    Given the receiver is "Ningbo Dongqian Magnetics Co., Ltd." in CN
    When it leaves on 2025-10-20
    Then every rule of MOFCOM-2025-061 is false

  # From what day to what day

  Scenario Outline: Four weeks, then a year of nothing, then doubt
    When it leaves on <day>
    Then rule MOFCOM-2025-061/1-3-chinese-origin is <truth>

    Examples:
      | day        | truth   |
      | 2025-10-08 | false   |
      | 2025-10-09 | true    |
      | 2025-11-06 | true    |
      | 2025-11-07 | false   |
      | 2026-05-20 | false   |
      | 2026-11-10 | false   |
      | 2026-11-11 | unknown |

  Scenario: In the year of the pause nothing of the announcement applies, to anyone
    Given "General Dynamics" holds 100 % of the receiver
    And they are used for "fin actuators of guided missiles"
    When it leaves on 2026-05-20
    Then every rule of MOFCOM-2025-061 is false
    And the duty compliance-notice is not named
    And no law question is asked

  Scenario: After 2026-11-10 the announcement is a question to counsel
    When it leaves on 2026-11-23
    Then rule MOFCOM-2025-061/1-3-chinese-origin is unknown
    And the law question MOFCOM-2025-061/1-3 is asked
    And the duty compliance-notice is not named
    And the decision warns that the rulebook knows the law up to 2026-10-09

  # Value share

  Scenario Outline: Foreign-made magnets with Chinese material of 0.1 % of the value, after the pause
    Given the receiver is "Mikawa Auto K.K." in JP
    And they originate in VN
    And the invoice says "samarium-cobalt magnets"
    And listed Chinese material makes up <share> % of the value
    And they were made without Chinese rare-earth technology
    When it leaves on 2026-11-10
    Then no restriction is found
    When it leaves on 2026-11-11
    Then it is <outcome>
    And rule MOFCOM-2025-061/1-1-value-share is <truth>

    Examples:
      | share | outcome              | truth   |
      | 0.05  | no_restriction_found | false   |
      | 0.099 | no_restriction_found | false   |
      | 0.1   | review               | unknown |
      | 12    | review               | unknown |

  Scenario: Doubt about the value share is doubt about the law, and asked of counsel
    Given they originate in VN
    And the invoice says "samarium-cobalt magnets"
    And listed Chinese material makes up 12 % of the value
    And they were made without Chinese rare-earth technology
    When it leaves on 2026-11-23
    Then it is for review
    And the law question MOFCOM-2025-061/1-1 is asked
    And the question value_share is not asked

  Scenario: A share that is not told is asked of the seller
    Given they originate in VN
    And the invoice says "samarium-cobalt magnets"
    And they were made without Chinese rare-earth technology
    When it leaves on 2026-11-23
    Then it is for review
    And the question value_share is asked

  Scenario Outline: The share counts for magnets, targets and assemblies, and not for oxides and metals
    Given they originate in VN
    And the invoice says "<description>"
    And listed Chinese material makes up 50 % of the value
    And they were made without Chinese rare-earth technology
    When it leaves on 2026-11-23
    Then rule MOFCOM-2025-061/1-1-value-share is <truth>

    Examples:
      | description             | truth   |
      | terbium target          | unknown |
      | NdFeB magnets with Dy   | unknown |
      | dysprosium oxide        | false   |
      | dysprosium metal        | false   |

  Scenario Outline: The bill of materials is added up, Chinese material of the annex alone
    Given counsel has found that the pause ran out on 2026-11-10
    And the receiver is "Mikawa Auto K.K." in JP
    And they originate in VN
    And the invoice says "NdFeB magnets with dysprosium"
    And they were made without Chinese rare-earth technology
    And the date is 2026-11-23
    And one piece costs 100 USD and is made from
      | name             | origin       | quantity | unit | unit_price |
      | dysprosium metal | <origin>     | <kg>     | kg   | 300        |
      | neodymium metal  | CN           | 0.3      | kg   | 80         |
    When it is screened with the overlay
    Then it is <outcome>
    And rule MOFCOM-2025-061/1-1-value-share is <truth>

    Examples:
      | origin | kg     | outcome              | truth |
      | CN     | 0.0004 | license_required     | true  |
      | CN     | 0.0003 | no_restriction_found | false |
      | AU     | 0.0004 | no_restriction_found | false |

  # Chinese technology

  Scenario Outline: Annex 1 goods made abroad with Chinese rare-earth technology, after the pause
    Given they originate in MY
    And the invoice says "dysprosium oxide"
    And they were made <technology> Chinese rare-earth technology
    When it leaves on 2026-11-10
    Then no restriction is found
    When it leaves on 2026-11-11
    Then it is <outcome>
    And rule MOFCOM-2025-061/1-2-technology is <truth>

    Examples:
      | technology | outcome              | truth   |
      | with       | review               | unknown |
      | without    | no_restriction_found | false   |

  Scenario: Whether Chinese technology was used is asked
    Given they originate in MY
    And the invoice says "dysprosium oxide"
    When it leaves on 2026-11-23
    Then it is for review
    And the question technology_used is asked
    And the law question MOFCOM-2025-061/1-2 is asked

  # Case by case, refused, relief

  Scenario Outline: Advanced chips are decided case by case
    Given they are used for "<use>"
    When it leaves on 2025-10-20
    Then a licence is required
    And the policy is <policy>
    And rule MOFCOM-2025-061/4-case-by-case is <truth>

    Examples:
      | use                                  | policy       | truth |
      | 14 nm logic chips                    | case_by_case | true  |
      | sputtering for 7nm logic chips       | case_by_case | true  |
      | 14纳米及以下逻辑芯片                 | case_by_case | true  |
      | 256-layer NAND flash production      | case_by_case | true  |
      | 256层存储芯片                        | case_by_case | true  |
      | materials for 5nm logic chips        | case_by_case | true  |
      | 15 nm logic chips                    | standard     | false |
      | 28 nm logic chips                    | standard     | false |
      | 128-layer NAND flash production      | standard     | false |

  Scenario Outline: Military use, weapons of mass destruction and terror are in principle refused
    Given they are used for "<use>"
    When it leaves on 2025-10-20
    Then a licence is required
    And the policy is denial_presumed
    And rule MOFCOM-2025-061/3-refused-uses applies

    Examples:
      | use                              |
      | fin actuators of guided missiles |
      | 用于军事用途                     |
      | centrifuges for nuclear weapons  |
      | 用于恐怖活动                     |

  Scenario Outline: Military users and listed parties are in principle refused
    Given the receiver is "<name>" in <country>
    When it leaves on 2025-10-20
    Then it is <outcome>
    And the policy is <policy>
    And rule MOFCOM-2025-061/2-refused-recipients applies

    Examples: the military of the United States may be supplied from nowhere, by another announcement
      | name                          | country | outcome          | policy          |
      | 防衛装備庁                    | JP      | license_required | denial_presumed |
      | General Dynamics              | US      | license_required | denial_presumed |
      | U.S. Army Contracting Command | US      | prohibited       | none            |

  Scenario Outline: Half of the shares is enough, in this announcement alone
    Given "General Dynamics" holds <share> % of the receiver
    When it leaves on 2025-10-20
    Then a licence is required
    And rule MOFCOM-2025-061/2-refused-recipients is <truth>
    And the policy is <policy>

    Examples:
      | share | truth | policy          |
      | 50    | true  | denial_presumed |
      | 100   | true  | denial_presumed |
      | 49.9  | false | standard        |

  Scenario: From China half of the shares is no listing
    Given a shipment from China to "Hai Phong Motor Co." in VN for "motors of household air conditioners"
    And "General Dynamics" holds 50 % of the receiver
    And the goods are "dysprosium metal", customs code 2805301200, declared controlled
    When it leaves on 2025-10-20
    Then a licence is required
    And MOFCOM-2025-001 is not named among the findings
    And the policy is standard

  Scenario: Owners that are not told are asked for
    Given nothing is known of the owners of the receiver
    When it leaves on 2025-10-20
    Then a licence is required
    And rule MOFCOM-2025-061/2-refused-recipients is unknown
    And the question owners is asked

  Scenario Outline: Emergency relief needs no licence of the announcement; a person checks the claim, and it is reported
    Given they are used for "<use>"
    When it leaves on 2025-10-20
    Then rule MOFCOM-2025-061/1-3-chinese-origin is false
    And rule MOFCOM-2025-061/5-relief applies
    And the duty relief-report-duty is named
    And the duty relief-report-duty says "within 10 working days"
    When it leaves on 2026-05-20
    Then every rule of MOFCOM-2025-061 is false
    And the duty relief-report-duty is not named

    Examples:
      | use                                  |
      | disaster relief after the earthquake |
      | 用于突发公共卫生事件                 |
      | 緊急医療用機器                       |

Feature: Turning points of the law
  Each day on which the law changed is told twice: the day before, and the day itself.

  Scenario: The Export Control Law is the beginning of what is held
    Given a shipment from China to "Karachi Institute of Physics" in PK for "uranium enrichment for nuclear weapons"
    And the goods are "stainless steel bolts M8", customs code 7318159090, declared not controlled
    When it leaves on 2020-11-30
    Then it is for review
    And what is established is no_restriction_found
    And what is possible is prohibited
    And a caution names "from 2020-12-01 on"
    And rule NPC-ECL-2020/12-3-wmd is false
    When it leaves on 2020-12-01
    Then a licence is required
    And rule NPC-ECL-2020/12-3-wmd applies
    And no caution names "from 2020-12-01 on"

  Scenario Outline: 2023-08-01: gallium and germanium
    Given a shipment from China to "Freiberg Wafer GmbH" in DE for "LED lighting"
    And the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2023-07-31
    Then no restriction is found
    And rule MOFCOM-GACC-2023-023/license is false
    When it leaves on 2023-08-01
    Then a licence is required
    And rule MOFCOM-GACC-2023-023/license applies
    And the entry <entry> is true

    Examples:
      | description         | hs         | entry   |
      | gallium metal 6N    | 8112929090 | 3C001.a |
      | 氮化镓外延片        | 3818009019 | 3C001.b |
      | GaAs wafers, 4 inch | 3818009019 | 3C001.e |
      | germanium ingot     | 8112921010 | 3C002.a |
      | 酸化ゲルマニウム    | 2825600001 | 3C002.e |

  Scenario: 2023-12-01: flake graphite
    Given a shipment from China to "Elbe Anoden GmbH" in DE for "household batteries"
    And the goods are "天然鳞片石墨 -195", customs code 2504101000, declared controlled
    When it leaves on 2023-11-30
    Then rule MOFCOM-GACC-2023-039/license is false
    When it leaves on 2023-12-01
    Then a licence is required
    And rule MOFCOM-GACC-2023-039/license applies

  Scenario: 2024-09-01: no drone of any size for the military
    Given a shipment from China to "U.S. Army Contracting Command" in US for "reconnaissance"
    And the goods are "consumer drone, 249 g, 4K camera" and nothing else is said of them
    When it leaves on 2024-08-31
    Then it is for review
    And rule MOFCOM-GACC-2024-031/2-unlisted-aircraft is false
    When it leaves on 2024-09-01
    Then it is prohibited
    And rule MOFCOM-GACC-2024-031/2-unlisted-aircraft applies

  Scenario: 2024-09-15: antimony
    Given a shipment from China to "Rhein Flammschutz GmbH" in DE for "household cables"
    And the goods are "antimony trioxide 99.995%", customs code 2825800010, declared not controlled
    When it leaves on 2024-09-14
    Then no restriction is found
    When it leaves on 2024-09-15
    Then a licence is required
    And rule MOFCOM-GACC-2024-033/license applies
    And the entry 3C003.c is true

  Scenario: 2024-12-01: the unified list and the Regulations
    Given a shipment from China to "Rhein Chemie GmbH" in DE for "household detergents"
    And the invoice says "chemical reactor vessels of hastelloy, 500 l"
    And the exporter declares control code 2B350
    And the exporter declares them controlled
    When it leaves on 2024-11-30
    Then it is for review
    And rule MOFCOM-2024-051/license is unknown
    And the law question MOFCOM-2024-051 is asked
    And rule STATE-COUNCIL-792/14-declared is false
    When it leaves on 2024-12-01
    Then a licence is required
    And rule STATE-COUNCIL-792/14-declared applies
    And rule MOFCOM-2024-051/license applies
    And no law question is asked

  Scenario Outline: 2024-12-03: gallium and its fellows are in principle refused to the United States
    Given a shipment from China to "Phoenix Lighting Inc." in US for "LED lighting"
    And the goods are "<description>", customs code <hs>, declared controlled
    When it leaves on 2024-12-02
    Then a licence is required
    And the policy is standard
    When it leaves on 2024-12-03
    Then a licence is required
    And rule <rule> applies
    And the policy is <policy>

    Examples:
      | description               | hs         | rule                                 | policy          |
      | gallium metal 6N          | 8112929090 | MOFCOM-2024-046/2-refused-materials  | denial_presumed |
      | germanium ingot           | 8112921010 | MOFCOM-2024-046/2-refused-materials  | denial_presumed |
      | antimony trioxide 99.995% | 2825800010 | MOFCOM-2024-046/2-refused-materials  | denial_presumed |
      | natural flake graphite    | 2504101000 | MOFCOM-2024-046/2-graphite           | case_by_case    |

  Scenario Outline: 2024-12-03: nothing dual-use for the military of the United States
    Given a shipment from China to "<name>" in US for "<use>"
    And the goods are "gallium metal 6N", customs code 8112929090, declared controlled
    When it leaves on 2024-12-02
    Then a licence is required
    When it leaves on 2024-12-03
    Then it is prohibited
    And rule <rule> applies

    Examples:
      | name                          | use             | rule                            |
      | U.S. Army Contracting Command | LED lighting    | MOFCOM-2024-046/1-military-user |
      | Phoenix Optics Inc.           | missile seekers | MOFCOM-2024-046/1-military-use  |

  Scenario Outline: Parties of the United States, Taiwan and the European Union on the control list
    Given a shipment from China to "<name>" in <country> for "LED lighting"
    And the goods are "gallium metal 6N", customs code 8112929090, declared controlled
    When it leaves on <before>
    Then a licence is required
    And <notice> is not named among the findings
    When it leaves on <day>
    Then it is prohibited
    And <notice> is named among the findings

    Examples:
      | name                                  | country | before     | day        | notice          |
      | General Dynamics                      | US      | 2025-01-01 | 2025-01-02 | MOFCOM-2025-001 |
      | Rapid Flight LLC                      | US      | 2025-03-03 | 2025-03-04 | MOFCOM-2025-013 |
      | High Point Aerotechnologies           | US      | 2025-04-03 | 2025-04-04 | MOFCOM-2025-021 |
      | Echodyne                              | US      | 2025-04-09 | 2025-04-10 | MOFCOM-2025-022 |
      | 汉翔航空工业股份有限公司              | TW      | 2025-07-08 | 2025-07-09 | MOFCOM-2025-035 |
      | Global Dimensions LLC                 | US      | 2025-09-24 | 2025-09-25 | MOFCOM-2025-051 |
      | HENSOLDT AG                           | DE      | 2026-04-23 | 2026-04-24 | MOFCOM-2026-020 |
      | MP Materials Corp.                    | US      | 2026-06-21 | 2026-06-22 | MOFCOM-2026-023 |
      | Rheinmetall AG                        | DE      | 2026-07-23 | 2026-07-24 | MOFCOM-2026-030 |

  Scenario Outline: Pauses and ends of control-list measures leave the ordinary licence
    Given a shipment from China to "<name>" in US for "LED lighting"
    And the goods are "germanium ingot", customs code 8112921010, declared controlled
    When it leaves on <before>
    Then it is prohibited
    And <notice> is named among the findings
    When it leaves on <day>
    Then a licence is required
    And <notice> is not named among the findings

    Examples:
      | name                        | before     | day        | notice          |
      | High Point Aerotechnologies | 2025-05-13 | 2025-05-14 | MOFCOM-2025-021 |
      | Echodyne                    | 2025-05-13 | 2025-05-14 | MOFCOM-2025-022 |
      | Rapid Flight LLC            | 2025-11-09 | 2025-11-10 | MOFCOM-2025-013 |

  Scenario Outline: 2025-02-04: tungsten, tellurium, bismuth, molybdenum, indium
    Given a shipment from China to "Rhein Hartmetall GmbH" in DE for "household air conditioners"
    And the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2025-02-03
    Then no restriction is found
    When it leaves on 2025-02-04
    Then a licence is required
    And rule MOFCOM-GACC-2025-010/license applies
    And the entry <entry> is true

    Examples:
      | description       | hs         | entry     |
      | 仲钨酸铵          | 2841801000 | 1C117.d.1 |
      | tellurium metal   | 2804500001 | 6C002.a   |
      | bismuth ingot 99.5% | 8106101091 | 6C001.a |
      | リン化インジウム基板 | 2853904051 | 3C004.a |

  Scenario Outline: 2025-04-04: seven medium and heavy rare earths
    Given a shipment from China to "Rheinmotor GmbH" in DE for "household air conditioners"
    And the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2025-04-03
    Then no restriction is found
    And rule MOFCOM-GACC-2025-018/license is false
    And the duty declare-control-status is not named
    When it leaves on 2025-04-04
    Then a licence is required
    And rule MOFCOM-GACC-2025-018/license applies
    And the entry <entry> is true
    And the duty declare-control-status is named

    Examples:
      | description                       | hs         | entry     |
      | samarium-cobalt ring magnets      | 8505190090 | 1C902.a.4 |
      | 金属钆锭                          | 2805301910 | 1C903.a.1 |
      | terbium oxide Tb4O7               | 2846901600 | 1C904.b   |
      | 烧结钕铁硼磁体 含镝 2.1%          | 8505111000 | 1C905.a.4 |
      | lutetium oxide 99.99%             | 2846901940 | 1C906.b   |
      | scandium sputtering target        | 8486909110 | 1C907.a.3 |
      | 酸化イットリウム 粉末             | 2846901100 | 1C908.b   |

  Scenario: 2025-10-09: the announcement on foreign rare earths binds at once for goods that originate in China
    Given a shipment from TH abroad to "Hai Phong Motor Co." in VN for "motors of household air conditioners"
    And the invoice says "dysprosium metal"
    When it leaves on 2025-10-08
    Then every rule of MOFCOM-2025-061 is false
    When it leaves on 2025-10-09
    Then a licence is required
    And rule MOFCOM-2025-061/1-3-chinese-origin applies
    When it leaves on 2025-11-06
    Then rule MOFCOM-2025-061/1-3-chinese-origin applies
    When it leaves on 2025-11-07
    Then every rule of MOFCOM-2025-061 is false

  Scenario: 2025-10-09: exporters in China declare the final destination of annex 1 materials and hand over a notice
    Given a shipment from China to "Hai Phong Motor Co." in VN for "motors of household air conditioners"
    And the goods are "dysprosium metal", customs code 2805301200, declared controlled
    When it leaves on 2025-10-08
    Then a licence is required
    And the duty compliance-notice is not named
    When it leaves on 2025-10-09
    Then a licence is required
    And the duty compliance-notice is named
    When it leaves on 2025-11-07
    Then a licence is required
    And the duty compliance-notice is not named

  Scenario Outline: Value share and Chinese technology were to count from 2025-12-01, and the pause came first
    Given a shipment from VN abroad to "Siam Drives Co." in TH for "motors of household air conditioners"
    And they originate in VN
    And the invoice says "samarium-cobalt magnets"
    And listed Chinese material makes up 40 % of the value
    And they were made with Chinese rare-earth technology
    When it leaves on <day>
    Then no restriction is found
    And rule MOFCOM-2025-061/1-1-value-share is false
    And rule MOFCOM-2025-061/1-2-technology is false

    Examples:
      | day        |
      | 2025-10-09 |
      | 2025-11-30 |
      | 2025-12-01 |
      | 2026-11-10 |

  Scenario: 2025-10-09: goods on no list that are known to be for rare-earth works abroad
    Given a shipment from China to "Kuantan Separation Sdn Bhd" in MY for "spare parts of the rare earth separation line"
    And the goods are "stainless steel pump shafts", customs code 8413910000, declared not controlled
    When it leaves on 2025-10-08
    Then no restriction is found
    When it leaves on 2025-10-09
    Then a licence is required
    And rule MOFCOM-2025-062/1-knowledge applies
    When it leaves on 2025-11-06
    Then a licence is required
    When it leaves on 2025-11-07
    Then no restriction is found

  Scenario Outline: 2025-11-08: four announcements would have begun, and none did
    Given a shipment from China to "Rhein Energie GmbH" in DE for "household air conditioners"
    And the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2025-10-09
    Then rule <announcement>/license is false
    When it leaves on 2025-11-07
    Then rule <announcement>/license is false
    When it leaves on 2025-11-08
    Then rule <announcement>/license is false
    And no contradiction is shown
    When it leaves on 2026-11-10
    Then rule <announcement>/license is false
    And no contradiction is shown
    When it leaves on 2026-11-11
    Then rule <announcement>/license is unknown
    And the law question <announcement> is asked
    And the entry <entry> is true

    Examples:
      | description                              | hs         | announcement        | entry   |
      | diamond micropowder, particle size 10 um | 71051020   | MOFCOM-GACC-2025-055 | 2C902.a |
      | 氢碎炉                                   | 8514390090 | MOFCOM-GACC-2025-056 | 2B902.q |
      | 氧化钬 99.99%                            | 2846901992 | MOFCOM-GACC-2025-057 | 1C909.b |
      | 锂离子电芯 能量密度320Wh/kg              | 85076000   | MOFCOM-GACC-2025-058 | 3A001   |

  Scenario: 2025-11-09 and 2026-11-28: the pause of item 2 on the United States, item 1 stays
    Given a shipment from China to "Phoenix Lighting Inc." in US for "LED lighting"
    And the goods are "gallium metal 6N", customs code 8112929090, declared controlled
    When it leaves on 2025-11-08
    Then the policy is denial_presumed
    When it leaves on 2025-11-09
    Then a licence is required
    And the policy is standard
    When it leaves on 2026-11-27
    Then a licence is required
    And the policy is standard
    When it leaves on 2026-11-28
    Then a licence is required
    And the policy is denial_presumed
    And rule MOFCOM-2024-046/2-refused-materials applies
    And the decision warns that the rulebook knows the law up to 2026-10-09

  Scenario Outline: The ban for the military of the United States is never paused
    Given a shipment from China to "U.S. Army Contracting Command" in US for "LED lighting"
    And the goods are "gallium metal 6N", customs code 8112929090, declared controlled
    When it leaves on <day>
    Then it is prohibited
    And the reason rests on MOFCOM-2024-046, item 1

    Examples:
      | day        |
      | 2025-11-09 |
      | 2026-11-27 |
      | 2026-11-28 |

  Scenario Outline: Unreliable entities: nothing at all, then a pause that a person looks at
    Given a shipment from China to "<name>" in US for "uniforms of the staff"
    And the goods are "cotton T-shirts", customs code 6109100010, declared not controlled
    When it leaves on <before>
    Then no restriction is found
    When it leaves on <day>
    Then it is prohibited
    And rule <notice>/all-goods applies
    When it leaves on <last>
    Then it is prohibited
    When it leaves on <paused>
    Then it is for review
    And rule <notice>/paused applies
    And rule <notice>/all-goods is false

    Examples:
      | name                       | before     | day        | last       | paused     | notice       |
      | Teledyne Brown Engineering, Inc. | 2025-03-03 | 2025-03-04 | 2025-11-09 | 2025-11-10 | UEL-2025-005 |
      | BRINC Drones, Inc.         | 2025-04-03 | 2025-04-04 | 2025-05-13 | 2025-05-14 | UEL-2025-007 |
      | Shield AI, Inc.            | 2025-04-09 | 2025-04-10 | 2025-05-13 | 2025-05-14 | UEL-2025-008 |

  Scenario: The one-year pause for unreliable entities ran out, and nobody knows whether it goes on
    Given a shipment from China to "BRINC Drones, Inc." in US for "uniforms of the staff"
    And the goods are "cotton T-shirts", customs code 6109100010, declared not controlled
    When it leaves on 2026-11-09
    Then it is for review
    And rule UEL-2025-007/paused applies
    And no law question is asked
    When it leaves on 2026-11-11
    Then it is for review
    And rule UEL-2025-007/all-goods is unknown
    And what is possible is prohibited
    And the law question UEL-2025-007 is asked

  Scenario: The one-year pause of the control list of April 2025 is in doubt too
    Given a shipment from China to "High Point Aerotechnologies" in US for "LED lighting"
    And the goods are "germanium ingot", customs code 8112921010, declared controlled
    When it leaves on 2026-11-09
    Then a licence is required
    When it leaves on 2026-11-11
    Then it is for review
    And what is established is license_required
    And what is possible is prohibited
    And the law question MOFCOM-2025-021 is asked

  Scenario Outline: 2025-10-09: a Japanese branch among the unreliable entities, never paused
    Given a shipment from China to "TechInsights Japan KK" in JP for "uniforms of the staff"
    And the goods are "cotton T-shirts", customs code 6109100010, declared not controlled
    When it leaves on <day>
    Then it is <outcome>

    Examples:
      | day        | outcome              |
      | 2025-10-08 | no_restriction_found |
      | 2025-10-09 | prohibited           |
      | 2025-11-10 | prohibited           |
      | 2026-11-11 | prohibited           |

  Scenario: 2025-02-04: a listing whose measures nobody named
    Given a shipment from China to "PVH Corp." in US for "retail in own shops"
    And the goods are "cotton T-shirts", customs code 6109100010, declared not controlled
    When it leaves on 2025-02-03
    Then no restriction is found
    When it leaves on 2025-02-04
    Then it is for review
    And rule UEL-2025-004/listed applies

  Scenario: 2026-01-01: the catalogue of ordinary export licences
    Given a shipment from China to "Rheinmotor GmbH" in DE for "household air conditioners"
    And the goods are "neodymium oxide 99.5%", customs code 2846901300, declared not controlled
    When it leaves on 2025-12-31
    Then it is for review
    And the law question MOFCOM-GACC-2025-089 is asked
    When it leaves on 2026-01-01
    Then a licence is required
    And the ordinary export licence is open

  Scenario Outline: 2026-01-06: Japan, three limbs, exports from China
    Given a shipment from China to "<name>" in JP for "<use>"
    And the goods are "dysprosium oxide 99.9%", customs code 2846901500, declared controlled
    When it leaves on 2026-01-05
    Then a licence is required
    And every rule of MOFCOM-2026-001 is false
    When it leaves on 2026-01-06
    Then it is <outcome> as <limb>

    Examples:
      | name                       | use                                     | outcome    | limb                   |
      | 防衛装備庁 艦艇装備研究所  | 試験研究                                | prohibited | military_user          |
      | Mikawa Auto K.K.           | 護衛艦用レーダーの送信モジュール        | prohibited | military_use           |
      | Mikawa Auto K.K.           | 导弹导引头                              | prohibited | military_use           |
      | Minato Boeki Trading K.K.  | general industrial use / 在庫販売       | review     | capability_enhancement |

  Scenario: 2026-01-06: Japan, goods of Chinese origin from a third country
    Given a shipment from SG abroad to "Shonan Radar Works K.K." in JP for "GaN modules for airborne radar, contract with ATLA"
    And the invoice says "gallium metal 7N"
    When it leaves on 2026-01-05
    Then a licence is required
    And every rule of MOFCOM-2026-001 is false
    When it leaves on 2026-01-06
    Then it is prohibited as military_use
    And the reason rests on MOFCOM-2026-001, para. 2

  Scenario: 2026-01-06: unlisted goods for the Japanese military
    Given a shipment from China to "海上自衛隊 横須賀造修補給所" in JP for "艦内備品"
    And the goods are "stainless steel bolts M8", customs code 7318159090, declared not controlled
    When it leaves on 2026-01-05
    Then it is for review
    And what is possible is license_required
    When it leaves on 2026-01-06
    Then it is for review
    And what is possible is prohibited
    And rule MOFCOM-2026-001/1-unlisted-item applies

  Scenario Outline: 2026-02-24 and 2026-06-29: Japanese parties on the control list
    Given a shipment from <departure> to "<name>" in JP for "household air conditioners"
    And the invoice says "gallium metal 6N"
    When it leaves on <before>
    Then a licence is required
    And <notice> is not named among the findings
    When it leaves on <day>
    Then it is prohibited
    And rule <notice>/<rule> applies

    Examples:
      | departure | name                                                 | before     | day        | notice          | rule          |
      | China     | 三菱造船株式会社                                     | 2026-02-23 | 2026-02-24 | MOFCOM-2026-011 | export        |
      | China     | Mitsubishi Heavy Industries Aero Engines, Ltd.       | 2026-02-23 | 2026-02-24 | MOFCOM-2026-011 | export        |
      | SG abroad | 三菱造船株式会社                                     | 2026-02-23 | 2026-02-24 | MOFCOM-2026-011 | third-country |
      | China     | 日本飛行機株式会社                                   | 2026-06-28 | 2026-06-29 | MOFCOM-2026-027 | export        |
      | SG abroad | 日本飛行機株式会社                                   | 2026-06-28 | 2026-06-29 | MOFCOM-2026-027 | third-country |

  Scenario Outline: 2026-02-24 and 2026-06-29: Japanese parties on the attention list
    Given a shipment from China to "<name>" in JP for "household air conditioners"
    And the goods are "gallium metal 6N", customs code 8112929010, declared controlled
    When it leaves on <before>
    Then a licence is required
    And the policy is standard
    And the general licence is open
    When it leaves on <day>
    Then a licence is required
    And rule <notice>/license applies
    And the policy is conditional
    And the general licence is closed by <notice>/license

    Examples:
      | name                  | before     | day        | notice          |
      | TDK株式会社           | 2026-02-23 | 2026-02-24 | MOFCOM-2026-012 |
      | 株式会社SUBARU        | 2026-02-23 | 2026-02-24 | MOFCOM-2026-012 |
      | 沖電気工業株式会社    | 2026-06-28 | 2026-06-29 | MOFCOM-2026-028 |
      | MITSUI E&S Co., Ltd.  | 2026-06-28 | 2026-06-29 | MOFCOM-2026-028 |

  Scenario: 2026-06-29: the institute of the ministry was a military user before it was listed
    Given a shipment from China to "防衛研究所" in JP for "図書室の照明"
    And the goods are "gallium metal 6N", customs code 8112929010, declared controlled
    When it leaves on 2026-06-28
    Then it is prohibited as military_user
    And MOFCOM-2026-027 is not named among the findings
    When it leaves on 2026-06-29
    Then it is prohibited as military_user
    And rule MOFCOM-2026-027/export applies

  Scenario: 2026-07-01: who finds a breach with strategic minerals may report itself
    Given a shipment from China to "三菱造船株式会社" in JP for "household air conditioners"
    And the goods are "gallium metal 6N", customs code 8112929010, declared controlled
    When it leaves on 2026-06-30
    Then it is prohibited
    And the duty self-report is not named
    When it leaves on 2026-07-01
    Then it is prohibited
    And the duty self-report is named

  Scenario Outline: 2026-07-10: helium leaves China for nowhere
    Given a shipment from China to "<name>" in <country> for "MRI scanners in hospitals"
    And the goods are "<description>", customs code 2804290010, declared not controlled
    When it leaves on 2026-07-09
    Then no restriction is found
    When it leaves on 2026-07-10
    Then it is prohibited
    And rule MOFCOM-GACC-2026-029/helium applies

    Examples:
      | name               | country | description                |
      | Rheingas GmbH      | DE      | 高纯氦气 99.999% 40L钢瓶   |
      | Mikawa Gas K.K.    | JP      | 液体ヘリウム               |
      | Hanil Gas Co., Ltd. | KR     | liquid helium in dewars    |

  Scenario: 2026-07-10: instruments that only bear the name of helium go on
    Given a shipment from China to "Rheingas GmbH" in DE for "household air conditioners"
    And the goods are "helium leak detector ASM 340", customs code 9027809900, declared not controlled
    When it leaves on 2026-07-10
    Then no restriction is found
    And the entry helium is not met

  Scenario: 2026-08-05: drones for the United States are decided case by case
    Given a shipment from China to "Phoenix Survey Inc." in US for "LED lighting"
    And the invoice says "unmanned aerial vehicle, endurance 120 minutes, controllable beyond visual line of sight"
    And the exporter declares control code 9A012.a.2
    When it leaves on 2026-08-04
    Then a licence is required
    And the policy is standard
    And the general licence is open
    When it leaves on 2026-08-05
    Then a licence is required
    And the policy is case_by_case
    And the general licence is closed by MOFCOM-2026-034/drones
    And export by registration is closed by MOFCOM-2026-034/drones

  Scenario: 2026-08-05: drones for other countries stay as they were
    Given a shipment from China to "Rhein Survey GmbH" in DE for "LED lighting"
    And the invoice says "unmanned aerial vehicle, endurance 120 minutes, controllable beyond visual line of sight"
    And the exporter declares control code 9A012.a.2
    When it leaves on 2026-08-05
    Then a licence is required
    And the policy is standard
    And the general licence is open

  Scenario: 2026-11-11: whether the pause of 2025 goes on is disputed
    Given a shipment from China to "Kuantan Separation Sdn Bhd" in MY for "spare parts of the rare earth separation line"
    And the goods are "stainless steel pump shafts", customs code 8413910000, declared not controlled
    When it leaves on 2026-11-10
    Then no restriction is found
    And no law question is asked
    When it leaves on 2026-11-11
    Then it is for review
    And rule MOFCOM-2025-062/1-knowledge is unknown
    And the law question MOFCOM-2025-062 is asked

Feature: What the goods are
  The exporter says what the goods are, and the record is held against every entry. A name, a formula, an assay or figures decide;
  a customs code alone points and decides nothing; what contradicts itself is shown.

  Background:
    Given a shipment from China to "Rheinmotor GmbH" in DE for "household air conditioners"

  # Names, formulas, assays, figures

  Scenario Outline: One thing in three languages is one entry
    Given the invoice says "<zh>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true
    Given the invoice says "<ja>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true
    Given the invoice says "<en>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true

    Examples:
      | zh                 | ja                                 | en                           | entry     |
      | 氧化镝             | 酸化ジスプロシウム                 | dysprosium oxide             | 1C905.b   |
      | 金属铽             | 金属テルビウム                     | terbium metal                | 1C904.a.1 |
      | 钐钴磁钢           | サマリウムコバルト磁石             | samarium-cobalt magnets      | 1C902.a.4 |
      | 金属镓             | 金属ガリウム                       | gallium metal                | 3C001.a   |
      | 氮化镓外延片       | 窒化ガリウム ウェハ                | GaN epitaxial wafers         | 3C001.b   |
      | 二氧化锗           | 二酸化ゲルマニウム                 | germanium dioxide            | 3C002.e   |
      | 三氧化二锑 99.995% | 三酸化アンチモン 純度99.995%       | antimony trioxide 99.995%    | 3C003.c   |
      | 天然鳞片石墨       | 鱗片状黒鉛                         | natural flake graphite       | 1C108.c   |
      | 仲钨酸铵           | パラタングステン酸アンモニウム     | ammonium paratungstate       | 1C117.d.1 |
      | 磷化铟晶片         | リン化インジウム基板               | indium phosphide wafers      | 3C004.a   |

  Scenario Outline: A formula is a name
    Given the invoice says "<formula>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true

    Examples:
      | formula               | entry     |
      | Dy2O3 99.95%          | 1C905.b   |
      | Tb4O7 powder          | 1C904.b   |
      | Gd2O3                 | 1C903.b   |
      | Sm2Co17 ring magnets  | 1C902.a.4 |
      | GaAs wafers           | 3C001.e   |
      | Ga2O3                 | 3C001.c   |
      | GeO2 5N               | 3C002.e   |
      | InP substrates        | 3C004.a   |

  Scenario Outline: An assay finds what the name hides, however little it is
    Given the invoice says "<description>"
    And the assay says <shares>
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true

    Examples:
      | description      | shares                                                | entry       |
      | alloy ingots     | Mg 70, Gd 12, Ni 6, Nd 4, Zn 3, Al 5                  | 1C903.a.2.a |
      | Ni alloy powder  | Ni 55, Sm 37, La 4, Mg 0.22                           | 1C902.a.2.c |
      | sputtering target | Al 98, Sc 2                                          | 1C907.a.3   |
      | sintered magnets | Nd 29, Fe 66.5, B 1, Pr 2.99, Dy 0.18, Gd 0.33        | 1C905.a.4   |
      | slurry           | H2O 90, ZrO2 5, Y2O3 0.5                              | 1C908.b     |

  Scenario: A trace of a hundredth per cent is asked about, not taken for granted
    Given the invoice says "sintered magnets"
    And the assay says Nd 31, Fe 67.99, B 1, Dy 0.008
    And the customs code is 8505111000
    And the exporter declares them not controlled
    When it leaves on 2026-08-05
    Then it is for review
    And the entry 1C905.a.4 is unknown
    And the question composition is asked

  Scenario Outline: Figures decide where the entry has limits
    Given the invoice says "isostatic graphite blocks"
    And the data sheet says purity_pct: 99.95 %; fracture_strain_pct: 0.4 %; density: <density>; flexural_strength: <strength>
    And the customs code is 6815190090
    And the exporter declares them not controlled
    When it leaves on 2026-08-05
    Then it is <outcome>

    Examples:
      | density    | strength | outcome              |
      | 1.85 g/cm3 | 45 MPa   | license_required     |
      | 1.74 g/cm3 | 31 MPa   | license_required     |
      | 1.73 g/cm3 | 45 MPa   | no_restriction_found |
      | 1.85 g/cm3 | 30 MPa   | no_restriction_found |

  Scenario Outline: A figure that is missing is asked for
    Given the invoice says "<description>"
    And the data sheet says <figures>
    When it leaves on 2026-08-05
    Then it is for review
    And the entry 1C108.b is unknown
    And the question parameters is asked

    Examples:
      | description               | figures                                     |
      | isostatic graphite blocks | purity_pct: 99.95 %                         |
      | isostatic graphite blocks | purity_pct: 99.95 %; density: 1.85 g/cm3    |
      | 等静压石墨块              | density: 1.85 g/cm3; flexural_strength: 45 MPa |

  Scenario Outline: Figures told in the words of the invoice
    Given the invoice says "<description>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry 1C108.b is true

    Examples:
      | description                                                            |
      | isostatic graphite block, purity 99.99%, density 1.85 g/cm3, flexural strength 45 MPa |
      | 等静压石墨 纯度99.99% 密度1.85g/cm3 抗折强度48MPa                      |
      | 等方性黒鉛 純度99.99% かさ密度1.85g/cm3 曲げ強度48MPa                  |

  # Customs codes and control codes

  Scenario Outline: A customs code alone decides nothing
    Given the invoice has no description
    And the customs code is <hs>
    When it leaves on 2026-08-05
    Then it is for review
    And what is established is no_restriction_found
    And the question description is asked

    Examples:
      | hs         |
      | 2846901500 |
      | 8112929010 |
      | 8505111000 |
      | 6109100010 |

  Scenario Outline: A customs code of a controlled material beside a name that may be anything
    Given the invoice says "<description>"
    And the customs code is <hs>
    And the exporter declares them not controlled
    When it leaves on 2026-08-05
    Then it is for review
    And the entry <entry> is unknown
    And the question classification is asked

    Examples:
      | description         | hs         | entry   |
      | polishing compound  | 2846901500 | 1C905.b |
      | unwrought metal     | 8112929010 | 3C001.a |

  Scenario Outline: A control code that fits the goods
    Given the invoice says "<description>"
    And the exporter declares control code <code>
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true
    And no contradiction is shown

    Examples:
      | description      | code      | entry   |
      | dysprosium oxide | 1C905.b   | 1C905.b |
      | dysprosium oxide | 1C905     | 1C905.b |
      | gallium metal    | 3C001     | 3C001.a |
      | bismuth ingots   | 6C001     | 6C001.a |

  Scenario Outline: A control code that speaks of something else is a contradiction, and the goods are what they are
    Given the invoice says "<description>"
    And the exporter declares control code <code>
    When it leaves on 2026-08-05
    Then it is <outcome>
    And the contradiction "<code>" is shown
    And the entry <code> is unknown
    And the duty classify is named

    Examples:
      | description                     | code      | outcome          |
      | bismuth paste                   | 1C904     | review           |
      | 铋膏                            | 1C904     | review           |
      | ビスマスペースト                | 1C904.a.1 | review           |
      | gallium metal                   | 3C002     | license_required |
      | germanium ingots                | 3C001.a   | license_required |
      | dysprosium oxide                | 1C904.b   | license_required |
      | SmCo magnets                    | 1C905.a.4 | license_required |
      | cotton T-shirts                 | 1C905.b   | review           |

  Scenario: A bismuth paste under the code of terbium is asked about as bismuth
    Given the invoice says "bismuth paste"
    And the exporter declares control code 1C904
    When it leaves on 2026-08-05
    Then rule MOFCOM-GACC-2025-018/license is unknown
    And the contradiction "Tb: false" is shown
    And the entry 6C001.a is unknown
    And the question classification is asked

  Scenario: A code that no list has does not make the goods free
    Given the invoice says "dysprosium oxide"
    And the exporter declares control code 1C999
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry 1C999 is unknown
    And the entry 1C905.b is true

  Scenario Outline: Description and customs heading that contradict each other
    Given the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2026-08-05
    Then it is for review
    And the contradiction "<hs>" is shown
    And the question classification is asked

    Examples:
      | description      | hs         |
      | cotton T-shirts  | 8112929010 |
      | cotton T-shirts  | 9403300000 |
      | 办公桌           | 2846901500 |
      | ぬいぐるみ       | 8525891110 |

  # The exporter's own word

  Scenario Outline: "Not controlled" against our own reading is a contradiction from the first day of the list on
    Given the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on <before>
    Then no restriction is found
    And no contradiction is shown
    When it leaves on <day>
    Then a licence is required
    And the contradiction "declared not controlled" is shown
    And the duty classify is named

    Examples:
      | description       | hs         | before     | day        |
      | dysprosium oxide  | 2846901500 | 2025-04-03 | 2025-04-04 |
      | 钐钴磁钢          | 8505190090 | 2025-04-03 | 2025-04-04 |
      | tellurium metal   | 2804500001 | 2025-02-03 | 2025-02-04 |

  Scenario: "Not controlled" against a list that is paused is none, and against one in dispute it is open
    Given the goods are "lithium ion cells, energy density 320 Wh/kg", customs code 85076000, declared not controlled
    When it leaves on 2026-08-05
    Then no restriction is found
    And no contradiction is shown
    When it leaves on 2026-11-11
    Then it is for review
    And rule STATE-COUNCIL-792/14-contradiction is unknown
    And the law question MOFCOM-GACC-2025-058 is asked

  Scenario: No classification at all is a question, since classifying is the exporter's duty
    Given the invoice says "hydraulic pumps for excavators"
    When it leaves on 2026-08-05
    Then it is for review
    And the question classification is asked
    Given the exporter declares them not controlled
    And the customs code is 8413502090
    When it leaves on 2026-08-05
    Then no restriction is found
    And they are outside, because "the exporter's own classification: not controlled"
    And a caution names "the exporter's own classification"

  Scenario: "Controlled" is taken at its word where no entry is held
    Given the invoice says "special valves, type V-12"
    And the exporter declares them controlled
    When it leaves on 2026-08-05
    Then a licence is required
    And rule STATE-COUNCIL-792/14-declared applies

  # Magnets

  Scenario Outline: A grade tells no dysprosium: the assay is asked for
    Given the goods are "<description>", customs code 8505111000, declared not controlled
    When it leaves on 2026-08-05
    Then it is for review
    And the entry 1C905.a.4 is unknown
    And the entry 1C904.a.4 is unknown
    And the question composition is asked

    Examples:
      | description              |
      | NdFeB magnets N35        |
      | NdFeB magnets 48SH       |
      | 烧结钕铁硼磁体 42UH      |
      | ネオジム磁石 50M         |
      | N52 magnets              |

  Scenario Outline: The assay answers
    Given the goods are "NdFeB magnets 45SH", customs code 8505111000, declared not controlled
    And the assay says <shares>
    When it leaves on 2026-08-05
    Then it is <outcome>
    And the question composition is not asked

    Examples:
      | shares                        | outcome              |
      | Nd 29, Fe 66, B 1, Dy 3, Co 1 | license_required     |
      | Nd 29, Fe 66, B 1, Tb 3, Co 1 | license_required     |
      | Nd 31, Fe 67, B 1, Co 1       | no_restriction_found |

  Scenario Outline: Magnets built in for good are outside, by the answers of the ministry
    Given the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2026-08-05
    Then no restriction is found
    And they are outside, because "<why>"

    Examples:
      | description                                             | hs         | why                              |
      | permanent magnet motors 2 kW with dysprosium magnets    | 8501520090 | electric motor                   |
      | 永磁同步电机                                            | 8501520090 | electric motor                   |
      | rotor with embedded NdFeB magnets containing dysprosium | 8503009090 | rotor or stator assembly         |
      | 转子组件，磁钢已固定于铁芯                              | 8503009090 | rotor or stator assembly         |
      | スピーカー（ネオジム磁石付き）                          | 8518290000 | loudspeaker                      |
      | injection-moulded sensor with magnet and chip           | 9031809090 | sensor                           |
      | 磁吸手机壳                                              | 3926909090 | consumer goods with magnetic parts |
      | 硅酸镥钇光学晶体                                        | 3824999990 | crystal                          |
      | 钇稳定氧化锆粉末                                        | 3824999990 | ceramic                          |

  Scenario Outline: Loose magnets for the same products are magnets
    Given the goods are "<description>", customs code 8505111000, declared not controlled
    When it leaves on 2026-08-05
    Then it is <outcome>
    And rule MOFCOM-GACC-2025-018/license is <truth>

    Examples:
      | description                        | outcome          | truth   |
      | loose NdFeB magnets for motors     | review           | unknown |
      | 电机用钕铁硼磁钢，散装             | review           | unknown |
      | magnets for loudspeakers, loose    | review           | unknown |
      | rotor magnets SmCo, unassembled    | license_required | true    |
      | 电机用钐钴磁钢                     | license_required | true    |
      | モーター用サマリウムコバルト磁石   | license_required | true    |

  # Used goods

  Scenario Outline: Used goods count like new ones
    Given the invoice says "<description>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the entry <entry> is true

    Examples:
      | description                                  | entry     |
      | used SmCo magnets                            | 1C902.a.4 |
      | 二手钐钴磁钢                                 | 1C902.a.4 |
      | 中古 サマリウムコバルト磁石                  | 1C902.a.4 |
      | 废旧镝金属                                   | 1C905.a.1 |
      | used gallium arsenide wafers, reclaimed      | 3C001.e   |
      | 使用済みモーターから取り外したサマリウムコバルト磁石 | 1C902.a.4 |

  # What is plainly outside, and what says nothing

  Scenario Outline: Everyday goods pass, with the reason
    Given the goods are "<description>" and nothing else is said of them
    When it leaves on 2026-08-05
    Then no restriction is found
    And they are outside, because "everyday goods"
    And nothing is asked

    Examples:
      | description          |
      | cotton T-shirts      |
      | 棉质T恤              |
      | 綿Tシャツ            |
      | wooden dining tables |
      | 办公桌               |
      | 事務机               |
      | 毛绒玩具             |
      | ぬいぐるみ           |
      | 雨伞                 |
      | green tea            |

  Scenario Outline: A description that says nothing is unknown, whatever the exporter declares
    Given the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2026-08-05
    Then it is for review
    And what is established is no_restriction_found
    And the question description is asked

    Examples:
      | description  | hs         |
      | parts        | 8708999990 |
      | goods        | 8708999990 |
      | 部品一式     | 8708999990 |
      | 货物一批     | 8708999990 |
      | 化工原料     | 3402900090 |
      | powder       | 3907300090 |
      | as per invoice | 8708999990 |

  # What is asked

  Scenario Outline: The form is asked only where an entry turns on it
    Given the invoice says "<description>"
    When it leaves on 2026-08-05
    Then the question form <asked> asked

    Examples:
      | description                                            | asked  |
      | rare earth product                                     | is     |
      | dysprosium                                             | is     |
      | five-axis machining centre, positioning accuracy 2 um  | is not |
      | maraging steel tube                                    | is not |
      | laptop computers                                       | is not |
      | Portland cement                                        | is not |
      | PVC resin                                              | is not |
      | infrared imaging payload for UAV IFOV 1.2 mrad         | is not |

  Scenario Outline: The question about parameters names those that are open, with bound, unit and code
    Given the invoice says "<description>"
    When it leaves on 2026-08-05
    Then the question parameters names "<words>"

    Examples:
      | description                                            | words                                            |
      | infrared imaging payload for UAV IFOV 1.2 mrad         | wavelengths imaged ≥ 780 and ≤ 30000 nm (9A012.c.1) |
      | isostatic graphite                                     | purity                                           |
      | isostatic graphite                                     | 抗折强度 > 30 MPa                                |
      | 锂离子电芯                                             | 300 Wh/kg                                        |

  Scenario Outline: Where the figures of a limit are not held, the question asks what such goods are told by, and claims no bound
    Given the invoice says "<description>"
    When it leaves on 2026-08-05
    Then the question parameters names "<words>"

    Examples:
      | description                  | words                                   |
      | five-axis machining centre   | positioning accuracy (µm) (2B201.b)     |
      | maraging steel tube          | ultimate tensile strength (MPa) (1C216) |
      | maraging steel tube          | 极限抗拉强度 (MPa)（1C216）             |

  Scenario: A figure that is told is not asked again
    Given the invoice says "isostatic graphite"
    And the data sheet says purity: 99.95 %; density: 1.80 g/cm3
    When it leaves on 2026-08-05
    Then the question parameters names "flexural strength > 30 MPa (1C108.b)"
    And the question parameters does not name "purity"

  # The remark of the declaration

  Scenario Outline: A remark that denies control of goods that are controlled is a contradiction
    Given the invoice says "dysprosium oxide"
    And the customs remark says "<remark>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the contradiction "the remark says not controlled" is shown

    Examples:
      | remark                       |
      | 不属于管制物项               |
      | 不属于两用物项               |
      | 非管制物项                   |
      | not a controlled item        |
      | 非該当                       |

  Scenario: Before the list the same remark contradicts nothing
    Given the invoice says "dysprosium oxide"
    And the customs remark says "不属于管制物项"
    When it leaves on 2025-04-03
    Then no contradiction is shown

  Scenario Outline: A remark that claims control of goods that are on no list is a contradiction
    Given the goods are "cotton T-shirts", customs code 6109100010, declared <declared> controlled
    And the customs remark says "属于两用物项"
    When it leaves on 2026-08-05
    Then it is for review
    And the contradiction "<words>" is shown

    Examples:
      | declared | words                     |
      | not      | of no control entry       |
      | not      | own classification        |

  Scenario Outline: A remark that says what the goods are contradicts nothing
    Given the invoice says "<description>"
    And the customs remark says "<remark>"
    When it leaves on 2026-08-05
    Then no contradiction is shown

    Examples:
      | description      | remark                |
      | dysprosium oxide | 属于两用物项          |
      | dysprosium oxide | 属于两用物项 1C905.b  |
      | dysprosium oxide | urgent, 2 pallets     |
      | cotton T-shirts  | 不属于管制物项        |
      | cotton T-shirts  | no control over moths |

  # Near a limit

  Scenario Outline: Goods just below a limit: whether the remark with their figures is due turns on the pause
    Given the goods are "<description>", customs code <hs>, declared not controlled
    When it leaves on 2026-11-10
    Then no restriction is found
    And rule MOFCOM-GACC-2025-058/near-miss is false
    When it leaves on 2026-11-11
    Then no restriction is found
    And rule MOFCOM-GACC-2025-058/near-miss is <truth>

    Examples:
      | description                                  | hs       | truth   |
      | 锂离子电芯 能量密度299Wh/kg                  | 85076000 | unknown |
      | lithium ion cells, energy density 290 Wh/kg  | 85076000 | unknown |
      | リチウムイオン電池 エネルギー密度 290Wh/kg   | 85076000 | unknown |
      | LFP cathode powder, compaction density 2.45 g/cm3, specific capacity 158 mAh/g | 28429040 | unknown |
      | 锂离子电芯 能量密度250Wh/kg                  | 85076000 | false   |

  Scenario: Where counsel holds the pause to be over, goods near a limit are declared with their figures
    Given counsel has found that the pause ran out on 2026-11-10
    And the goods are "锂离子电芯 能量密度295Wh/kg", customs code 85076000, declared not controlled
    And the date is 2026-11-23
    When it is screened with the overlay
    Then no restriction is found
    And rule MOFCOM-GACC-2025-058/near-miss applies
    And the duty declare-near-misses is named
    And the duty declare-near-misses says "不属于管制物项"
    Given the goods are "锂离子电芯 能量密度250Wh/kg", customs code 85076000, declared not controlled
    When it is screened with the overlay
    Then no restriction is found
    And the duty declare-near-misses is not named
    Given the goods are "锂离子电芯 能量密度300Wh/kg", customs code 85076000, declared not controlled
    When it is screened with the overlay
    Then a licence is required
    And the entry 3A001 is true
    And the contradiction "declared not controlled" is shown

  Scenario Outline: A composition that is a listed material outweighs the name of everyday goods
    Given the invoice says "<description>"
    And the assay says <shares>
    And the customs code is <hs>
    And the exporter declares them not controlled
    When it leaves on 2026-05-20
    Then it is <outcome>

    Examples:
      | description          | shares          | hs         | outcome          |
      | desk lamp            | Dy2O3 99        | 9405210090 | review           |
      | desk lamp            | Dy 99           | 9405210090 | review           |
      | glass beads          | GeO2 99.999     | 7018100000 | license_required |
      | dishwashing liquid   | thiodiglycol 95 | 3402500010 | review           |

  Scenario Outline: The elements of a customs declaration do not turn goods into their material
    Given the invoice says "<description>"
    And the customs code is <hs>
    And the exporter declares them not controlled
    When it leaves on 2026-05-20
    Then it is no_restriction_found

    Examples:
      | description                                              | hs         |
      | 汽车尾气催化剂\|用途:汽车尾气净化\|成分:铈锆氧化物、氧化钇5%\|已焙烧 | 3815190000 |
      | LED荧光粉\|用途:LED灯\|成分:Y3Al5O12:Ce                  | 3206500000 |
      | 钆布醇-水合物 原料药                                     | 2933990099 |
      | 转子组件 用途:空调压缩机用\|磁钢嵌入铁芯并固定           | 8503009090 |
      | 烧结钕铁硼磁体 N35 成分:Nd 30% Fe 68% B 1% Dy 0 Tb 0     | 8505111000 |
      | smartphone with preinstalled software                    | 8517130000 |

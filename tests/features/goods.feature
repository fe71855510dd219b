Feature: Which goods the rare-earth announcement covers
  Form, elements and the control code decide. There is no minimum content, and a customs code decides nothing.

  Background:
    Given magnets with dysprosium are exported from China to Mikawa Auto in Japan
    And they are used for "traction motors of passenger cars"
    And the date is 2026-05-20

  Scenario Outline: Goods inside
    Given the goods are "<description>" and nothing else is said of them
    When the shipment is screened
    Then a licence is required
    And the control entry <entry> is true

    Examples:
      | description                                    | entry      |
      | dysprosium oxide 99.9%                         | 1C905.b    |
      | 氧化铽                                         | 1C904.b    |
      | 酸化イットリウム 粉末                          | 1C908.b    |
      | Dy2O3 powder                                   | 1C905.b    |
      | samarium-cobalt ring magnets                   | 1C902.a.4  |
      | ネオジム磁石 ジスプロシウム 2%                 | 1C905.a.4  |
      | 金属钆锭                                       | 1C903.a.1  |
      | Terfenol-D rods (TbDyFe alloy)                 | 1C905.a.2.b |
      | scandium sputtering target                     | 1C907.a.3  |

  Scenario Outline: The ministry's own examples of mixtures and alloys
    Given the goods are "<description>" with the composition <composition>
    When the shipment is screened
    Then a licence is required
    And the control entry <entry> is true

    Examples:
      | description        | composition                          | entry       |
      | mineral desiccant  | SiO2 58, CaCl2 18, Al2O3 8, Dy2O3 0.15 | 1C905.b   |
      | slurry             | BaCO3 30, Y2O3 12                    | 1C908.b     |
      | Mg alloy ingot     | Mg 70, Gd 12, Ni 6, Nd 4, Zn 3       | 1C903.a.2.a |
      | Al alloy powder    | Al 90, Sc 1, Mg 1                    | 1C907.a.2.a |

  Scenario Outline: Deep-processed goods are generally outside
    Given the goods are "<description>", customs code <hs>, declared not controlled
    When the shipment is screened
    Then no restriction is found

    Examples:
      | description                                                               | hs         |
      | EV motor rotor assembly, NdFeB-Dy magnets embedded in laminated core      | 850300     |
      | bluetooth speakers                                                        | 8518220000 |
      | gadobutrol hydrate                                                        | 3006300000 |
      | 汽车用三元催化剂（含氧化钇，已烧焙）                                      | 3815120090 |
      | magnetic phone cases                                                      | 3926909090 |

  Scenario Outline: Ordinary goods are not stopped, whatever else is missing
    Given the goods are "<description>" and nothing else is said of them
    And end_use is not given
    When the shipment is screened
    Then no restriction is found

    Examples:
      | description       |
      | cotton T-shirts   |
      | 办公桌            |
      | ぬいぐるみ        |

  Scenario: Magnets shown to be free of dysprosium and terbium
    Given the goods are "sintered NdFeB magnets N38, no Dy, no Tb (test report)", customs code 8505111000, declared not controlled
    When the shipment is screened
    Then no restriction is found

  Scenario: A customs code of a controlled oxide raises a question and decides nothing
    Given the goods are "polishing compound", customs code 2846901500, declared not controlled
    When the shipment is screened
    Then it is for review

  Scenario: A terbium code on a bismuth paste is a contradiction
    Given the goods are "bismuth paste" under control code 1C904
    When the shipment is screened
    Then the control entry 1C904 is unknown

  Scenario: An exporter's "not controlled" does not help dysprosium oxide
    Given the goods are "氧化镝", customs code 2846901500, declared not controlled
    When the shipment is screened
    Then a licence is required
    And the control entry 1C905.b is true

  Scenario Outline: Goods that only sound familiar stay open until someone classifies them
    Given the goods are "<description>" and nothing else is said of them
    When the shipment is screened
    Then it is for review

    Examples:
      | description                        |
      | 发动机零件 CN-12                   |
      | 无人机                             |
      | 机床                               |
      | 光刻机                             |
      | 弹射座椅                           |
      | 落下傘                             |
      | 碳纤维面料                         |
      | toy drones                         |
      | 玩具无人机                         |
      | rotary tables                      |
      | brake shoes                        |
      | protective clothing CBRN           |
      | 防化服装                           |
      | light curtains                     |
      | ceramic fiber blankets             |
      | flame retardant for mattresses     |
      | 床垫用阻燃剂                       |
      | furniture lacquer                  |
      | 家具胶粘剂                         |
      | pressure transducers and toys      |
      | XK200-B                            |
      | LED                                |

  Scenario Outline: Ordinary goods with sizes, materials and purposes are still ordinary
    Given the goods are "<description>" and nothing else is said of them
    When the shipment is screened
    Then no restriction is found

    Examples:
      | description                        |
      | T-SHIRT COTTON                     |
      | Men's shirts, 100% cotton, size L  |
      | wooden chairs and dining tables    |
      | 儿童用玩具                         |
      | 事務机                             |
      | toys for children                  |

  Scenario Outline: A share without a name may hold anything
    Given the goods are "NdFeB magnets" with the composition <composition>
    When the shipment is screened
    Then it is for review

    Examples:
      | composition                     |
      | Nd 30, Fe 66, B 1, Others 3     |
      | Nd 30, Fe 66, B 1, 其他 3       |

  Scenario Outline: A customs code with more or fewer digits points to the same entries
    Given the goods are "polishing compound", customs code <hs>, declared not controlled
    When the shipment is screened
    Then it is for review

    Examples:
      | hs            |
      | 2846901500    |
      | 2846901500999 |
      | 28469015      |

  Scenario: What rests on the exporter's word alone is said so
    Given the goods are "EV motor rotor assembly, NdFeB-Dy magnets embedded in laminated core", customs code 850300, declared not controlled
    When the shipment is screened
    Then no restriction is found
    And a caution names "the exporter's own classification"

  Scenario Outline: Magnets for speakers and rotors are magnets, not speakers and rotors
    Given the goods are "<description>", customs code 8505111000, declared not controlled
    When the shipment is screened
    Then it is for review

    Examples:
      | description                                 |
      | NdFeB speaker magnets                       |
      | 扬声器磁钢 钕铁硼                           |
      | 钕铁硼磁钢 转子专用                         |
      | sintered NdFeB magnets used in rotors       |
      | ネオジム磁石 スピーカー用                   |
      | 耳机专用钕铁硼磁铁                          |

  Scenario Outline: Rotors, speakers and sensors with their magnets are outside
    Given the goods are "<description>", customs code 850300, declared not controlled
    When the shipment is screened
    Then no restriction is found

    Examples:
      | description                                 |
      | 转子组件（含镝永磁体）                      |
      | スピーカー（ネオジム磁石付き）              |
      | rotor with embedded NdFeB magnets           |
      | 电机转子，嵌入钕铁硼磁钢                    |

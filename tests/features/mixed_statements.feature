Feature: A civil use holds only where the rest of the record is explained
  "Motors of air conditioners, and warheads" is no civil statement, and "motors of air conditioners, and X" is none either as long as
  nobody has read X. A military user or a listed company may stand in a remark, on the route or in a web address as well.

  Scenario Outline: What is not read is asked about
    Given a shipment from China to "Aichi Denji Magnet K.K." in JP for "<use>"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then it is for review

    Examples:
      | use                                                 |
      | motors of household air conditioners, and XM25      |
      | motors of household air conditioners; 12SSM upgrade |
      | household air conditioners, 미사일 유도장치용 모터  |
      | household fans; двигатели для ракет                 |
      | 家用空调和舰用设备                                  |
      | エアコン用モーター、艦艇用モーター                  |
      | motors of household air conditioners, and mortars   |
      | motors of household air conditioners, and the navy  |
      | motors of household air conditioners, and 信管      |
      | motors of household air conditioners, and 军品      |

  Scenario Outline: A weapon beside a civil use is forbidden
    Given a shipment from China to "Aichi Denji Magnet K.K." in JP for "motors of household air conditioners, and <weapon>"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then it is prohibited as military_use

    Examples:
      | weapon          |
      | 弹头            |
      | 核弹头          |
      | 機関銃          |
      | りゅう弾砲      |
      | railguns        |
      | SM-3 Block IIA  |

  Scenario Outline: Ordinary civil statements pass
    Given a shipment from China to "Aichi Denji Magnet K.K." in JP for "<use>"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then a licence is required

    Examples:
      | use                                                                            |
      | EV traction motors, wind turbine generators and elevators                      |
      | production of washing machine motors at our Kobe plant; annual demand 20 t     |
      | 用于生产新能源汽车驱动电机及家用空调压缩机，不用于军事用途                     |
      | ハイブリッド車の駆動モーター、家電用モーター                                   |
      | Magnets for motors of hydrogen fuel cell buses                                 |
      | stirrers of chemical reactors                                                  |
      | laboratory centrifuge motors and dairy centrifuges                             |
      | 遠心分離機（牛乳用）のモーター                                                 |
      | motors of robots in car factories                                              |
      | nail guns, massage guns and garden sprayers                                    |
      | 農薬散布ドローンのモーター                                                     |
      | civil airliner cabin fans                                                      |
      | fire-department pumps                                                          |
      | coolant pumps of commercial nuclear power plants                               |
      | civil shipbuilding (ferries), not for naval vessels                            |
      | motors of submarine sandwich slicers and torpedo-shaped kitchen mixers         |

  Scenario Outline: The military and listed companies are sought in every text of the record
    Given a shipment from China to "Aichi Denji Magnet K.K." in JP for "motors of household air conditioners"
    And the goods are "<goods>" and nothing else is said of them
    And the end user's profile is "<profile>"
    When it leaves on 2026-08-01
    Then it is for review

    Examples:
      | goods                                | profile                        |
      | dysprosium oxide, end user: JMSDF    | maker of motors                |
      | dysprosium oxide for 防卫省          | maker of motors                |
      | dysprosium oxide                     | supplier to IHI Aerospace      |
      | dysprosium oxide                     | subsidiary of IHI Aerospace    |
      | dysprosium oxide                     | IHIエアロスペースの子会社      |
      | dysprosium oxide                     | 70% of sales defense           |

  Scenario: A ministry of defence that owns the end user
    Given a shipment from China to "Civil Motor Works" in JP for "motors of household air conditioners"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And "Ministry of Defense Japan" in JP owns 100 % of the end user
    When it leaves on 2026-08-01
    Then it is for review

  Scenario Outline: No drone goes to forces that write their name in their own language
    Given a shipment from China to "<name>" in <country> for "aerial photography"
    And the goods are "camera drone, manual control, visual line of sight only", customs code 8806229090, declared not controlled
    When it leaves on 2026-05-01
    Then it is prohibited
    And rule MOFCOM-GACC-2024-031/2-unlisted-aircraft applies

    Examples:
      | name                       | country |
      | Marine Nationale           | FR      |
      | Deutsche Marine            | DE      |
      | 대한민국 국방부            | KR      |
      | Министерство обороны РФ    | RU      |
      | Bộ Quốc phòng              | VN      |
      | Marinha do Brasil          | BR      |
      | Türk Silahlı Kuvvetleri    | TR      |
      | وزارة الدفاع               | SA      |
      | กองทัพเรือ                 | TH      |
      | Збройні Сили України       | UA      |
      | 國家中山科學研究院         | TW      |

  Scenario Outline: Armed groups are for a person, whatever the goods
    Given a shipment from China to "<name>" in <country> for "lighting"
    And the goods are "desk lamps", customs code 9405210090, declared not controlled
    When it leaves on 2026-05-01
    Then it is for review

    Examples:
      | name         | country |
      | Hamas        | PS      |
      | Hezbollah    | LB      |
      | Taliban      | AF      |
      | ISIS         | SY      |
      | IRGC         | IR      |
      | Wagner Group | RU      |

  Scenario Outline: Civil names and places pass
    Given a shipment from China to "<name>" in <country> for "motors of household air conditioners"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then a licence is required

    Examples:
      | name                                      | country |
      | 自衛隊前薬局                              | JP      |
      | US Air Force Academy Federal Credit Union | US      |
      | Army Navy Country Club                    | US      |
      | Air Force Heating & Air LLC               | US      |
      | Royal Navy Rum Company Ltd                | GB      |
      | 台北海軍眼鏡行                            | TW      |
      | Bundeswehr surplus shop GmbH              | DE      |

Feature: The military of every country, and Japan behind third countries
  A drone may serve no military, whatever its flag. Goods for the forces of the United States are banned at home as in Japan. A buyer in
  Viet Nam who supplies the forces of Japan is judged like a buyer in Japan. What a person of China hands to a foreign firm inside China is
  exported.

  Scenario Outline: No drone goes to a military, of whatever country
    Given a shipment from China to "<name>" in <country> for "aerial photography"
    And the goods are "camera drone, manual control, visual line of sight only", customs code 8806229090, declared not controlled
    When it leaves on 2026-05-01
    Then it is prohibited
    And rule MOFCOM-GACC-2024-031/2-unlisted-aircraft applies
    And the reason says "<told>"
    And no reason says "Ministry of Defense of Japan"

    Examples:
      | name                                                  | country | told                      |
      | 陸軍第六軍團指揮部                                    | TW      | 陸軍第六軍團指揮部        |
      | 國防部陸軍司令部                                      | TW      | 國防部                    |
      | Ministry of National Defense, Republic of China (Taiwan) | TW   | (ministry of defence, TW) |
      | Armed Forces of Ukraine                               | UA      | UA)                       |
      | Israel Defense Forces                                 | IL      | IL)                       |
      | Bundeswehr Logistikzentrum                            | DE      | DE)                       |
      | Indian Army, Northern Command                         | IN      | IN)                       |
      | Ministry of Defence of the United Kingdom             | GB      | (ministry of defence, GB) |
      | Ministry of Defence of the Russian Federation         | RU      | (ministry of defence, RU) |

  Scenario Outline: A drone for a civil buyer is no matter of the military
    Given a shipment from China to "<name>" in <country> for "aerial photography"
    And the goods are "camera drone, manual control, visual line of sight only", customs code 8806229090, declared not controlled
    When it leaves on 2026-05-01
    Then rule MOFCOM-GACC-2024-031/2-unlisted-aircraft is false

    Examples:
      | name                                | country |
      | The Salvation Army Trading Company  | GB      |
      | Old Navy LLC                        | US      |
      | Kyiv Wedding Films                  | UA      |
      | 台北空拍有限公司                    | TW      |
      | 王海军影视工作室                    | SG      |

  Scenario: Unlisted goods for the forces of any country are looked at by a person
    Given a shipment from China to "Armed Forces of Ukraine" in UA for "office furniture"
    And the goods are "desk lamps", customs code 9405210090, declared not controlled
    When it leaves on 2026-05-01
    Then it is for review
    And rule NPC-ECL-2020/12-3-military applies

  Scenario: In principle no licence abroad for a military user of any country
    Given a shipment from DE abroad to "Republic of Korea Army Logistics Command" in KR for "spare parts"
    And they originate in CN
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2025-10-20
    Then a licence is required
    And rule MOFCOM-2025-061/2-refused-recipients applies
    And the policy is denial_presumed

  Scenario Outline: The forces of the United States are military users at home as well
    Given a shipment from China to "<name>" in US for "LED lamps"
    And the goods are "gallium metal" and nothing else is said of them
    When it leaves on 2026-05-01
    Then it is prohibited
    And rule MOFCOM-2024-046/1-military-user applies

    Examples:
      | name                                       |
      | U.S. Department of Defense                 |
      | US Department of War                       |
      | The Pentagon                               |
      | DARPA                                      |
      | Naval Research Laboratory                  |
      | Naval Surface Warfare Center Crane Division |
      | Army Research Laboratory                   |
      | Missile Defense Agency                     |
      | United States Space Force                  |
      | Picatinny Arsenal                          |
      | Wright-Patterson Air Force Base            |
      | Hill AFB                                   |
      | Naval Air Station Patuxent River           |
      | DEVCOM Soldier Center                      |
      | Tobyhanna Army Depot                       |
      | National Guard Bureau                      |
      | 美国国防部                                 |
      | Space Systems Command                      |
      | Department of the Navy                     |

  Scenario: Whether the US Coast Guard is military is for a person
    Given a shipment from China to "U.S. Coast Guard" in US for "LED lamps"
    And the goods are "gallium metal" and nothing else is said of them
    When it leaves on 2026-05-01
    Then it is for review

  Scenario Outline: Civil American names are silent
    Given a shipment from China to "<name>" in US for "LED lamps"
    And the goods are "gallium metal" and nothing else is said of them
    When it leaves on 2026-05-01
    Then a licence is required

    Examples:
      | name                          |
      | Pentagon Freight Services Inc |
      | Old Navy LLC                  |
      | Army & Navy Stores Inc.       |
      | Crime Defense Alarms LLC      |

  Scenario Outline: Goods for a third country that serve the forces of Japan
    Given a shipment from China to "Hanoi Precision" in VN for "<use>"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then it is <outcome>
    And no reason says "false;"
    And no reason says "; none"

    Examples:
      | use                                                          | outcome    |
      | missile actuators for the Japan Ground Self-Defense Force    | prohibited |
      | Parts to be delivered to 防衛装備庁                          | prohibited |
      | 用于日本自卫队导弹的磁体                                     | prohibited |
      | submarine motors for Kawasaki Heavy Industries, Kobe, Japan  | prohibited |
      | F-35 fighter parts for Mitsubishi Heavy Industries Nagoya    | review     |
      | resale to NIPPI Corporation, Yokohama                        | review     |

  Scenario: The record names Japan as the country the goods go on to
    Given a shipment from China to "Hanoi Precision" in VN for "actuators for Type 12 missile"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And the onward_export is "JP"
    When it leaves on 2026-08-01
    Then it is prohibited as military_use

  Scenario: Passed on from Malaysia to Thailand, and on to Japan
    Given a shipment from MY abroad to "Siam Precision Parts Co., Ltd." in TH for "motors of Type 03 missiles"
    And they originate in CN
    And the goods are "dysprosium oxide" and nothing else is said of them
    And the onward_export is "JP"
    When it leaves on 2026-08-01
    Then it is prohibited as military_use
    And rule MOFCOM-2026-001/2b-military-use applies

  Scenario Outline: Notes that point to the forces of Japan are for a person
    Given a shipment from China to "Hanoi Precision" in VN for "motors of household air conditioners"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And the notes say "<notes>"
    When it leaves on 2026-08-01
    Then it is for review

    Examples:
      | notes                                                  |
      | Final customer is the Japanese Ministry of Defense     |
      | goods will be forwarded to Yokohama for JMSDF          |

  Scenario Outline: Civil goods that go on to Japan, or not, stay with the licence
    Given a shipment from China to "Hanoi Precision" in VN for "<use>"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And the onward_export is "<onward>"
    When it leaves on 2026-08-01
    Then a licence is required

    Examples:
      | use                                                                | onward |
      | motors of household air conditioners                               | JP     |
      | motors of household air conditioners for Daichi Home, Osaka, Japan | JP     |
      | motors of household air conditioners, not to be re-exported to Japan | TH   |
      | motors of passenger cars made with Japanese machines               | TH     |

  Scenario: A group company abroad in Japanese hands is a caution and restricts nothing
    Given a shipment from China to "Nidec Vietnam Corporation" in VN for "motors of electric cars"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And "Nidec Corporation" in JP owns 100 % of the end user
    When it leaves on 2026-05-01
    Then a licence is required
    And rule MOFCOM-2026-001/2-group-abroad-note applies
    And the duty group-end-use is named

  Scenario: A group company abroad in Japanese hands that makes parts of missiles is for a person
    Given a shipment from China to "Nidec Vietnam Corporation" in VN for "actuators of missiles"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And "Nidec Corporation" in JP owns 100 % of the end user
    When it leaves on 2026-05-01
    Then it is for review
    And rule MOFCOM-2026-001/2-group-abroad applies

  Scenario Outline: A name that tells of defence business is a tie, and a person looks at it
    Given a shipment from China to "<name>" in JP for "motors of household air conditioners"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then it is for review
    And capability_enhancement is among the categories

    Examples:
      | name                              |
      | Kowa Defense Systems K.K.         |
      | Toyo Missile Components Co., Ltd. |
      | Nihon Ordnance Co., Ltd.          |
      | 東洋防衛産業株式会社              |
      | 日本防衛装備工業会                |
      | 富士重工 防衛事業部               |

  Scenario Outline: A profile that tells of supplies to the forces is such a tie too
    Given a shipment from China to "Daiichi Seimitsu" in JP for "motors of household air conditioners"
    And the goods are "dysprosium oxide" and nothing else is said of them
    And the end user's profile is "<profile>"
    When it leaves on 2026-08-01
    Then it is for review

    Examples:
      | profile                                                            |
      | supplier of ejection seat rocket motors to the Ministry of Defense |
      | 防衛省向け装備品の製造                                             |
      | main customers: Mitsubishi Heavy Industries, ATLA                  |

  Scenario Outline: Names that only sound like defence stay silent
    Given a shipment from China to "<name>" in JP for "motors of household air conditioners"
    And the goods are "dysprosium oxide" and nothing else is said of them
    When it leaves on 2026-08-01
    Then a licence is required

    Examples:
      | name                         |
      | Tokyo Self-Defense Shop K.K. |
      | 護身用品専門店               |
      | 防災科学技術研究所           |
      | 生体防衛研究所               |
      | Cyber Defense Systems K.K.   |
      | Fire Defense Equipment K.K.  |

  Scenario Outline: Item 2 of the announcement on the United States, from a third country, is open
    Given a shipment from <from> abroad to "Dayton Lamp Works LLC" in US for "LED lamps"
    And they originate in CN
    And the goods are "<goods>" and nothing else is said of them
    When it leaves on <day>
    Then it is <outcome>

    Examples:
      | from | goods                       | day        | outcome          |
      | KR   | gallium metal               | 2025-06-01 | review           |
      | TH   | gallium metal               | 2026-12-05 | review           |
      | TH   | gallium metal               | 2026-05-01 | license_required |

  Scenario Outline: Any goods for weapons of mass destruction need a licence
    Given a shipment from China to "Acme Civil Products Ltd" in IR for "<use>"
    And the goods are "desk lamps", customs code 9405210090, declared not controlled
    When it leaves on 2026-05-01
    Then it is <outcome>

    Examples:
      | use                               | outcome              |
      | centrifuge uranium enrichment plant | license_required   |
      | uranium enrichment                | license_required     |
      | production of sarin               | license_required     |
      | 浓缩铀离心机                      | license_required     |
      | ballistic missile                 | license_required     |
      | heavy water reactor               | review               |
      | lighting of a hotel               | no_restriction_found |
      | not for uranium enrichment, lighting of a hotel | no_restriction_found |

  Scenario Outline: What is handed to a foreign firm inside China is exported
    Given a shipment from China to "<name>" in <country> for "<use>"
    And the goods are "gallium metal" and nothing else is said of them
    And the destination is "CN"
    And the transaction is "domestic"
    When it leaves on 2026-05-01
    Then it is <outcome>

    Examples:
      | name                    | country | use            | outcome              |
      | IHI Aerospace Co., Ltd. | JP      | radar for JASDF | prohibited          |
      | Tanaka Optics K.K.      | JP      | LED lamps      | license_required     |
      | Shanghai Lamp Co., Ltd. | CN      | LED lamps      | no_restriction_found |

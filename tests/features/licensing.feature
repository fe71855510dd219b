Feature: How a licence is had, and whether the one on file will do
  Three kinds of licence, what closes them, the papers, the days, the conditions, and what stays to be done afterwards.

  Background:
    Given a shipment from China to "Rheinmotor GmbH" in DE for "household air conditioners"
    And the invoice says "dysprosium oxide"
    And 500 kg are shipped

  # Kinds

  Scenario: For a sale to a civil buyer individual and general licence are open, registration is not
    When it leaves on 2026-08-05
    Then a licence is required
    And the individual licence is open
    And the general licence is open
    And export by registration is closed by STATE-COUNCIL-792/19-registration-cases
    And the policy is standard

  Scenario Outline: Registration serves the cases the Regulations name
    Given the notes say "<notes>"
    When it leaves on 2026-08-05
    Then a licence is required
    And export by registration is open

    Examples:
      | notes                                   |
      | return after repair, RMA 1234           |
      | 维修返回原用户                          |
      | ATA carnet, back from the exhibition    |
      | 参展样品展后运回                        |

  Scenario Outline: A party on the attention list closes general licence and registration
    Given the receiver is "<name>" in JP
    And the notes say "return after repair, RMA 1234"
    When it leaves on 2026-08-05
    Then a licence is required
    And the individual licence is open
    And the general licence is closed by <notice>/license
    And export by registration is closed by <notice>/license
    And the policy is conditional
    And no time limit applies

    Examples:
      | name                 | notice          |
      | TDK Corporation      | MOFCOM-2026-012 |
      | 沖電気工業株式会社   | MOFCOM-2026-028 |

  Scenario: The party on the attention list may stand in the middle of the chain
    Given the receiver is "Mikawa Auto K.K." in JP
    And a buyer in between is "TDK Corporation"
    When it leaves on 2026-08-05
    Then a licence is required
    And the general licence is closed by MOFCOM-2026-012/license
    And the policy is conditional

  Scenario Outline: A general licence or a registration held for a party on the attention list does not count
    Given the receiver is "TDK Corporation" in JP
    And the kind on the licence is "<kind>"
    When it leaves on 2026-08-05
    Then a licence is required
    And rule STATE-COUNCIL-792/26-general-license is <truth>

    Examples:
      | kind         | truth |
      | general      | true  |
      | registration | true  |
      | individual   | false |

  Scenario Outline: An exporter wholly owned by a party on the control list has the individual licence only
    Given "<owner>" holds <share> % of the exporter
    When it leaves on <day>
    Then a licence is required
    And the individual licence is open
    And the general licence is <state>

    Examples:
      | owner                    | share | day        | state  |
      | 三菱造船株式会社         | 100   | 2026-02-24 | closed |
      | 三菱造船株式会社         | 100   | 2026-02-23 | open   |
      | General Dynamics         | 100   | 2026-08-05 | closed |
      | 三菱造船株式会社         | 99    | 2026-08-05 | open   |
      | TDK株式会社              | 100   | 2026-08-05 | open   |

  Scenario: What closes the general licence is told
    Given "三菱造船株式会社" holds 100 % of the exporter
    When it leaves on 2026-08-05
    Then rule STATE-COUNCIL-792/20-exporter-owned-by-listed-party applies
    And the general licence is closed by STATE-COUNCIL-792/20-exporter-owned-by-listed-party
    And export by registration is closed by STATE-COUNCIL-792/20-exporter-owned-by-listed-party

  Scenario: While the owners of the exporter are not known the general licence is in doubt
    Given nothing is known of the owners of the exporter
    When it leaves on 2026-08-05
    Then a licence is required
    And the individual licence is open
    And the general licence is in doubt by STATE-COUNCIL-792/20-exporter-owned-by-listed-party

  Scenario: Rare earths of the export licence catalogue need the ordinary licence, which is another
    Given the goods are "neodymium oxide 99.5%", customs code 2846901300, declared not controlled
    When it leaves on 2026-08-05
    Then a licence is required
    And the ordinary export licence is open
    And the reason rests on MOFCOM-GACC-2025-089, the catalogue
    And rule MOFCOM-GACC-2025-018/license is false

  Scenario: For dual-use rare earths the ordinary licence is named beside the dual-use one
    When it leaves on 2026-08-05
    Then the duty ordinary-export-license-too is named
    And the duty ordinary-export-license-too says "export licence catalogue"

  Scenario: Where nothing is restricted no licence is spoken of
    Given the goods are "cotton T-shirts", customs code 6109100010, declared not controlled
    When it leaves on 2026-08-05
    Then no restriction is found
    And no licence is spoken of

  # Policy

  Scenario Outline: Materials of the announcement on the United States are in principle refused there, and only there
    Given the receiver is "Phoenix Lighting Inc." in <country>
    And the goods are "<description>", customs code <hs>, declared controlled
    When it leaves on 2025-06-02
    Then a licence is required
    And the policy is <policy>

    Examples:
      | country | description               | hs         | policy          |
      | US      | gallium metal 6N          | 8112929090 | denial_presumed |
      | US      | germanium ingot           | 8112921010 | denial_presumed |
      | US      | antimony trioxide 99.995% | 2825800010 | denial_presumed |
      | US      | natural flake graphite    | 2504101000 | case_by_case    |
      | US      | dysprosium oxide          | 2846901500 | standard        |
      | DE      | gallium metal 6N          | 8112929090 | standard        |
      | DE      | natural flake graphite    | 2504101000 | standard        |

  Scenario: A civil use does not open what the attention list closes, a military one shuts it
    Given the receiver is "TDK Corporation" in JP
    And they are used for "ミサイル誘導部の駆動"
    When it leaves on 2026-08-05
    Then it is prohibited as military_use

  # Papers

  Scenario: The papers of an ordinary application, held against what is on file
    Given the file holds contract, technical description, end-user certificate
    When it leaves on 2026-08-05
    Then the papers asked for are application form, identity papers, contract, technical description, end-user certificate, end-use certificate, end-user introduction
    And the papers still missing are application form, identity papers, end-use certificate, end-user introduction

  Scenario: The attention list asks for two papers more
    Given the receiver is "TDK Corporation" in JP
    And the file holds application form, identity papers, contract, technical description, end-user certificate, end-use certificate, end-user introduction
    When it leaves on 2026-08-05
    Then the papers still missing are risk assessment, written pledge

  Scenario: A file that lists nothing says nothing about papers
    When it leaves on 2026-08-05
    Then nothing is known of the papers on file

  Scenario: Papers named in free text are found
    Given the documents is "销售合同、最终用户证明（EUC）、成分检测报告、风险评估报告"
    And the receiver is "TDK Corporation" in JP
    When it leaves on 2026-08-05
    Then the document contract is on file
    And the document end_user_certificate is on file
    And the document risk_assessment is on file
    And the document written_pledge is missing

  # Days

  Scenario Outline: The ministry decides within 45 working days of China, make-up days included
    Given an application was accepted on <accepted>
    When it leaves on 2026-12-15
    Then the decision of the ministry is due by <due>

    Examples:
      | accepted   | due        |
      | 2026-09-21 | 2026-11-30 |
      | 2026-01-19 | 2026-03-27 |

  Scenario: An amendment takes 20 working days
    Given an application was accepted on 2026-01-19
    And an amendment was accepted on 2026-04-27
    When it leaves on 2026-06-15
    Then the decision on the amendment is due by 2026-05-27

  Scenario Outline: Customs wants its answer within 7 working days
    Given customs asked about the goods on <asked>
    When it leaves on 2026-12-15
    Then the answer to customs is due by <due>

    Examples:
      | asked      | due        |
      | 2026-09-28 | 2026-10-13 |
      | 2026-04-28 | 2026-05-11 |
      | 2026-11-02 | 2026-11-11 |

  Scenario Outline: A party on the attention list has no last day for the decision, even where an application was accepted
    Given the receiver is "<name>" in JP
    And an application was accepted on 2026-07-20
    When it leaves on 2026-08-05
    Then a licence is required
    And the time limits told are query-reply, individual-validity

    Examples:
      | name                 |
      | TDK Corporation      |
      | 沖電気工業株式会社   |

  Scenario: While it is not certain that the receiver is on the attention list, it is not certain that the 45 days apply
    Given the receiver is "TDK" in JP
    When it leaves on 2026-08-05
    Then whether the time limit decision-45 applies is in doubt
    And a licence by MOFCOM-2026-012/license may be needed on these terms

  Scenario: Of the two validities that of the kind which is open is told
    Given "三菱造船株式会社" holds 100 % of the exporter
    When it leaves on 2026-08-05
    Then the general licence is closed
    And the time limits told are decision-45, amendment-20, query-reply, individual-validity

  # Forbidden

  Scenario: To a party on the control list no licence can be had, but a special application
    Given the receiver is "三菱造船株式会社" in JP
    And an application was accepted on 2026-07-20
    When it leaves on 2026-08-05
    Then it is prohibited
    And no licence can be had
    And the individual licence is closed by MOFCOM-2026-011/export
    And the general licence is closed by MOFCOM-2026-011/export
    And export by registration is closed by MOFCOM-2026-011/export
    And the special route is "In special circumstances the exporter may apply"
    And the policy is none
    And no time limit is told
    And the duty license-at-declaration is not named
    And the duty report-use is not named
    And the duty ordinary-export-license-too is not named
    And the duty keep-records is named
    And the duty stop-at-once is named

  Scenario Outline: The announcement on Japan names no way past itself
    Given the receiver is "<name>" in JP
    And they are used for "<use>"
    When it leaves on 2026-08-05
    Then it is prohibited
    And no licence can be had
    And the individual licence is closed by MOFCOM-2026-001/<rule>
    And there is no special route
    And no time limit is told
    And the duty license-at-declaration is not named

    Examples:
      | name                  | use                        | rule             |
      | Mikawa Auto K.K.      | 誘導弾のアクチュエータ用   | 1b-military-use  |
      | 防衛装備庁            | household air conditioners | 1a-military-user |

  Scenario: Where two prohibitions meet and one of them names no way, there is none
    Given the receiver is "三菱造船株式会社" in JP
    And they are used for "誘導弾のアクチュエータ用"
    When it leaves on 2026-08-05
    Then it is prohibited
    And rule MOFCOM-2026-011/export applies
    And rule MOFCOM-2026-001/1b-military-use applies
    And there is no special route

  Scenario: From abroad the notice names no way either
    Given a shipment from TH abroad to "三菱造船株式会社" in JP for "household air conditioners"
    And the invoice says "dysprosium oxide"
    And the exporter declares them controlled
    When it leaves on 2026-08-05
    Then it is prohibited
    And rule MOFCOM-2026-011/third-country applies

  Scenario: While a prohibition is possible, the kinds hold only if it does not apply
    Given the receiver is "Mikawa Auto K.K." in JP
    And they are used for "resale"
    When it leaves on 2026-08-05
    Then it is for review
    And a licence can be had only if MOFCOM-2026-001/1c-military-strength does not forbid it
    And the individual licence is open
    And the decision of the ministry is due by 2026-10-13
    And the duty license-at-declaration is named

  Scenario: On a day that nobody understands nothing is established, no prohibition either
    Given the receiver is "三菱造船株式会社" in JP
    When it leaves on someday
    Then it is for review
    And a licence can be had only if MOFCOM-2026-011/export does not forbid it
    And the duty license-at-declaration is named

  Scenario: A civil sale is barred by nothing
    When it leaves on 2026-08-05
    Then nothing bars a licence

  # Another licence beside it

  Scenario Outline: Since the pause ran out, oxides of the catalogue may need a dual-use licence as well
    Given the receiver is "Mikawa Auto K.K." in JP
    And the invoice says "<oxide>"
    When it leaves on 2026-11-10
    Then a licence is required
    And no caution names "another one may be needed"
    When it leaves on 2026-11-11
    Then a licence is required
    And the ordinary export licence is open
    And the individual licence may be needed as well
    And a licence by MOFCOM-GACC-2025-057/license may be needed beside it
    And the law question MOFCOM-GACC-2025-057 is asked
    And a caution names "MOFCOM-GACC-2025-057/license"

    Examples:
      | oxide         |
      | holmium oxide |
      | erbium oxide  |
      | 氧化铕        |

  Scenario: Where counsel holds the pause to be over, the dual-use licence is needed, and no longer perhaps
    Given counsel has found that the pause ran out on 2026-11-10
    And the invoice says "holmium oxide"
    And the date is 2026-11-23
    When it is screened with the overlay
    Then a licence is required
    And the ordinary export licence is open
    And the individual licence is open
    And no caution names "another one may be needed"

  # Conditions

  Scenario Outline: Conditions of the licence are told
    Given the receiver is "<name>" in <country>
    When it leaves on 2026-08-05
    Then a condition of the licence is "issued by the end user itself"
    And a condition of the licence is "names a concrete product and not a field"
    And a condition of the licence is "one export of one consignment to one end user"

    Examples:
      | name            | country |
      | Rheinmotor GmbH | DE      |
      | TDK Corporation | JP      |

  # The licence on file

  Scenario: A licence that fits covers the shipment, and is still required
    Given a licence that fits the shipment is on file
    When it leaves on 2026-08-05
    Then a licence is required
    And the licence covers the shipment
    And rule STATE-COUNCIL-792/18-license-departs is false
    And the duty stop-and-report is not named

  Scenario Outline: A licence that departs from the shipment is as none
    Given a licence that fits the shipment is on file
    And the <field> on the licence is "<value>"
    When it leaves on 2026-08-05
    Then a licence is required
    And the licence does not cover the shipment: <aspect>
    And rule STATE-COUNCIL-792/18-license-departs applies
    And the duty license-at-declaration is named
    And the duty stop-and-report is named

    Examples:
      | field         | value                        | aspect      |
      | expires       | 2026-08-04                   | validity    |
      | expires       | 2027-07-21                   | length      |
      | issued        | 2026-08-06                   | declaration |
      | end_user      | Elbe Motoren GmbH            | end_user    |
      | holder        | Ganzhou Rare Earth Co., Ltd. | holder      |
      | destination   | AT                           | destination |
      | control_codes | 1C904.b                      | codes       |
      | quantity      | 499                          | quantity    |
      | consignment   | INV-6                        | consignment |
      | status        | 申请中                       | status      |
      | status        | applied for                  | status      |
      | status        | used                         | status      |
      | status        | suspended                    | status      |
      | status        | revoked                      | status      |

  Scenario Outline: The last day and the first day still count
    Given a licence that fits the shipment is on file
    And the <field> on the licence is "2026-08-05"
    When it leaves on 2026-08-05
    Then the licence covers the shipment

    Examples:
      | field   |
      | expires |
      | issued  |

  Scenario Outline: No licence is valid for longer than the Regulations allow for its kind
    Given a licence that fits the shipment is on file
    And the kind on the licence is "<kind>"
    And the expires on the licence is "<expires>"
    When it leaves on 2026-08-05
    Then a licence is required
    And of the licence its <aspect> <fits>

    Examples: issued on 2026-07-20; the day one or three years later still counts
      | kind         | expires    | aspect | fits         |
      | individual   | 2027-07-20 | length | fits         |
      | individual   | 2027-07-21 | length | does not fit |
      | individual   | 2028-07-20 | length | does not fit |
      | general      | 2028-07-20 | length | fits         |
      | general      | 2029-07-20 | length | fits         |
      | general      | 2029-07-21 | length | does not fit |
      | registration | 2030-07-20 | length | fits         |

  Scenario: A general licence for a party on the attention list covers nothing
    Given the receiver is "TDK Corporation" in JP
    And a licence that fits the shipment is on file
    And the kind on the licence is "general"
    When it leaves on 2026-08-05
    Then a licence is required
    And the licence does not cover the shipment: kind
    And rule STATE-COUNCIL-792/26-general-license applies

  Scenario: A registration certificate covers nothing where registration is closed, and covers a return after repair
    Given a licence that fits the shipment is on file
    And the kind on the licence is "registration"
    When it leaves on 2026-08-05
    Then the licence does not cover the shipment: kind
    And rule STATE-COUNCIL-792/19-registration-held applies
    Given the notes say "return after repair, RMA 1234"
    When it leaves on 2026-08-05
    Then the licence covers the shipment
    And rule STATE-COUNCIL-792/19-registration-held is false

  Scenario: While the owners of the exporter are not known, nobody can say that a general licence covers
    Given a licence that fits the shipment is on file
    And the kind on the licence is "general"
    And nothing is known of the owners of the exporter
    When it leaves on 2026-08-05
    Then whether the licence covers the shipment is open: kind

  Scenario: A licence covers nothing that is forbidden
    Given the receiver is "三菱造船株式会社" in JP
    And a licence that fits the shipment is on file
    When it leaves on 2026-08-05
    Then it is prohibited
    And the licence does not cover the shipment: kind

  Scenario: The licence must be in hand when the goods are declared, not when they leave
    Given a licence that fits the shipment is on file
    And the issued on the licence is "2026-08-03"
    And it is declared to customs on 2026-08-01
    When it leaves on 2026-08-05
    Then the licence does not cover the shipment: declaration

  Scenario: A use told in other words is for a person
    Given a licence that fits the shipment is on file
    And the end_use on the licence is "compressors of domestic cooling units"
    When it leaves on 2026-08-05
    Then whether the licence covers the shipment is open: end_use
    And the question license_details is asked

  Scenario Outline: What the licence does not tell is asked
    Given a licence that fits the shipment is on file
    And the licence does not tell its <field>
    When it leaves on 2026-08-05
    Then whether the licence covers the shipment is open: <aspect>
    And the question license_details is asked

    Examples:
      | field         | aspect                |
      | expires       | validity, length      |
      | issued        | length, declaration   |
      | consignment   | consignment           |
      | end_user      | end_user              |
      | quantity      | quantity              |
      | status        | status                |
      | kind          | kind                  |

  Scenario: A general licence is not tied to one consignment
    Given a licence that fits the shipment is on file
    And the kind on the licence is "general"
    And the licence does not tell its consignment
    When it leaves on 2026-08-05
    Then the licence covers the shipment

  Scenario: A licence does not lift a ban
    Given the receiver is "三菱造船株式会社" in JP
    And a licence that fits the shipment is on file
    When it leaves on 2026-08-05
    Then it is prohibited
    And rule MOFCOM-2026-011/export applies

  # Duties

  Scenario Outline: What stays to be done
    When it leaves on 2026-08-05
    Then the duty <duty> is named
    And the duty <duty> says "<words>"

    Examples:
      | duty                    | words                                |
      | keep-records            | at least five years                  |
      | declare-control-status  | remarks of the customs declaration   |
      | license-at-declaration  | a later one does not cure            |
      | report-use              | actual transport, arrival            |
      | trace-rare-earths       | tracing system                       |

  Scenario: A ban is stopped at once, and nobody serves it
    Given the receiver is "三菱造船株式会社" in JP
    When it leaves on 2026-08-05
    Then the duty stop-at-once is named
    And the duty service-providers is named
    And the duty stop-at-once says "in special cases the exporter may apply"

  Scenario: A military sign is stopped and reported
    Given the receiver is "Mikawa Auto K.K." in JP
    And they are used for "次期戦闘機用部品"
    When it leaves on 2026-08-05
    Then it is prohibited as military_use
    And the duty stop-and-report is named
    And the duty report-suspicion is named

  Scenario Outline: The remark in the declaration is a duty of the announcement on rare earths, not of that on tungsten
    Given the goods are "<description>", customs code <hs>, declared controlled
    When it leaves on 2026-08-05
    Then a licence is required
    And the duty declare-control-status <named> named
    And the duty trace-rare-earths <named> named

    Examples:
      | description         | hs         | named  |
      | terbium oxide       | 2846901600 | is     |
      | 仲钨酸铵            | 2841801000 | is not |
      | gallium metal 6N    | 8112929010 | is not |

  Scenario Outline: Tracing of rare earths begins with the regulations on rare earths, controlled or not
    Given the goods are "neodymium oxide 99.5%", customs code 2846901300, declared not controlled
    When it leaves on 2024-09-30
    Then the duty trace-rare-earths is not named
    When it leaves on <day>
    Then the duty trace-rare-earths is named

    Examples:
      | day        |
      | 2024-10-01 |
      | 2026-08-05 |

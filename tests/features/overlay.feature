Feature: What a user lays over the rulebook
  Counsel may settle what is disputed, and a house may be stricter than the law. Decisions follow and say so. An overlay that could
  make decisions milder is refused unless it says that it does.

  # Counsel settles the pause

  Scenario: Counsel has found that the pause was extended: the announcement does not apply, and the decision says on whose word
    Given a shipment from China to "Rhein Energie GmbH" in DE for "household air conditioners"
    And the goods are "lithium ion cells, energy density 320 Wh/kg", customs code 85076000, declared not controlled
    And the date is 2026-11-23
    When the shipment is screened
    Then it is for review
    And the law question MOFCOM-GACC-2025-058 is asked
    Given counsel has found that the pause runs until 2027-01-10
    When it is screened with the overlay
    Then no restriction is found
    And rule MOFCOM-GACC-2025-058/license is false
    And no law question is asked
    And the decision names the overlay "Mikawa 3"
    And the decision says that MOFCOM-GACC-2025-058 was settled
    And a caution names "MOFCOM-GACC-2025-058 taken as not in force"
    And a caution names "the pause was extended to 2027-01-10"
    And a caution names "legal department"

  Scenario Outline: A settlement of what is not in dispute is refused, since it would have no effect
    Given counsel has found that <instrument> does not apply from <first> to <last>
    When the overlay is loaded
    Then it is refused with "<instrument> is not in dispute"
    And it is refused with "settles nothing"
    And it is refused with "overlay.yaml"

    Examples: what is in force, what is paused, and the days before the dispute
      | instrument           | first      | last       |
      | MOFCOM-2026-001      | 2026-01-06 | 2026-12-31 |
      | MOFCOM-GACC-2025-018 | 2026-11-11 | 2027-01-10 |
      | MOFCOM-GACC-2025-057 | 2025-11-07 | 2026-11-10 |

  Scenario Outline: The settlement reaches as far as it says, and no further
    Given counsel has found that the pause runs until 2027-01-10
    And a shipment from China to "Rhein Energie GmbH" in DE for "household air conditioners"
    And the goods are "lithium ion cells, energy density 320 Wh/kg", customs code 85076000, declared not controlled
    And the date is <day>
    When it is screened with the overlay
    Then it is <outcome>
    And rule MOFCOM-GACC-2025-058/license is <truth>

    Examples:
      | day        | outcome              | truth   |
      | 2026-11-10 | no_restriction_found | false   |
      | 2026-11-11 | no_restriction_found | false   |
      | 2027-01-10 | no_restriction_found | false   |
      | 2027-01-11 | review               | unknown |

  Scenario Outline: Counsel has found that the pause is over: the announcements bind, paused days stay paused
    Given counsel has found that the pause ran out on 2026-11-10
    And a shipment from China to "Rhein Energie GmbH" in DE for "household air conditioners"
    And the goods are "<description>", customs code <hs>, declared not controlled
    And the date is 2026-11-10
    When it is screened with the overlay
    Then rule <announcement>/license is false
    Given the date is 2026-11-11
    When it is screened with the overlay
    Then a licence is required
    And rule <announcement>/license applies
    And no law question is asked
    And a caution names "<announcement> taken as in force"

    Examples:
      | description                              | hs         | announcement         |
      | diamond micropowder, particle size 10 um | 71051020   | MOFCOM-GACC-2025-055 |
      | 氢碎炉                                   | 8514390090 | MOFCOM-GACC-2025-056 |
      | 氧化钬 99.99%                            | 2846901992 | MOFCOM-GACC-2025-057 |
      | 锂离子电芯 能量密度320Wh/kg              | 85076000   | MOFCOM-GACC-2025-058 |

  Scenario: Counsel has found that the pause is over: persons abroad need a licence again
    Given counsel has found that the pause ran out on 2026-11-10
    And a shipment from TH abroad to "Hai Phong Motor Co." in VN for "motors of household air conditioners"
    And the invoice says "dysprosium metal"
    And the date is 2026-11-23
    When it is screened with the overlay
    Then a licence is required
    And rule MOFCOM-2025-061/1-3-chinese-origin applies
    And the duty compliance-notice is named

  Scenario: Counsel has found that the pause is over: half of the shares counts for the listed Japanese parties
    Given counsel has found that the pause ran out on 2026-11-10
    And a shipment from TH abroad to "TDK Corporation" in JP for "motors of household air conditioners"
    And the invoice says "dysprosium metal"
    And the date is 2026-11-23
    When it is screened with the overlay
    Then a licence is required
    And rule MOFCOM-2025-061/2-refused-recipients applies
    And the policy is denial_presumed

  Scenario: Counsel has found that the pause is over: the ban on Japan reaches the goods that are listed again
    Given a shipment from China to "Mikawa Auto K.K." in JP for "次期戦闘機用部品"
    And the goods are "氧化钬 99.99%", customs code 2846901992, declared not controlled
    And the date is 2026-11-23
    When the shipment is screened
    Then it is for review
    Given counsel has found that the pause ran out on 2026-11-10
    When it is screened with the overlay
    Then it is prohibited as military_use

  Scenario: What counsel did not settle stays in dispute
    Given counsel has found that the pause runs until 2027-01-10
    And a shipment from China to "High Point Aerotechnologies" in US for "LED lighting"
    And the goods are "germanium ingot", customs code 8112921010, declared controlled
    And the date is 2026-11-23
    When it is screened with the overlay
    Then it is for review
    And the law question MOFCOM-2025-021 is asked

  Scenario: A settlement without a source is refused
    Given counsel has found that the pause runs until 2027-01-10
    And counsel gives no source for it
    When the overlay is loaded
    Then it is refused with "sources: Field required"

  # House rules

  Scenario: A house rule makes a decision stricter, and the decision says whose rule it is
    Given a shipment from China to "Mikawa Auto K.K." in JP for "traction motors of passenger cars"
    And the goods are "dysprosium oxide 99.9%", customs code 2846901500, declared controlled
    And by a house rule rare earths for Japan go to a person from 2026-03-01 on
    And the date is 2026-05-20
    When the shipment is screened
    Then a licence is required
    When it is screened with the overlay
    Then it is for review
    And rule HOUSE-1/japan applies
    And what is established is license_required
    And the reason rests on HOUSE-1, rule 1
    And the decision names the overlay "Mikawa 3"
    And a caution names "its rules can only make decisions stricter"

  Scenario Outline: The house rule binds where and when it says
    Given a shipment from China to "<name>" in <country> for "traction motors of passenger cars"
    And the goods are "<description>", customs code <hs>, declared controlled
    And by a house rule rare earths for Japan go to a person from 2026-03-01 on
    And the date is <day>
    When it is screened with the overlay
    Then a licence is required
    And rule HOUSE-1/japan is false

    Examples:
      | name             | country | description      | hs         | day        |
      | Mikawa Auto K.K. | JP      | dysprosium oxide | 2846901500 | 2026-02-28 |
      | Rheinmotor GmbH  | DE      | dysprosium oxide | 2846901500 | 2026-05-20 |
      | Mikawa Auto K.K. | JP      | gallium metal    | 8112929010 | 2026-05-20 |

  Scenario: A house rule lifts no ban
    Given a shipment from China to "三菱造船株式会社" in JP for "traction motors of passenger cars"
    And the goods are "dysprosium oxide 99.9%", customs code 2846901500, declared controlled
    And by a house rule rare earths for Japan go to a person from 2026-03-01 on
    And the date is 2026-05-20
    When it is screened with the overlay
    Then it is prohibited

  Scenario: Without an overlay none is named
    Given a shipment from China to "Rheinmotor GmbH" in DE for "household air conditioners"
    And the invoice says "dysprosium oxide"
    When the shipment is screened
    Then a licence is required
    And no caution names "overlay"

  # Nothing milder in silence

  Scenario: An overlay that makes law milder and does not say so is refused, with every fault
    Given the overlay sets rule MOFCOM-2026-001/1b-military-use aside
    And the overlay sets rule MOFCOM-2026-001/9-nothing aside
    And a house rule ends MOFCOM-2026-011 from 2026-03-01 on
    When the overlay is loaded
    Then it is refused with "the overlay sets a rule aside"
    And it is refused with "the overlay ends MOFCOM-2026-011"
    And it is refused with "relaxes: true"
    And it is refused with "there is no rule MOFCOM-2026-001/9-nothing"

  Scenario: An overlay that says so may set a rule aside, and every decision says what and why
    Given a shipment from China to "Mikawa Auto K.K." in JP for "導弾 missile seekers"
    And the goods are "dysprosium oxide 99.9%", customs code 2846901500, declared controlled
    And the date is 2026-05-20
    When the shipment is screened
    Then it is prohibited as military_use
    Given the overlay sets rule MOFCOM-2026-001/1b-military-use aside
    And the overlay says that it may make decisions milder
    When it is screened with the overlay
    Then it is for review
    And a caution names "it may make decisions milder"
    And a caution names "rule MOFCOM-2026-001/1b-military-use set aside (read too widely)"
    And no caution names "its rules can only make decisions stricter"

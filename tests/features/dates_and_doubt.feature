Feature: The law of the day, and doubt about the law
  A shipment is judged by the law of its day. Where it is disputed whether an instrument is in force, a person decides.

  Background:
    Given magnets with dysprosium are exported from China to Mikawa Auto in Japan
    And they are used for "traction motors of passenger cars"

  Scenario Outline: The Japan announcement binds from 2026-01-06
    Given they are used for "次期戦闘機用部品"
    And the date is <day>
    When the shipment is screened
    Then it is <outcome>

    Examples:
      | day        | outcome          |
      | 2026-01-05 | license_required |
      | 2026-01-06 | prohibited       |
      | 2026-11-23 | prohibited       |

  Scenario Outline: Rare earths of the first announcement need a licence from 2025-04-04 and ever since
    Given the goods are "氧化镝 99.9%", customs code 2846901500, declared controlled
    And the date is <day>
    When the shipment is screened
    Then rule MOFCOM-GACC-2025-018/license is <truth>

    Examples:
      | day        | truth |
      | 2025-04-03 | false |
      | 2025-04-04 | true  |
      | 2025-11-08 | true  |
      | 2026-11-23 | true  |

  Scenario Outline: Holmium and its fellows: paused, then disputed
    Given the goods are "氧化钬 99.99%", customs code 2846901992, declared not controlled
    And the date is <day>
    When the shipment is screened
    Then it is <outcome>
    And rule MOFCOM-GACC-2025-057/license is <truth>

    Examples:
      | day        | outcome              | truth   |
      | 2025-11-06 | review               | false   |
      | 2025-11-08 | review               | false   |
      | 2026-11-10 | license_required     | false   |
      | 2026-11-11 | license_required     | unknown |
      | 2026-11-23 | license_required     | unknown |

  Scenario: Doubt about the law becomes a question for counsel
    Given the goods are "氧化钬 99.99%", customs code 2846901992, declared not controlled
    And the date is 2026-11-23
    When the shipment is screened
    Then the law question MOFCOM-GACC-2025-057 is asked
    And the decision warns that the rulebook knows the law up to 2026-10-09

  Scenario Outline: Supplies from abroad under the announcement on foreign rare earths
    Given 500 kg of dysprosium metal of Chinese origin go from Thailand to Viet Nam
    And the date is <day>
    When the shipment is screened
    Then rule MOFCOM-2025-061/1-3-chinese-origin is <truth>

    Examples:
      | day        | truth   |
      | 2025-10-08 | false   |
      | 2025-10-09 | true    |
      | 2025-11-06 | true    |
      | 2025-11-07 | false   |
      | 2026-11-10 | false   |
      | 2026-11-11 | unknown |

  Scenario: A day given on the command line wins over the shipment's own
    Given they are used for "次期戦闘機用部品"
    And the date is 2026-03-01
    When the shipment is screened as of 2025-12-31
    Then a licence is required

  Scenario: A date that cannot be read leaves the law open
    Given the date is written "2026-02-30"
    When the shipment is screened
    Then it is for review
    And the question date is asked
    And the field date is reported as not understood

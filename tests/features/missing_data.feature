Feature: What is missing is unknown, never "no"

  Background:
    Given magnets with dysprosium are exported from China to Mikawa Auto in Japan
    And they are used for "traction motors of passenger cars"
    And the date is 2026-05-20

  Scenario Outline: Without a fact the ban turns on, a person decides
    Given <field> is not given
    When the shipment is screened
    Then it is for review
    And what is established is license_required
    And what is possible is prohibited
    And the question <question> is asked

    Examples:
      | field     | question  |
      | end_use   | end_use   |
      | end_user  | end_user  |
      | consignee | consignee |

  Scenario: Placeholders say nothing
    Given consignee is "Minato Boeki Trading K.K." and no end user is named
    And the end user is "TBD" in "JP"
    When the shipment is screened
    Then it is for review
    And the question end_user is asked

  Scenario: Magnets without an assay may hold dysprosium
    Given the goods are "烧结钕铁硼磁体 45SH", customs code 8505111000, declared not controlled
    When the shipment is screened
    Then it is for review
    And the question composition is asked
    And the control entry 1C905.a.4 is unknown

  Scenario Outline: A description that says nothing is unknown
    Given the goods are "<description>" and nothing else is said of them
    When the shipment is screened
    Then it is for review
    And the question description is asked

    Examples:
      | description |
      | parts       |
      | 零件        |
      | 部品一式    |

  Scenario: An empty record is decided too
    Given a record with nothing but an id
    When the shipment is screened
    Then it is for review
    And the questions departure and end_user are asked

  Scenario: A value that cannot be understood is reported and unknown
    Given the destination is "Atlantis"
    When the shipment is screened
    Then the field destination is reported as not understood
    And it is a decision all the same

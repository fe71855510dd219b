Feature: Who stands behind a receiver
  Announcement 61 of 2025 treats what a listed party holds to 50 % or more like the listed party itself. Chains of
  owners stand in the record or in a file; two readings of a chain are worked out, and only where both agree is it sure.

  Background:
    Given a shipment from TH abroad to "Hai Phong Motor Co., Ltd." in VN for "motors of household air conditioners"
    And they originate in CN
    And the goods are "dysprosium metal", customs code 2805301200, declared controlled
    And nothing is known of the owners of the receiver

  Scenario Outline: A chain of holdings
    Given the file of owners says
      | owner                | owned                     | share   |
      | General Dynamics     | Haiphong Holding Ltd.     | <upper> |
      | Nguyen Van An        | Haiphong Holding Ltd.     | <other> |
      | Haiphong Holding Ltd.| Hai Phong Motor Co., Ltd. | <lower> |
      | Tran Thi Binh        | Hai Phong Motor Co., Ltd. | <rest>  |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is <truth>
    And the decision names the file of owners and its digest

    Examples: half by both readings, by control alone, by none
      | upper | other | lower | rest | truth   |
      | 80    | 20    | 70    | 30   | true    |
      | 50    | 50    | 100   | 0    | true    |
      | 60    | 40    | 70    | 30   | unknown |
      | 49    | 51    | 100   | 0    | false   |
      | 60    | 40    | 40    | 60   | false   |

  Scenario: The chain is the evidence, with the row of every step
    Given the file of owners says
      | owner                 | owned                     | share |
      | General Dynamics      | Haiphong Holding Ltd.     | 60    |
      | Haiphong Holding Ltd. | Hai Phong Motor Co., Ltd. | 90    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients applies
    And the chain "General Dynamics → 60 % [owners.csv row 2] → Haiphong Holding Ltd. → 90 % [owners.csv row 3] → Hai Phong Motor Co., Ltd. = 54 %" is told

  Scenario: The record and the file are read together
    Given the record says that "Haiphong Holding Ltd." holds 100 % of the receiver
    And the file of owners says
      | owner            | owned                 | share |
      | General Dynamics | Haiphong Holding Ltd. | 75    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients applies
    And the chain "General Dynamics → 75 % [owners.csv row 2] → Haiphong Holding Ltd. → 100 % [consignee.owners[0]] → Hai Phong Motor Co., Ltd. = 75 %" is told

  Scenario: Companies that hold each other do not hide the owner
    Given the file of owners says
      | owner                     | owned                     | share |
      | General Dynamics          | Hai Phong Motor Co., Ltd. | 48    |
      | Nguyen Van An             | Hai Phong Motor Co., Ltd. | 42    |
      | Haiphong Holding Ltd.     | Hai Phong Motor Co., Ltd. | 10    |
      | Hai Phong Motor Co., Ltd. | Haiphong Holding Ltd.     | 90    |
      | Nguyen Van An             | Haiphong Holding Ltd.     | 10    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients applies

  Scenario: A missing share is what is left of the whole
    Given the file of owners says
      | owner            | owned                     | share |
      | General Dynamics | Hai Phong Motor Co., Ltd. |       |
      | Nguyen Van An    | Hai Phong Motor Co., Ltd. | 45    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is unknown
    And the question owners is asked
    And the question owners names "General Dynamics → ? % → Hai Phong Motor Co., Ltd."

  Scenario: Where too little is left, a missing share does not matter
    Given the file of owners says
      | owner            | owned                     | share |
      | General Dynamics | Hai Phong Motor Co., Ltd. |       |
      | Nguyen Van An    | Hai Phong Motor Co., Ltd. | 55    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is false

  Scenario: Two listed owners reach half only together
    Given the file of owners says
      | owner                  | owned                     | share |
      | General Dynamics       | Hai Phong Motor Co., Ltd. | 30    |
      | 三菱造船株式会社       | Hai Phong Motor Co., Ltd. | 30    |
      | Nguyen Van An          | Hai Phong Motor Co., Ltd. | 40    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is unknown

  Scenario: A holding company whose owners nobody tells is a question
    Given the record says that "Haiphong Holding Ltd." holds 100 % of the receiver
    And the file of owners says
      | owner            | owned          | share |
      | General Dynamics | Other Co. Ltd. | 100   |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is unknown
    And the question owners names "? → Haiphong Holding Ltd."

  Scenario Outline: The holdings of the day count
    Given the file of owners says
      | owner            | owned                     | share | date       |
      | General Dynamics | Hai Phong Motor Co., Ltd. | 60    | 2024-01-01 |
      | Nguyen Van An    | Hai Phong Motor Co., Ltd. | 40    | 2024-01-01 |
      | General Dynamics | Hai Phong Motor Co., Ltd. | 10    | 2025-10-15 |
      | Nguyen Van An    | Hai Phong Motor Co., Ltd. | 90    | 2025-10-15 |
    When it leaves on <day> and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is <truth>

    Examples:
      | day        | truth |
      | 2025-10-14 | true  |
      | 2025-10-15 | false |

  Scenario: Shares that cannot be are told, and count as not known
    Given the file of owners says
      | owner                     | owned                     | share |
      | General Dynamics          | Hai Phong Motor Co., Ltd. | 80    |
      | Nguyen Van An             | Hai Phong Motor Co., Ltd. | 70    |
      | Hai Phong Motor Co., Ltd. | Hai Phong Motor Co., Ltd. | 5     |
      | Tran Thi Binh             | Hai Phong Motor Co., Ltd. | -3    |
    When it leaves on 2025-10-20 and is screened with that file
    Then rule MOFCOM-2025-061/2-refused-recipients is unknown
    And a problem at "owners.csv row 2" says "come to 150 % together"
    And a problem at "owners.csv row 4" says "cannot own itself"
    And a problem at "owners.csv row 5, column C" says "lies between 0 and 100"

  Scenario: A file without the column of shares is refused
    Given the file of owners is headed "owner,owned,remark"
    When that file is read
    Then it is refused with "owners.csv has no column for share"

  Scenario: Under the other lists a listed owner is a caution, not a listing
    Given magnets with dysprosium are exported from China to Mikawa Auto in Japan
    And they are used for "traction motors of passenger cars"
    And the file of owners says
      | owner                          | owned               | share |
      | 株式会社IHIジェットサービス    | Mikawa Holding K.K. | 100   |
      | Mikawa Holding K.K.            | Mikawa Auto K.K.    | 100   |
    When it leaves on 2026-05-20 and is screened with that file
    Then it is for review
    And no control-list rule applies
    And the chain "株式会社IHIジェットサービス → 100 % [owners.csv row 2] → Mikawa Holding K.K. → 100 % [owners.csv row 3] → Mikawa Auto K.K. = 100 %" is told

  Scenario: The sole owner of the exporter may stand further up
    Given a shipment from China to "Mikawa Auto K.K." in JP for "traction motors of passenger cars"
    And the goods are "dysprosium metal", customs code 2805301200, declared controlled
    And nothing is known of the owners of the exporter
    And the file of owners says
      | owner                    | owned                             | share |
      | 三菱造船株式会社         | Mikawa China Holding Ltd.         | 100   |
      | Mikawa China Holding Ltd.| Ningbo Dongqian Magnetics Co., Ltd. | 100 |
    When it leaves on 2026-08-05 and is screened with that file
    Then rule STATE-COUNCIL-792/20-exporter-owned-by-listed-party applies

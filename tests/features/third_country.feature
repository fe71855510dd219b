Feature: Goods of Chinese origin passed on from other countries
  Organisations and persons of any country answer for passing Chinese dual-use items on to Japan against the ban.

  Background:
    Given gallium metal of Chinese origin is sent from Singapore to Shonan Radar Works in Japan
    And the date is 2026-05-25

  Scenario: A distributor in Singapore supplies a radar maker under a defence contract
    Given they are used for "GaN T/R modules for airborne AESA radar, contract with ATLA"
    When the shipment is screened
    Then it is prohibited as military_use
    And the reason rests on MOFCOM-2026-001, para. 2

  Scenario: A control-listed party may be supplied from nowhere
    Given consignee and end user are "IHI Aerospace Co., Ltd."
    And they are used for "LED lighting"
    When the shipment is screened
    Then it is prohibited
    And rule MOFCOM-2026-011/third-country applies

  Scenario: Civil resale needs the consent the end user's undertaking asks for
    Given they are used for "LED lighting for household use"
    When the shipment is screened
    Then a licence is required
    And rule NPC-ECL-2020/16-transfer applies

  Scenario: Gallium of another origin is outside
    Given the origin is "DE"
    And they are used for "GaN T/R modules for airborne AESA radar, contract with ATLA"
    When the shipment is screened
    Then no limb of the Japan announcement is met

  Scenario: Without the origin nothing can be said
    Given the origin is not known
    And they are used for "GaN T/R modules for airborne AESA radar, contract with ATLA"
    When the shipment is screened
    Then it is for review
    And the question origin is asked

  Scenario: Delivery to a Japanese buyer through a hub counts as to Japan
    Given the destination is "TH"
    And the end user is "Shonan Radar Works K.K." in "JP"
    And they are used for "軍用レーダー"
    When the shipment is screened
    Then it is prohibited as military_use

"""Every rule by its code, and where it stands. S10 (the tier) is worked out in `s_tier`."""

from __future__ import annotations

from parking_share.eligibility import (
    d_dwelling,
    d_person,
    d_vehicle,
    e_applicant,
    e_home,
    e_owner,
    e_vehicle,
    f_identity,
    f_papers,
    f_vehicle,
    s_lists,
    s_papers,
    s_weight,
)
from parking_share.eligibility.rule import ListRule, Rule, SharedRule

ROW_RULES: tuple[Rule, ...] = (
    f_identity.name_present,  # F01
    f_identity.id_present,  # F02
    f_identity.id_not_a_number,  # F03
    f_identity.id_has_18_characters,  # F04
    f_identity.id_check_digit,  # F05
    f_identity.id_birth_date,  # F06
    f_identity.id_second_generation,  # F07
    f_identity.id_of_a_resident,  # F08
    f_identity.id_of_a_known_county,  # F09
    f_papers.phone_form,  # F10
    f_vehicle.plate_form,  # F11
    f_vehicle.plate_without_i_and_o,  # F12
    f_vehicle.plate_has_lost_no_digit,  # F13
    f_vehicle.vin_form,  # F14
    f_papers.deed_number_form,  # F15
    f_papers.no_placeholder,  # F16
    f_identity.name_readable,  # F17
    e_home.hukou_in_community,  # E01
    e_home.hukou_can_be_placed,  # E02
    e_home.hukou_of_a_household,  # E03
    e_home.property_in_community,  # E04
    e_home.property_is_a_dwelling,  # E05
    e_owner.applicant_owns_the_home,  # E06
    e_owner.applicant_is_sole_owner,  # E07
    e_owner.applicant_owns_the_vehicle,  # E08
    e_owner.relation_is_proved,  # E09
    e_owner.vehicle_is_private,  # E10
    e_owner.name_is_spelled_alike,  # E11
    e_vehicle.vehicle_is_a_small_car,  # E12
    e_vehicle.vehicle_is_not_for_hire,  # E13
    e_vehicle.inspection_in_force,  # E14
    e_vehicle.insurance_in_force,  # E15
    e_vehicle.vehicle_has_its_plate,  # E16
    e_vehicle.vehicle_fits,  # E17
    e_applicant.household_has_no_space,  # E18
    e_applicant.applicant_is_of_age,  # E19
    e_applicant.committee_endorses,  # E20
    s_papers.submitted_in_time,  # S05
    s_papers.documents_verified,  # S06
    s_papers.notice_signed,  # S07
    s_papers.not_withdrawn,  # S09
)
SHARED_RULES: tuple[SharedRule, ...] = (
    d_person.submitted_once,  # D01
    d_person.submitted_alike,  # D02
    d_vehicle.one_applicant_a_vehicle,  # D03
    d_dwelling.one_applicant_a_dwelling,  # D04
    d_dwelling.one_applicant_a_hukou_book,  # D05
    d_dwelling.no_dwelling_in_doubt,  # D06
    d_person.namesakes,  # D07
    d_person.ids_of_namesakes_differ,  # D08
    d_person.phone_of_one_household,  # D09
)
LIST_RULES: tuple[ListRule, ...] = (
    s_lists.household_holds_no_space,  # S01
    s_lists.not_barred,  # S02
    s_lists.nothing_unpaid,  # S03
    s_lists.did_not_win_last_term,  # S04
    s_lists.no_link_to_the_office,  # S08
    s_weight.lost_before,  # S11
)

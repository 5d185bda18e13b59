"""What a newer file says of somebody, beside an older one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.people import FieldChange, compare_records, file_shape
from enishi.sources import FieldKind, FieldValue, Origin, PersonRecord

KINDS = st.sampled_from(
    [FieldKind.DEPARTMENT, FieldKind.TITLE, FieldKind.CITY, FieldKind.PHONE, FieldKind.LABEL]
)
FIELDS = st.lists(st.tuples(KINDS, st.sampled_from("abc")), max_size=6)


def a_record(*fields):
    return PersonRecord(
        key="mail:x@example.com",
        origin=Origin(file="a.csv", row=1),
        fields=tuple(FieldValue(kind=kind, value=value, origin=kind) for kind, value in fields),
    )


def test_a_new_company_and_a_mail_that_is_gone_are_told():
    before = a_record((FieldKind.ORGANISATION, "Atelier Nord"), (FieldKind.MAIL, "a@example.com"))
    after = a_record((FieldKind.ORGANISATION, "Halle 9"))
    assert compare_records([before], [after], is_same_source=True) == (
        FieldChange(kind=FieldKind.MAIL, old=("a@example.com",)),
        FieldChange(kind=FieldKind.ORGANISATION, old=("Atelier Nord",), new=("Halle 9",)),
    )


def test_what_another_kind_of_file_never_held_is_not_gone():
    before = a_record((FieldKind.PHONE, "+81 6 0000 0000"), (FieldKind.TITLE, "Editor"))
    after = a_record((FieldKind.TITLE, "Head of growth"))
    assert compare_records([before], [after], is_same_source=False) == (
        FieldChange(kind=FieldKind.TITLE, old=("Editor",), new=("Head of growth",)),
    )


def test_a_name_in_parts_is_no_other_name_than_in_one_piece():
    whole = a_record((FieldKind.NAME, "Noor Haddad"))
    parts = a_record((FieldKind.GIVEN_NAME, "Noor"), (FieldKind.FAMILY_NAME, "Haddad"))
    assert compare_records([whole], [parts], is_same_source=False) == ()
    other = a_record((FieldKind.GIVEN_NAME, "Nour"), (FieldKind.FAMILY_NAME, "Haddad"))
    assert compare_records([whole], [other], is_same_source=False)


@given(FIELDS, FIELDS)
def test_turning_the_files_round_turns_every_change_round(first, second):
    one, other = [a_record(*first)], [a_record(*second)]
    there = compare_records(one, other, is_same_source=True)
    back = compare_records(other, one, is_same_source=True)
    assert {(c.kind, c.old, c.new) for c in there} == {(c.kind, c.new, c.old) for c in back}


@given(FIELDS)
def test_the_same_file_changes_nothing(fields):
    assert compare_records([a_record(*fields)], [a_record(*fields)], is_same_source=True) == ()


@given(FIELDS, FIELDS)
def test_old_values_without_the_gone_and_with_the_new_are_the_new_values(first, second):
    for kind in {kind for kind, _ in (*first, *second)}:
        old, new = ({v for k, v in fields if k is kind} for fields in (first, second))
        changes = compare_records([a_record(*first)], [a_record(*second)], is_same_source=True)
        gone = {value for one in changes if one.kind is kind for value in one.old}
        come = {value for one in changes if one.kind is kind for value in one.new}
        assert (old - gone) | come == new


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("contacts-2024-04.vcf", "contacts-2024-09.vcf"),
        ("Basic_Export_11-20-2026.zip/Connections.csv", "Connections (2).csv"),
        ("連絡先2024年.csv", "連絡先2025年.csv"),
        ("book.csv", "book copy.csv"),
    ],
)
def test_exports_of_one_program_have_one_shape(one, other):
    assert file_shape(one) == file_shape(other)


@pytest.mark.parametrize(
    ("one", "other"), [("contacts.csv", "contacts.vcf"), ("Connections.csv", "Invitations.csv")]
)
def test_other_files_have_another_shape(one, other):
    assert file_shape(one) != file_shape(other)

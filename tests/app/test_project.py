"""Django itself finds nothing wrong, and no change of a table lacks its migration."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_django_finds_nothing_wrong():
    call_command("check", fail_level="WARNING")


def test_every_change_of_a_table_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

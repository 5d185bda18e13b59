"""What can be done can be done everywhere: on a page and on the command line, or for a reason."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.files import ROOT

APP = ROOT / "src" / "enishi_app"
# Why an action stands on one side only.
ONLY_IN_THE_SHELL = {
    "begin_import": "the jobs call it for both faces",
    "import_path": "the jobs call it for both faces",
    "read_import": "the jobs call it for both faces",
    "resume_import": "the jobs call it for both faces",
    "stop_waiting": "the jobs call it for the pages",
    "mark_interrupted": "the jobs call it when a server starts",
    "forget_waiting": "the jobs call it when a server starts",
    "reading": "every action begins with it",
    "writing": "every action begins with it",
    "issue_pass": "serving prints the link it makes",
    "load_sample": "the demo sets itself up with it",
    "view_demo": "the demo prints what it returns",
    "stop_the_clock": "the sample stands still with it",
    "examine": "`enishi doctor` belongs to the site",
    "rebuild_derived": "`enishi doctor` belongs to the site",
    "count_metrics": "both faces ask for whole figures and criteria",
    "read_whole_journal": "reports and figures read it",
    "find_duplicates_of_changed": "every import ends with it",
    "list_newest": "find_records gives its pages to the web",
    "list_follow_ups": "Today and next steps show them with what they are for",
}
NOT_ON_A_PAGE = {
    "remove": "what cannot be undone by a button is typed",
    "show_assumptions": "figures that few will touch are typed",
    "set_assumption": "figures that few will touch are typed",
    "show_tie": "a person's page shows the band; its parts stand in `enishi people tie`",
    "withdraw": "pages take back an entry with what says nothing without it",
    "entries_with_id": "addresses hold whole ids",
    "people_with_id": "addresses hold whole ids",
    "person_now": "an old address leads on to the person by itself",
}
NOT_ON_THE_COMMAND_LINE = {
    "rule_of": "`enishi people tie` and `enishi reach` judge with it",
    "save": "`enishi experiment apply` begins an experiment",
    "keep_draft": "`enishi experiment apply` keeps a draft",
    "change_purpose": "`enishi experiment apply` writes a purpose",
    "mapping_used_for": "`--map` says it each time, as scripts need",
    "is_kept": "a command is not pressed twice",
    "show_past": "the history stands on the page of an entry",
    "take_back_step": "`enishi records undo` takes the whole ask back",
    "list_entries_naming": "`enishi people show` reads them with the person",
    "next_steps_of": "`enishi today` lists them",
    "number_of_people": "`enishi people list` counts them",
    "what_waits": "`enishi inbox list` and `enishi same find` count them",
    "why_the_same": "`enishi same find` says it",
    "unsay_about": "a value is taken out where it is seen with its source",
    "find_named": "the command line asks for more words instead of choosing",
    "suggest_named": "nothing is suggested while a command is typed",
    "name_nodes": "the command line names people by themselves",
    "add_named": "`--new` adds a person",
    "own_channels": "any word is a channel there",
    "find_records": "`enishi records list` lists one kind",
    "withdraw_whole": "`enishi records undo` takes one entry back",
    "take_back_last": "`enishi records undo` takes one entry back",
    "write_report": "it renders what it writes at once",
    "people_behind": "`--json` gives the records",
    "mark_tended": "`enishi asks record` and `record follow-up --done` say it",
    "mark_untended": "an undo of the page",
    "keep_upload": "a path is given instead",
    "find_upload": "a path is given instead",
    "drop_upload": "a path is given instead",
    "fixed_day": "`enishi today` prints it",
    "choose_look": "a terminal has its own",
}


def actions() -> Iterator[str]:
    """Yield the name of everything that somebody can have done."""
    for path in sorted((APP / "actions").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and _is_action(node):
                yield node.name


def _is_action(node: ast.FunctionDef) -> bool:
    asks = any(given.arg == "actor" for given in node.args.args)
    return asks and not node.name.startswith("_")


def called_by(face: str) -> set[str]:
    """Return what the files of a face import of the actions and the jobs."""
    return {
        alias.name
        for path in (APP / face).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith(("enishi_app.actions", "enishi_app.jobs"))
        for alias in node.names
    }


@pytest.mark.parametrize(
    ("face", "reasons"), [("web", NOT_ON_A_PAGE), ("cli", NOT_ON_THE_COMMAND_LINE)]
)
def test_every_action_is_offered_or_has_its_reason(face, reasons):
    missing = set(actions()) - called_by(face)
    assert sorted(missing - set(ONLY_IN_THE_SHELL)) == sorted(reasons)


def test_no_reason_outlives_what_it_is_for():
    everywhere = called_by("web") | called_by("cli")
    assert set(ONLY_IN_THE_SHELL) <= set(actions())
    assert not set(ONLY_IN_THE_SHELL) & everywhere

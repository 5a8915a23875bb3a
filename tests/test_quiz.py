"""netlib.quiz: a question, its answers, and nothing of what is right before one has chosen."""

import ast
import json
import tomllib

import pytest

from netlib import predict, quiz
from netlib.environment import ROOT
from netlib.errors import WrongArgument
from netlib.quiz import Question, Verdict

FILES = sorted(quiz.HERE.glob("*.toml"))
NAME = "05-connect-without-accept"
MOST = 10  # questions in one notebook


def widget_of(question, monkeypatch):
    """The widget that a notebook would show."""
    made = []
    plain = quiz.new_widget
    monkeypatch.setattr(quiz, "new_widget", lambda *a, **k: made.append(plain(*a, **k)) or made[-1])
    question._repr_mimebundle_()
    return made[-1]


@pytest.fixture
def noted(monkeypatch):
    """What would be kept in the student's progress."""
    found = []
    monkeypatch.setattr(quiz, "note_prediction", lambda *facts: found.append(facts))
    monkeypatch.setattr(quiz, "_told", {})
    return found


def test_as_text_it_is_a_numbered_list():
    lines = repr(Question("05-a", "Who waits?", ["A server.", "A client."], 1, "Since."))
    assert lines.splitlines() == [
        "Who waits?",
        "  1. A server.",
        "  2. A client.",
        'Without buttons: netlib.predict("05-a").choose(NUMBER)',
    ]


def test_long_text_is_broken_for_a_narrow_page():
    question = Question("05-a", "many words " * 30, ["other words " * 30, "b"], 1, "")
    assert max(map(len, repr(question).splitlines())) <= quiz.COLUMNS


def test_choosing_tells_what_is_right_and_why(noted):
    question = Question("05-a", "Who waits?", ["A server.", "A client."], 1, "It is called.")
    assert repr(question.choose(1)) == "✓ As you said. It is called."
    assert repr(question.choose(2)) == "✗ Not so: it is answer 1. It is called."
    assert noted == [("05-a", True), ("05-a", False)]


@pytest.mark.parametrize("answer", [0, 3, -1, "1", 1.0, True, None])
def test_an_answer_that_is_not_there_is_an_error(noted, answer):
    with pytest.raises(WrongArgument, match="1 to 2"):
        Question("05-a", "?", ["a", "b"], 1, "").choose(answer)
    assert noted == []


@pytest.mark.parametrize("name", ["05-no-such", "99-a", "", "05", "../quiz/05-who-receives", "-"])
def test_an_unknown_question_is_an_error(name):
    with pytest.raises(WrongArgument, match="no question of that name"):
        predict(name)


def test_the_page_has_the_question_and_not_what_is_right(monkeypatch, noted):
    question = predict(NAME)
    state = widget_of(question, monkeypatch).get_state()
    assert state["asked"] == {"question": question.asked, "answers": question.answers}
    assert state["told"] == {}
    everything = json.dumps(state) + json.dumps(question._repr_mimebundle_())
    assert question._why not in everything
    assert noted == []


def test_a_choice_on_the_page_is_told_and_the_first_one_counts(monkeypatch, noted):
    question = predict(NAME)
    widget = widget_of(question, monkeypatch)
    for chosen in (1, 2):
        widget._handle_custom_msg({"chosen": chosen}, [])
    assert widget.told == {"chosen": 1, "right": 2, "why": question._why}
    assert noted == [(NAME, False)]


def test_what_was_chosen_stays_when_the_cell_is_run_again(monkeypatch, noted):
    widget_of(predict(NAME), monkeypatch)._handle_custom_msg({"chosen": 1}, [])
    again = widget_of(predict(NAME), monkeypatch)
    again._handle_custom_msg({"chosen": 2}, [])
    assert again.told["chosen"] == 1
    assert noted == [(NAME, False)]


def test_its_text_is_the_same_on_every_run():
    bundles = [predict(NAME)._repr_mimebundle_()[0] for _ in range(2)]
    assert bundles[0]["text/plain"] == bundles[1]["text/plain"] == repr(predict(NAME))


# The questions


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_question_is_complete(file):
    questions = tomllib.loads(file.read_text(encoding="utf-8"))
    assert 1 <= len(questions) <= MOST
    for name, question in questions.items():
        assert question.keys() == {"question", "answers", "right", "why"}, name
        assert 2 <= len(question["answers"]) <= 4, name
        assert len(set(question["answers"])) == len(question["answers"]), name
        assert 1 <= question["right"] <= len(question["answers"]), name
        words = [question["question"], question["why"], *question["answers"]]
        assert all(each and each.count("`") % 2 == 0 for each in words), name


def asked_in(notebook: dict) -> list[str]:
    """The names of the questions that its cells ask."""
    sources = ["".join(each["source"]) for each in notebook["cells"] if each["cell_type"] == "code"]
    calls = [
        node
        for source in sources
        if "predict(" in source
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("predict")
    ]
    return [ast.literal_eval(call.args[0]) for call in calls]


def test_each_question_is_asked_once_in_the_notebook_of_its_number():
    asked = {
        path.name[:2]: asked_in(json.loads(path.read_text(encoding="utf-8")))
        for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    written = {
        file.stem: [
            f"{file.stem}-{name}" for name in tomllib.loads(file.read_text(encoding="utf-8"))
        ]
        for file in FILES
    }
    assert {number: names for number, names in asked.items() if names} == written


def test_a_question_asked_in_a_notebook_is_seen():
    cell = {"cell_type": "code", "source": ["x = 1\n", 'netlib.predict("05-a")']}
    assert asked_in({"cells": [cell, {"cell_type": "markdown", "source": "predict('b')"}]}) == [
        "05-a"
    ]


def test_a_verdict_says_which_answer_is_right_only_if_it_was_another():
    assert "answer 2" in repr(Verdict(1, 2, ""))
    assert "answer" not in repr(Verdict(2, 2, ""))

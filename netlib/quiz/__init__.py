"""The prediction that is asked before a cell is run.

The questions are in the .toml files of this folder, one file for each notebook, so that an author
reads and writes them in one place. Their answers stay in Python until the student has chosen: they
are in no notebook, and in no page before.
"""

import textwrap
from pathlib import Path
from typing import Any, NamedTuple

from netlib.errors import WrongArgument
from netlib.progress import note_prediction
from netlib.widget import new_widget

HERE = Path(__file__).parent
COLUMNS = 80  # of the question as text

_told: dict[str, dict[str, Any]] = {}  # what was chosen on the page since this kernel began


class Verdict(NamedTuple):
    """What came of a choice. Answers are counted from 1."""

    chosen: int
    right: int
    why: str

    def __repr__(self) -> str:
        is_right = self.chosen == self.right
        words = "As you said." if is_right else f"Not so: it is answer {self.right}."
        return textwrap.fill(f"{'✓' if is_right else '✗'} {words} {self.why}", COLUMNS)


class Question:
    """One question with a few answers: a small form in the notebook, a list as text.

    A form that was filled in stays so when its cell is run again, which happens easily: a click
    into the form makes its cell the one that Shift + Enter runs.
    """

    def __init__(self, name: str, asked: str, answers: list[str], right: int, why: str) -> None:
        self.name, self.asked, self.answers = name, asked, answers
        self._right, self._why = right, why

    def choose(self, answer: int) -> Verdict:
        """Choose an answer by its number, counted from 1, and hear what is right.

        Raises WrongArgument for a number that no answer has.
        """
        if type(answer) is not int or not 1 <= answer <= len(self.answers):
            raise WrongArgument(
                f"choose({answer!r})",
                f"the answers have the numbers 1 to {len(self.answers)}",
                "Choose one of them",
            )
        note_prediction(self.name, answer == self._right)
        return Verdict(answer, self._right, self._why)

    def __repr__(self) -> str:
        lines = [textwrap.fill(self.asked, COLUMNS)]
        for number, answer in enumerate(self.answers, 1):
            lines.append(
                textwrap.fill(
                    answer, COLUMNS, initial_indent=f"  {number}. ", subsequent_indent="     "
                )
            )
        lines.append(f'Without buttons: netlib.predict("{self.name}").choose(NUMBER)')
        return "\n".join(lines)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        asked = {"question": self.asked, "answers": self.answers}
        widget = new_widget(HERE, repr(self), asked=asked, told=_told.get(self.name, {}))

        def hear(_: Any, message: Any, __: Any) -> None:
            if not widget.told:  # the first choice counts
                verdict = self.choose(message.get("chosen"))
                widget.told = _told[self.name] = verdict._asdict()

        widget.on_msg(hear)
        return widget._repr_mimebundle_(**options)


def predict(name: str) -> Question:
    """The question with this name, such as "05-connect-without-accept".

    Raises WrongArgument if there is none.
    """
    import tomllib  # here, since `import netlib` is quick

    notebook, _, short = name.partition("-")
    file = HERE / f"{notebook}.toml"
    questions = tomllib.loads(file.read_text(encoding="utf-8")) if file in HERE.iterdir() else {}
    if short not in questions:
        raise WrongArgument(
            f"predict({name!r})", "there is no question of that name", "Compare the spelling"
        )
    found = questions[short]
    return Question(name, found["question"], found["answers"], found["right"], found["why"])

"""netlib.widget: what the widgets of the page share."""

import pytest

from netlib.widget import _answer_beside_a_cell, new_widget


@pytest.fixture
def room(tmp_path):
    """A folder with the browser's side of a widget."""
    (tmp_path / "draw.js").write_text("export default {};")
    (tmp_path / "look.css").write_text(".mine {}")
    return tmp_path


def test_the_browser_gets_the_files_of_the_room_and_the_state(room):
    state = new_widget(room, "as text", picture="<svg>", hosts={}).get_state()
    assert (state["_esm"], state["_css"]) == ("export default {};", ".mine {}")
    assert (state["picture"], state["hosts"]) == ("<svg>", {})


def test_as_text_it_is_what_its_maker_says(room):
    widget = new_widget(room, "as text", picture="")
    assert repr(widget) == "as text"
    assert widget._repr_mimebundle_()[0]["text/plain"] == "as text"


def test_two_widgets_share_nothing(room):
    one, other = (new_widget(room, text, picture="") for text in "ab")
    one.picture = "<svg>"
    assert (other.picture, repr(one), repr(other)) == ("", "a", "b")


def test_a_widget_answers_beside_the_cell_where_the_kernel_would_hand_it_back():
    class Comm:
        def _reply_subshell_for(self, data, default):
            return "main"

    class Widget:
        comm = Comm()

    _answer_beside_a_cell(Widget())
    assert Widget.comm._reply_subshell_for({}, "subshell") == "subshell"

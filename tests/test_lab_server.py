"""What the lab's server does besides: nothing is held back, and a saved notebook has the words."""

import nbformat

from netlib.lab_server import STATES, VIEW, _before_saving, _prompt, keep_words


def notebook(words):
    """A notebook with a panel, a plain output, and a picture; the panel's widget says `words`."""
    cell = nbformat.v4.new_code_cell("panel = netlib.watch()")
    for data in ({VIEW: {"model_id": "1"}, "text/plain": "a panel"}, {"text/plain": "7"}):
        cell.outputs.append(nbformat.v4.new_output("display_data", data=data))
    cell.outputs.append(nbformat.v4.new_output("stream", text="printed"))
    widget = {"model_name": "AnyModel", "state": {"words": words}}
    states = {"state": {"1": widget}, "version_major": 2, "version_minor": 0}
    return nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {STATES: states}})


def texts(content):
    return [each.data["text/plain"] for each in content.cells[0].outputs if "data" in each]


def test_the_words_of_a_panel_are_the_text_of_its_output():
    content = notebook("server: listen(1)")
    _before_saving(model={"type": "notebook", "content": content}, path="a.ipynb")
    assert texts(content) == ["server: listen(1)", "7"]
    nbformat.validate(content)


def test_without_words_nothing_is_changed():
    for content in (notebook(""), nbformat.v4.new_notebook(cells=notebook("x").cells)):
        keep_words(content)
        assert texts(content) == ["a panel", "7"]
    _before_saving(model={"type": "file", "content": "text"}, path="a.txt")


def test_messages_to_the_page_are_not_held_back():
    told = []

    class Handler:
        def set_nodelay(self, value):
            told.append(value)

    class Plain:
        websocket_handler = Handler()

        def connect(self):
            return "connected"

    assert _prompt(Plain)().connect() == "connected"
    assert told == [True]

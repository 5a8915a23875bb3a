"""netlib.check of a function that was written in a notebook's cell: the report shows its lines."""

import os

import pytest

from netlib import check

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")

CELL = """\
def serve(listen_sock, student_id, name):
    connection, _ = listen_sock.accept()
    while command := connection.recv(1024):
        connection.sendall(command)
"""


def test_the_report_shows_the_line_where_the_program_stood(tmp_path):
    file = tmp_path / "cell.py"
    file.write_text(CELL)
    names = {"__name__": "__main__"}  # as in a notebook: it is carried over by its value
    exec(compile(CELL, file, "exec"), names)
    words = "Your program stood at line 3: while command := connection.recv(1024):"
    assert words in str(check("server", names["serve"]))

"""Servers in the background: they serve, they stop whatever they do, and nothing breaks them."""

import logging
import socket
import struct
import subprocess
import sys
import threading
import time

import pytest

from netlib import background_server, output, tracing
from netlib.background import BackgroundTask, run_in_background, running
from netlib.background_server import BackgroundServer
from netlib.errors import PortTaken, WaitedTooLong, WrongArgument
from netlib.protocol import Student, serve_student
from netlib.student_code import position_of

ADA = Student("6512345678", "Ada Lovelace")
SOON = 1.0  # seconds; a stop takes milliseconds, this leaves room for a busy machine


@pytest.fixture(autouse=True)
def _nothing_is_left_running():
    yield
    assert running() == []
    assert tracing.known_sockets() == []
    output.let_go()


def ask(server, data):
    with socket.create_connection(server.address, timeout=5) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        return receive_all(client)


def receive_all(client):
    received = b""
    while data := client.recv(4096):
        received += data
    return received


def stop_quickly(server):
    """Stop the server; it must not need the long way, in which Stopped is raised in the thread."""
    began = time.monotonic()
    server.stop()
    assert time.monotonic() - began < tracing.GRACE, "the thread was not woken"
    assert server.state == "stopped"
    socket.create_server(server.address).close()  # its port is free


# Student code, as students write it.


def accept_for_ever(listener):
    while True:
        connection, _ = listener.accept()
        with connection:
            while data := connection.recv(1024):
                connection.sendall(data.upper())


def echo_datagrams(sock):
    while True:
        data, sender = sock.recvfrom(1024)
        sock.sendto(data, sender)


def send_for_ever(connection):
    while True:
        connection.sendall(b"x" * 1_000_000)


def wait_for_data(connection):
    connection.recv(1024)


def spin(connection):
    while True:
        pass


# Serving -----------------------------------------------------------------------------------


def test_it_answers_each_client_in_a_thread_of_its_own():
    with BackgroundServer(serve_student, ADA) as server:
        with socket.create_connection(server.address) as idle:
            assert (
                ask(server, b"id\r\nname\r\nwhat\r\n") == b"6512345678\r\nAda Lovelace\r\nERROR\r\n"
            )
            idle.sendall(b"id\r\n")
            assert idle.recv(100) == b"6512345678\r\n"


def test_a_function_can_take_the_listening_socket():
    with BackgroundServer(accept_for_ever, takes="listener") as server:
        assert server.state == "waiting in accept()"
        assert ask(server, b"one") == b"ONE"
        assert ask(server, b"two") == b"TWO"


def test_a_function_can_take_datagrams():
    with BackgroundServer(echo_datagrams, takes="datagrams") as server:
        assert server.state == "waiting in recvfrom()"
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.settimeout(5)
            client.sendto(b"ping", server.address)
            assert client.recvfrom(100) == (b"ping", server.address)


def test_the_state_tells_how_many_clients_it_serves():
    with BackgroundServer(serve_student, ADA) as server:
        assert server.state == "waiting in accept()"
        with socket.create_connection(server.address):
            server.wait_for("serving 1 client")
            with socket.create_connection(server.address):
                server.wait_for("serving 2 clients")
        server.wait_for("waiting in accept()")


def test_ipv6():
    try:  # asked of the system alone: what netlib does wrong is no reason to skip
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError as error:
        pytest.skip(f"no IPv6 on this machine: {error}")
    server = BackgroundServer(serve_student, ADA, host="::1").start()
    with server, socket.create_connection(server.address[:2]) as client:
        client.sendall(b"id\r\n")
        assert client.recv(100) == b"6512345678\r\n"


def test_its_repr_is_a_sentence_that_is_the_same_on_every_run():
    server = BackgroundServer(serve_student, ADA)
    assert repr(server) == "serve_student: not started"
    with server:
        assert repr(server) == "serve_student: running in the background on 127.0.0.1"
    assert repr(server) == "serve_student: stopped"


# Stopping ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "takes"), [(accept_for_ever, "listener"), (wait_for_data, "connection")]
)
def test_it_stops_in_accept(function, takes):
    stop_quickly(BackgroundServer(function, takes=takes).start())


def test_it_stops_in_recvfrom():
    stop_quickly(BackgroundServer(echo_datagrams, takes="datagrams").start())


@pytest.mark.parametrize("function", [wait_for_data, send_for_ever])
def test_it_stops_in_recv_and_in_sendall(function):
    server = BackgroundServer(function).start()
    with socket.create_connection(server.address):
        server.wait_for("serving 1 client")
        stop_quickly(server)


def test_it_stops_while_its_own_loop_is_in_recv():
    server = BackgroundServer(accept_for_ever, takes="listener").start()
    with socket.create_connection(server.address):
        server.wait_for("serving 1 client")
        stop_quickly(server)


def test_it_stops_threads_that_the_student_started():
    def start_a_thread_for_each(listener):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=wait_for_data, args=(connection,)).start()

    server = BackgroundServer(start_a_thread_for_each, takes="listener").start()
    before = threading.active_count()
    with socket.create_connection(server.address):
        server.wait_for(lambda _: threading.active_count() > before)
        stop_quickly(server)
    assert threading.active_count() < before


def test_it_ends_an_endless_loop():
    server = BackgroundServer(spin).start()
    with socket.create_connection(server.address):
        server.wait_for("serving 1 client")
        server.stop()
    assert server.state == "stopped"
    assert server.name not in {thread.name for thread in threading.enumerate()}


def test_what_cannot_be_ended_is_reported_in_words(capsys):
    release = threading.Event()

    def wait_outside_of_python(connection):
        release.wait()

    server = BackgroundServer(wait_outside_of_python).start()
    with socket.create_connection(server.address):
        server.wait_for(lambda server: server._clients)
        server.stop()
    assert server.state.startswith("asked to stop, but still at line")
    assert "release.wait()" in server.state
    said = capsys.readouterr().out
    assert said.startswith("netlib: wait_outside_of_python cannot be ended now; it is still at")
    assert said.count("\n") == 1
    socket.create_server(server.address).close()  # the port is free all the same
    release.set()
    for thread in server._threads():
        thread.join(5)
    assert server.state == "stopped"


def test_code_that_swallows_everything_gives_the_port_back(capsys):
    stop = threading.Event()

    def swallow(connection):
        while not stop.is_set():
            try:  # noqa: SIM105  as students write it
                spin(connection)
            except:  # noqa: E722
                pass

    server = BackgroundServer(swallow).start()
    with socket.create_connection(server.address):
        server.wait_for(lambda server: server._clients)
        server.stop()
    assert "cannot be ended now" in capsys.readouterr().out
    socket.create_server(server.address).close()
    stop.set()
    server.stop()
    assert server.state == "stopped"


def test_a_thousand_starts_and_stops_leave_nothing():
    threads = threading.active_count()
    for _ in range(1000):
        BackgroundServer(serve_student, ADA).start().stop()
    assert threading.active_count() == threads
    assert tracing.known_sockets() == []


def test_it_can_be_started_again_after_a_stop():
    server = BackgroundServer(serve_student, ADA)
    for _ in range(2):
        with server:
            assert ask(server, b"id\r\n") == b"6512345678\r\n"


def test_a_function_that_returns_ends_the_server():
    def once(listener):
        listener.accept()[0].close()

    server = BackgroundServer(once, takes="listener").start()
    with socket.create_connection(server.address):
        server.wait_for(lambda server: server.state == "finished")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(server.address)
    server.stop()


def print_for_ever():
    while True:
        print("x")


def log_for_ever():
    logger = logging.Logger("student")
    logger.addHandler(logging.StreamHandler())
    while True:
        logger.warning("x")


def start_threads_for_ever():
    while True:
        threading.Thread(target=print, args=("x",)).start()


@pytest.mark.parametrize("function", [print_for_ever, log_for_ever, start_threads_for_ever])
def test_stopping_a_loop_that_holds_a_lock_now_and_then_leaves_the_lock_free(function):
    for _ in range(20):
        task = run_in_background(function)
        task.stop()
        assert task.state == "stopped"
        assert task.log._lock.acquire(timeout=5), "the ended thread still holds the log's lock"
        task.log._lock.release()


def test_a_function_may_start_workers_and_return():
    def work(listener):
        while True:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"hello")

    def start_workers(listener):
        for _ in range(3):
            threading.Thread(target=work, args=(listener,)).start()

    server = BackgroundServer(start_workers, takes="listener").start()
    for _ in range(5):
        assert ask(server, b"") == b"hello"
    stop_quickly(server)


def test_a_function_that_waits_on_a_socket_from_outside_is_woken_too():
    tracing.install()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()) as client, listener.accept()[0]:
            task = run_in_background(client.recv, 1)
            began = time.monotonic()
            task.stop()
            assert time.monotonic() - began < tracing.GRACE
    tracing.uninstall()


@pytest.mark.usefixtures("capsys")
def test_a_stuck_former_run_does_not_end_the_new_one():
    releases = [threading.Event(), threading.Event()]

    def wait_in_turn(number):
        releases[int.from_bytes(number)].wait()

    numbers = iter((b"\0", b"\1"))
    task = BackgroundTask(lambda: wait_in_turn(next(numbers)))
    task.start()
    task.stop()
    task.start()
    releases[0].set()
    for thread in task._threads():
        thread.join(0.1)  # the former one ends, the new one goes on
    assert task in running()
    releases[1].set()
    task.wait_for("finished")


def test_workers_of_a_pool_that_cannot_be_ended_do_not_hold_up_the_exit():
    program = (
        "import time\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from netlib import run_in_background\n"
        "def work():\n"
        "    ThreadPoolExecutor(1).submit(time.sleep, 3600).result()\n"
        "run_in_background(work).stop()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True
    )
    assert "cannot be ended now" in done.stdout


# Errors and prints of the student's code ------------------------------------------------------


def fail_in_the_third_line(connection):
    text = connection.recv(100)
    print("got", text)
    connection.sendall(texxt)  # noqa: F821  the mistake is the point


def test_an_error_appears_where_one_waits_and_only_once():
    server = BackgroundServer(fail_in_the_third_line).start()
    assert ask(server, b"hi") == b""
    with pytest.raises(NameError, match="texxt") as caught:
        server.wait_for("nothing that comes")
    lines = caught.traceback
    assert lines[-1].name == "fail_in_the_third_line"
    server.stop()


def test_an_error_appears_in_the_cell_that_stops():
    server = BackgroundServer(fail_in_the_third_line).start()
    ask(server, b"hi")
    with pytest.raises(NameError):
        server.stop()
    assert server.state == "stopped"


def test_an_error_appears_at_the_end_of_a_with_block_unless_the_block_has_its_own():
    with pytest.raises(NameError), BackgroundServer(fail_in_the_third_line) as server:
        ask(server, b"hi")
    with pytest.raises(ZeroDivisionError), BackgroundServer(fail_in_the_third_line) as server:
        raise ZeroDivisionError(ask(server, b"hi"))


def test_the_state_and_the_log_tell_of_an_error_and_the_server_goes_on():
    server = BackgroundServer(fail_in_the_third_line).start()
    ask(server, b"hi")
    line = fail_in_the_third_line.__code__.co_firstlineno + 3
    error = f"NameError: name 'texxt' is not defined (line {line})"
    server.log.wait_for("client 1 disconnected")
    assert server.state == f"failed: {error}; still waiting in accept()"
    assert str(server.log).splitlines() == [
        "client 1 connected",
        "client 1 | got b'hi'",
        f"client 1 failed: {error}",
        "client 1 disconnected",
    ]
    ask(server, b"again")
    with pytest.raises(NameError):
        server.stop()


def test_the_log_tells_at_which_lines_the_stop_came():
    with BackgroundServer(wait_for_data) as server:
        with socket.create_connection(server.address):
            server.wait_for("serving 1 client")
            server.wait_for(lambda server: any(map(position_of, server._threads())))
            server.stop()
    line = wait_for_data.__code__.co_firstlineno + 1
    assert str(server.log).splitlines() == [
        "client 1 connected",
        f"client 1 stopped at line {line}: connection.recv(1024)",
    ]


def test_an_error_in_its_own_loop_ends_the_server():
    def fail(listener):
        raise ValueError("no")

    server = BackgroundServer(fail, takes="listener").start()
    server.log.wait_for("failed")
    with pytest.raises(ValueError, match="no"):
        server.wait_for("anything")
    assert server.state.startswith("failed: ValueError: no (line ")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(server.address)


def test_an_error_in_a_thread_that_the_student_started_appears_where_one_asks(capsys):
    def fail_in_a_thread(connection):
        thread = threading.Thread(target=fail_in_the_third_line, args=(connection,))
        thread.start()
        thread.join()

    server = BackgroundServer(fail_in_a_thread).start()
    ask(server, b"hi")
    with pytest.raises(NameError):
        server.stop()
    assert capsys.readouterr() == ("", "")


def test_a_connection_error_of_the_students_own_is_raised():
    def call_nobody(connection):
        socket.create_connection(("127.0.0.1", 1))

    server = BackgroundServer(call_nobody).start()
    ask(server, b"")
    with pytest.raises(ConnectionRefusedError):
        server.stop()


def test_a_task_that_has_finished_is_not_run_again_by_with():
    runs = []
    task = run_in_background(runs.append, 1)
    task.wait_for(lambda task: task.state == "finished")
    with task:
        pass
    assert runs == [1]


def test_two_servers_that_print_never_mix():
    def chatter(connection, word):
        for number in range(100):
            print(word, number)

    servers = [BackgroundServer(chatter, word, name=word).start() for word in ("left", "right")]
    for server in servers:
        with socket.create_connection(server.address) as client:
            assert client.recv(1) == b""
        server.wait_for("disconnected")
        printed = [str(event) for event in server.log if event.call == "print"]
        assert printed == [f"client 1 | {server.name} {number}" for number in range(100)]
        server.stop()


def test_an_endless_print_is_bounded():
    def flood(connection):
        for _ in range(20_000):
            print("x" * 100)

    with BackgroundServer(flood) as server:
        with socket.create_connection(server.address) as client:
            assert client.recv(1) == b""
        server.wait_for("disconnected")
        assert len(server.log) == 10_000
        assert str(server.log).startswith("(10002 earlier lines are not kept)\n")


def test_waiting_in_vain_says_what_it_waited_for():
    with BackgroundServer(serve_student, ADA) as server:
        with pytest.raises(WaitedTooLong, match=r"'client 7'.*waiting in accept\(\)"):
            server.wait_for("client 7", timeout=0.01)


# Replacing ---------------------------------------------------------------------------------


def test_the_same_name_replaces_the_former_server(capsys):
    former = BackgroundServer(serve_student, ADA, name="mine").start()
    with BackgroundServer(serve_student, ADA, name="mine"):
        assert former.state == "stopped"
    said = capsys.readouterr().out
    assert said == "netlib: stopped mine, that ran under the same name.\n"


def test_two_servers_with_the_same_function_can_run_at_once():
    with BackgroundServer(serve_student, ADA) as one, BackgroundServer(serve_student, ADA) as two:
        assert ask(one, b"id\r\n") == ask(two, b"id\r\n")


def test_the_same_port_replaces_the_former_server(capsys):
    former = BackgroundServer(serve_student, ADA).start()
    port = former.address[1]
    with BackgroundServer(accept_for_ever, takes="listener", port=port) as server:
        assert former.state == "stopped"
        assert (
            repr(server)
            == f"accept_for_ever: running in the background on port {port} of 127.0.0.1"
        )
    assert capsys.readouterr().out == f"netlib: stopped serve_student, that held port {port}.\n"


def test_a_port_held_outside_is_an_error_and_leaves_nothing():
    plain = tracing.PlainSocket()
    with plain:
        plain.bind(("127.0.0.1", 0))
        plain.listen()
        with pytest.raises(PortTaken, match="this program has it"):
            BackgroundServer(serve_student, ADA, port=plain.getsockname()[1]).start()


def test_opening_to_the_network_says_what_it_means(capsys):
    BackgroundServer(serve_student, ADA, host="0.0.0.0").start().stop()
    said = capsys.readouterr().out
    assert said.startswith("netlib: serve_student is open to the network: every machine that can")
    assert said.count("\n") == 1


async def ask_later(connection):
    pass


def answer_bit_by_bit(connection):
    yield connection


# Wrong arguments ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        ((None,), {}, "without parentheses"),
        ((serve_student,), {}, "does not fit"),
        ((spin,), {"takes": "packets"}, "'connection', 'listener', 'datagrams'"),
        ((spin,), {"port": "80"}, "without quotes"),
        ((spin,), {"port": 70000}, "0 to 65535"),
        ((spin,), {"port": True}, "0 to 65535"),
        ((spin,), {"host": None}, "a host is a text"),
        ((spin,), {"takes": []}, "'connection', 'listener', 'datagrams'"),
        ((ask_later,), {}, "async function"),
        ((answer_bit_by_bit,), {}, "generator"),
    ],
)
def test_a_call_that_cannot_work_is_refused_at_once(arguments, options, words):
    with pytest.raises(WrongArgument, match=words):
        BackgroundServer(*arguments, **options)


def test_the_address_of_a_server_that_has_not_started():
    with pytest.raises(WrongArgument, match=r"Call start\(\) first"):
        _ = BackgroundServer(spin).address


# Hostile and broken clients ------------------------------------------------------------------


def reset(client):
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


def test_an_endless_line_is_answered_with_an_error_and_ended():
    with BackgroundServer(serve_student, ADA) as server:
        with socket.create_connection(server.address, timeout=5) as client:
            client.sendall(b"x" * 5000)
            assert receive_all(client) == b"ERROR\r\n"
        assert ask(server, b"id\r\n") == b"6512345678\r\n"


def test_clients_that_reset_harm_nobody():
    with BackgroundServer(serve_student, ADA) as server:
        for _ in range(50):
            client = socket.create_connection(server.address)
            client.sendall(b"id\r\n" * 10)
            reset(client)
        assert ask(server, b"id\r\n") == b"6512345678\r\n"


def test_a_reset_in_the_students_code_is_noted_and_not_raised():
    with BackgroundServer(wait_for_data) as server:
        client = socket.create_connection(server.address)
        server.wait_for("serving 1 client")
        reset(client)
        server.wait_for("client 1 was cut off: ConnectionResetError")


def test_bytes_that_come_one_at_a_time_and_a_half_close_are_answered():
    with BackgroundServer(serve_student, ADA) as server:
        with socket.create_connection(server.address, timeout=5) as client:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in b"id\r\nna":
                client.sendall(bytes([byte]))
            assert client.recv(100) == b"6512345678\r\n"
            client.shutdown(socket.SHUT_WR)
            assert receive_all(client) == b""


def test_more_clients_than_there_is_room_for_do_not_keep_others_out(monkeypatch):
    monkeypatch.setattr(background_server, "CLIENTS_AT_MOST", 5)
    with BackgroundServer(serve_student, ADA) as server:
        idle = [socket.create_connection(server.address) for _ in range(30)]
        assert ask(server, b"id\r\n") == b"6512345678\r\n"
        assert threading.active_count() < 15
        server.wait_for("client 1 dropped, to make room for a new client")
        for client in idle:
            client.close()


def test_a_system_without_room_for_another_socket_does_not_stop_it():
    resource = pytest.importorskip("resource", reason="Windows has no limit of open files")
    with BackgroundServer(serve_student, ADA) as server:
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        clients = [tracing.PlainSocket() for _ in range(20)]
        free = max(client.fileno() for client in clients) + 10  # room for ten connections
        resource.setrlimit(resource.RLIMIT_NOFILE, (free, limits[1]))
        try:
            for client in clients:
                client.connect(server.address)
            clients[-1].settimeout(5)
            clients[-1].sendall(b"id\r\n")
            assert clients[-1].recv(100) == b"6512345678\r\n"
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
            for client in clients:
                client.close()


def test_what_happens_just_before_the_end_is_still_seen():
    may_end = threading.Event()
    task = run_in_background(may_end.wait)
    looks = []

    def wanted(task) -> bool:
        looks.append(task.state)
        if len(looks) == 1:  # it looks, and sees nothing; then everything happens at once
            may_end.set()
            ends = time.monotonic() + SOON
            while task.state != "finished" and time.monotonic() < ends:
                pass
            return False
        return True

    task.wait_for(wanted)
    assert len(looks) == 2

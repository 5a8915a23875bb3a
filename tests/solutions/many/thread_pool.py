"""A pool with more threads than clients can come. A thread is made when it is needed."""

from concurrent.futures import ThreadPoolExecutor

MOST_CLIENTS = 500
LONGEST = 8192  # bytes of one line


def serve(listen_sock, student_id, name):
    pool = ThreadPoolExecutor(max_workers=MOST_CLIENTS)
    try:
        while True:
            connection, _ = listen_sock.accept()
            pool.submit(talk, connection, student_id, name)
    finally:
        pool.shutdown(wait=False)  # the clients may stay longer than the server


def talk(connection, student_id, name):
    with connection:
        rest = b""
        try:
            while data := connection.recv(2048):
                *commands, rest = (rest + data).split(b"\r\n")
                replies = [reply(command, student_id, name) for command in commands]
                connection.sendall(b"".join(replies))
                if len(rest) > LONGEST:
                    connection.sendall(b"ERROR\r\n")
                    break
        except ConnectionError:
            pass


def reply(command, student_id, name):
    match command:
        case b"id":
            return student_id.encode() + b"\r\n"
        case b"name":
            return name.encode() + b"\r\n"
        case _:
            return b"ERROR\r\n"

"""A command has at most 4096 bytes: a longer one gets one ERROR, and the connection is closed."""

BOUND = 4096  # bytes, without CR LF


def serve(listen_sock, student_id, name):
    while True:
        connection, _ = listen_sock.accept()
        try:
            with connection:
                answer_all(connection, student_id, name)
        except ConnectionError:
            continue


def answer_all(connection, student_id, name):
    buffer = b""
    searched = 0  # bytes at the front that hold no CR LF
    while len(buffer) <= BOUND + 1:
        data = connection.recv(BOUND)
        if not data:
            return
        buffer += data
        while (end := buffer.find(b"\r\n", searched)) >= 0:
            connection.sendall(answer(buffer[:end], student_id, name))
            buffer = buffer[end + 2 :]
            searched = 0
        searched = max(len(buffer) - 1, 0)
    connection.sendall(b"ERROR\r\n")


def answer(command, student_id, name):
    values = {b"id": student_id, b"name": name}
    return values.get(command, "ERROR").encode("utf-8") + b"\r\n"

"""A thread for each client, so that nobody waits for the others."""

import threading

BUFFER_LIMIT = 10_000  # bytes


def serve(listen_sock, student_id, name):
    while True:
        try:
            client, _ = listen_sock.accept()
        except OSError:
            return  # the listening socket has been closed
        threading.Thread(target=talk, args=(client, student_id, name), daemon=True).start()


def talk(client, student_id, name):
    rest = b""
    try:
        while data := client.recv(4096):
            *lines, rest = (rest + data).split(b"\r\n")
            for line in lines:
                client.sendall(reply(line, student_id, name))
            if len(rest) > BUFFER_LIMIT:
                break
    except ConnectionError:
        pass
    finally:
        client.close()


def reply(line, student_id, name):
    match line:
        case b"id":
            text = student_id
        case b"name":
            text = name
        case _:
            text = "ERROR"
    return text.encode() + b"\r\n"

OK_ID = "id\r\n"
OK_NAME = "name\r\n"
ERR = "ERROR\r\n"


def compute_reply(text, student_id, name):
    if text == OK_ID:
        reply = student_id + "\r\n"
    if text == OK_NAME:
        reply = name + "\r\n"
    else:
        reply = ERR
    return reply


def serve(listen_sock, student_id, name):
    while True:
        s, peer = listen_sock.accept()
        try:
            with s, s.makefile("rb") as incoming:
                for raw in incoming:
                    if raw.endswith(b"\n"):
                        text = raw.decode("utf-8", errors="replace")
                        s.sendall(compute_reply(text, student_id, name).encode("utf-8"))
        except ConnectionError:
            print(peer, "is gone")

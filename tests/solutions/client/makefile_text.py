import socket

CRLF = "\r\n"


def ask(host, port, command):
    with socket.create_connection((host, port)) as connection:
        connection.settimeout(8)
        with connection.makefile("rw", encoding="utf-8", newline=CRLF) as stream:
            print(command, file=stream, flush=True)
            answer = stream.readline()
    if not answer.endswith(CRLF):
        raise ConnectionResetError("the answer has no end")
    return answer[: -len(CRLF)]
